// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace limber::ui {

// Calls of operator new so far, in the whole program. Dear ImGui allocates by
// its own means, which only grow.
std::size_t Allocations();

}  // namespace limber::ui

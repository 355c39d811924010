// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// Reads the phases of a movement whose poses and stances have been read, into
// `movement`. Rules: content/README.md, section "Phases". A phase may play one
// of `ways`.
void ReadPhases(const Node& node, std::span<const coach::Movement> ways,
                Report& report, coach::Movement& movement);

}  // namespace limber::content

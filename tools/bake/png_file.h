// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

#include "engine/body/figure.h"
#include "engine/core/problem.h"

namespace limber::bake {

// Writes 8 bits a channel, 1 to 4 channels, untagged (the numbers are data).
std::optional<core::Problem> WritePng(const std::filesystem::path& path,
                                      const body::Image& image);

}  // namespace limber::bake

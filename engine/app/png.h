// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "engine/core/problem.h"

namespace limber::app {

// rgb8, rows from the top. Written beside and renamed.
std::optional<core::Problem> WritePng(const std::filesystem::path& path,
                                      int width, int height,
                                      std::span<const std::uint8_t> rgb);

}  // namespace limber::app

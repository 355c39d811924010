// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "engine/core/problem.h"

namespace limber::output {

// The bytes of a PNG file: 8 bit, rows from the top, channels interleaved.
std::string EncodePng(int width, int height, int channels,
                      std::span<const std::uint8_t> pixels);

// rgb8, rows from the top. Written beside and renamed.
std::optional<core::Problem> WritePng(const std::filesystem::path& path,
                                      int width, int height,
                                      std::span<const std::uint8_t> rgb);

}  // namespace limber::output

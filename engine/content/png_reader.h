// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/body/figure.h"
#include "engine/core/problem.h"

namespace limber::content {

inline constexpr int kPictureSide = 4096;  // texels, at most

// An 8-bit PNG as `channels` channels (1 to 4). Rules: unreadable-file,
// figure-picture. Never throws.
core::Loaded<body::Image> LoadPng(const std::filesystem::path& path,
                                  int channels);

}  // namespace limber::content

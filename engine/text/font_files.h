// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/core/problem.h"

namespace limber::text {

enum class Weight { kRegular, kMedium, kSemiBold };
inline constexpr std::size_t kWeights = 3;

// Files of fonts, whole, in memory. A family that has no file of a weight uses
// its regular one for it.
struct Family {
  std::array<std::string, kWeights> files;  // [Weight] bytes
  float height = 0;                         // ascent and descent, em
};

inline constexpr const char* kIconFont = "forkawesome-webfont.ttf";

// The families that are installed, the one to be used first first: Inter for
// Latin, Greek and Cyrillic, DejaVu Sans for what Inter lacks, Fork Awesome for
// icons (U+F000 and on). Looked for in
// `folders`, then in the system's. Fails with rule "unreadable-file" where a
// folder given here does not exist; an empty list is no fault.
core::Loaded<std::vector<Family>> FindFamilies(
    std::span<const std::filesystem::path> folders = {});

// One file by its name, from the same places; empty = not there.
std::string ReadFont(const char* name,
                     std::span<const std::filesystem::path> folders = {});

}  // namespace limber::text

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/problem.h"

namespace limber::core {

// The whole file. Fails with rule "unreadable-file" where it is missing, not a
// plain file, or larger than `limit` bytes.
Loaded<std::string> ReadFile(const std::filesystem::path& path,
                             std::size_t limit = std::size_t{256} << 20);

// Writes beside `path` and renames, so that a reader finds the old content or
// the new, never half. Returns the fault, rule "unwritable-file", or nothing.
std::optional<Problem> WriteFile(const std::filesystem::path& path,
                                 std::string_view content);

}  // namespace limber::core

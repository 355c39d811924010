// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace limber::core {

// The candidate with the fewest single-letter edits from `word`, for "did you
// mean"; empty where even the best needs more than a third of its letters
// changed. Comparison is case-sensitive.
std::string_view ClosestWord(std::string_view word,
                             std::span<const std::string_view> candidates);

}  // namespace limber::core

// SPDX-License-Identifier: MIT
#include "engine/core/text.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace limber::core {
namespace {

// Levenshtein distance, one row at a time.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view ClosestWord(std::string_view word,
                             std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t fewest = ~std::size_t{0};
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = EditDistance(word, candidate);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  const std::size_t tolerated = std::max<std::size_t>(1, best.size() / 3);
  return fewest <= tolerated ? best : std::string_view{};
}

}  // namespace limber::core

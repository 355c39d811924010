// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/coach/movement.h"

namespace limber::coach {

// One way on the way.
struct WayStep {
  std::size_t way = 0;     // index into the movements
  bool backwards = false;  // from its end to its beginning

  bool operator==(const WayStep&) const = default;
};

// The ways that lead from one base position to another in the least time, in
// order; none where they are the same, no value where they can not be joined.
// Movements that are no ways are left aside; each way leads in both directions.
std::optional<std::vector<WayStep>> FindChain(
    std::span<const Movement> movements, std::string_view from,
    std::string_view to);

}  // namespace limber::coach

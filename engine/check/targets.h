// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace limber::check {

// What a movement is meant to be, written down a second time and not read from
// content/: a slip there then shows as a disagreement.
struct StretchTarget {
  std::string_view when;   // phase or, in rounds, pose, as in MuscleTarget
  std::string_view scope;  // muscle groups that compete, "back neck shoulder";
                           // empty = no ranking
  std::string_view primaries;  // ids, in the order of the alphabet
};

struct MovementTarget {
  std::string_view movement;
  double seconds = 0;                    // the whole, at default settings
  double hold_least = 0, hold_most = 0;  // s; 0 = it has no hold
  std::span<const StretchTarget> stretches;
};

// nullptr for a movement that is not known here: it is then checked by the
// general rules only.
const MovementTarget* FindTarget(std::string_view movement);

}  // namespace limber::check

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/coach/routine.h"

namespace limber::coach {

// A routine brought to another length.
struct Tailored {
  Routine routine;  // unresolved; its total is what it now adds up to
  std::vector<std::string> said;  // what was changed, a sentence each
  std::string refusal;            // why it could not be done; empty = done
};

// Scales the holds and rounds of every movement by the same share of its
// window until the items add up to `total`. Holds take the remainder, so the
// total is met exactly where anything is held, and to within half of the
// shortest round where only rounds can change. Content time, as
// Routine::total. Refuses what no windows allow.
Tailored Tailor(const Routine& routine, const std::vector<Movement>& movements,
                core::Duration total);

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/coach/movement.h"

namespace limber::coach {

// Other forms of a movement. Each is an ordinary movement, which is laid out,
// performed and checked like any other; its id is that of the movement with
// ".ID" behind it. Requires: the variation plays, the mistake shows.
Movement Vary(const Movement& movement, const Variation& variation);
// The same phases and times, so that both can be shown at one time. What the
// body does in a way it shares with other movements stays right.
Movement Mistaken(const Movement& movement, const Mistake& mistake);

// Where the forms of a movement are among all that is performed; -1 where one
// has only words. A variation has the same variations, and mistakes of its own.
struct Variants {
  std::vector<int> variations;  // [Movement::variations]
  std::vector<int> mistakes;    // [Movement::mistakes]
};

// Adds all forms of the first `count` movements behind the others and says
// where they are.
std::vector<Variants> AddVariants(std::vector<Movement>& movements,
                                  std::size_t count);

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/body/dof.h"
#include "engine/coach/movement.h"
#include "engine/coach/timeline.h"

namespace limber::coach {

// A step of rounds in which the feet leave the ground.
struct Footfall {
  core::Duration at{0};  // movement time
  body::Side side{};
  // The foot lands; otherwise the knee is highest, or the heel taps.
  bool lands = true;
};

// From the plants of the keys: a foot lands where it is planted after it was
// not; a knee is highest at the key that bends its hip most. Who walks lands
// where the gait strikes. In order of time.
std::vector<Footfall> Footfalls(const Movement& movement,
                                const Timeline& timeline);

}  // namespace limber::coach

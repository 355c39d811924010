// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/coach/timeline.h"

namespace limber::coach {

// Breathing at `time`, which lies in `segment` of the timeline. Every stretch
// of breathing holds whole breaths, so the lungs are empty at each seam and
// nothing jumps, wherever one seeks to:
//
//   a hold          paced; the number of breaths nearest to the user's setting
//   rounds, led     one breath a round, split as the movement says
//   all that lies   the body's own breath, again whole breaths nearest to the
//   between         user's setting; a movement of free breath is one stretch.
//                   Warm-ups breathe as who is active does: 15 a minute, less
//                   deep, whatever the user's setting
//
// A hold therefore begins with an in-breath and the way into it ends on an
// out-breath.
Breath BreathAt(const Movement& movement, const Settings& settings,
                const Timeline& timeline, int segment, core::Duration time);

// The paced breaths of the timeline, half by half, in order.
struct HalfBreath {
  bool in = true;
  core::Duration begin{0}, end{0};
};
std::vector<HalfBreath> PacedBreaths(const Movement& movement,
                                     const Settings& settings,
                                     const Timeline& timeline);

// The body's own breath in a stretch of its own, `played` of `seconds` in.
Breath OwnBreath(const Settings& settings, double played, double seconds);

}  // namespace limber::coach

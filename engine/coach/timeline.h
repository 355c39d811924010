// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/body/dof.h"
#include "engine/coach/movement.h"
#include "engine/coach/settings.h"
#include "engine/core/time.h"

namespace limber::coach {

// One stretch of a movement's time: a phase, one repetition of it, one side.
struct Segment {
  int phase = 0;                    // index into Movement::phases
  int repeat = 0;                   // 0 .. phase.repeats - 1
  bool mirrored = false;            // played for the left side
  core::Duration begin{0}, end{0};  // routine time; a segment owns [begin, end)
  bool backwards = false;           // from its last key to its first
};

// The movement laid out in time under the given settings. Pace scales every
// phase but holds; holds keep their seconds (times hold_scale); a movement led
// by the breath takes the length of its rounds from the breath: the user's
// in + out over the default 10 s scales the movement's own period, never under
// 8 s.
struct Timeline {
  std::vector<Segment> segments;  // in order, without gaps; never empty
  core::Duration total{0};
};

Timeline Lay(const Movement& movement, const Settings& settings);
// A way from its end to its beginning. Requires: one phase, not per side.
Timeline LayBackwards(const Movement& way, const Settings& settings);

// Where breathing is at one time, for the orb, the wave and the trunk.
struct Breath {
  bool paced = false;  // shown and led; otherwise only the body's own breath
  bool in = true;
  double fraction = 0;  // of the in-breath or out-breath, [0, 1]
  double fullness = 0;  // air in the lungs, 0 = end of out-breath, 1 = full;
                        // .5 - .5 cos(pi q), continuous over phases and seams
  double rate = 6;      // breaths per minute
};

// Everything the coach says about one time. Derived, never stored.
struct Moment {
  core::Duration time{0};  // clamped to [0, total]
  int segment = 0;         // index into Timeline::segments
  double ratio = 0;        // of the segment already played, [0, 1]
  core::Duration left{0};  // of the segment
  bool finished = false;   // true from the last tick on
  body::Side side = body::Side::kRight;  // the side it is played for
  Breath breath;
  std::string_view cue;       // owned by the movement; empty = none
  double cue_opacity = 0;     // [0, 1], fades 200 ms, closed form of time
  int round = 0, rounds = 0;  // repetition just begun, 1-based; 0 = no rounds
};

// Pure function. `time` is clamped to the timeline; a segment owns its first
// tick, not its last. Requires: timeline laid from this movement and settings.
Moment At(const Movement& movement, const Settings& settings,
          const Timeline& timeline, core::Duration time);

}  // namespace limber::coach

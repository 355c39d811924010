// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/coach/timeline.h"

namespace limber::coach {

inline constexpr double kCueFade = 0.2;  // s, in and out

// Seconds a cue needs on the screen, fades included: 2.5 s or a third of a
// second a word, whichever is longer, at full opacity.
double CueSeconds(std::string_view text);

// The cue on the screen at one time.
struct Caption {
  std::string_view text;  // owned by the movement; empty = none
  double opacity = 0;     // [0, 1]
};

// A pure function of routine time. A cue comes at its place or, where the one
// before it still needs its seconds, right after that one; a cue that would
// come later than its own segment is left out. It stays until the next one, at
// most 6 s or to the end of its segment. The same words twice running are one
// cue. In rounds, cues of the same share take turns: the repetitions are split
// between them in order.
Caption CaptionAt(const Movement& movement, const Timeline& timeline,
                  core::Duration time);

// The same for the whole timeline: what is shown when, in order.
struct CaptionSpan {
  std::string_view text;  // owned by the movement
  core::Duration begin{0}, end{0};
};
std::vector<CaptionSpan> Captions(const Movement& movement,
                                  const Timeline& timeline);

}  // namespace limber::coach

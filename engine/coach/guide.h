// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/session.h"

namespace limber::coach {

// Where someone is who follows a routine, in the few words that are shown large
// and said aloud. Derived, never stored.
struct Guide {
  enum class Step {
    kCard,    // something to read
    kReady,   // stands as the first movement begins
    kMoving,  // into, between or out of what is held; from place to place
    kHold,
    kRounds,
    kSwitch,  // to the other side
    kRest,
    kDone
  };
  Step step{};
  // Of what is done now; of what comes next while the body is on its way there
  // or waits. Index into Repertoire::movements; -1 = none is left.
  int movement = -1;
  int number = 0, count = 0;  // that movement among those of the routine
  // The piece of the movement behind it; -1 = none.
  int next = -1;
  // Until the step is over, and that as a share of it, [0, 1]. Rounds are one
  // step.
  core::Duration left{0};
  double share_left = 0;
  // Of a movement that is done to both sides: 1 or 2; 0 = it has no sides, or
  // none is played now.
  int side = 0;
  bool on_the_way = false;  // a way or a pause is played, not the movement
};

// Requires: the session plays a routine.
Guide GuideAt(const Session& session);

}  // namespace limber::coach

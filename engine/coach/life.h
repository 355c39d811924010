// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/face.h"
#include "engine/coach/ask.h"

// What a living body adds to a pose by itself. Pure functions of time.
namespace limber::coach {

// A still body is never quite still: its trunk wanders by a quarter of a degree
// about the pose and, where it stands, over its feet by some millimetres.
// `into` and `left` are the seconds since the hold began and until it ends: at
// both ends there is no sway. `mirrored` turns left and right round, so that
// both sides of a movement are alike. Source: winter-1995
void Wander(double into, double left, bool mirrored, bool stands, Ask& ask);

// How far the lids are shut at a time, s: [0, 1]. A blink takes a third of a
// second and comes every 2 to 6 s. Source: bentivoglio-1997
double Blink(double seconds);

// Where the eyes look while the body goes from one posture to the other in the
// next moment: ahead of the turning head, and with it where it nods far.
body::Face Look(const body::Posture& now, const body::Posture& ahead,
                double seconds);
// How far ahead that is, s.
inline constexpr double kLookAhead = 0.25;

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/ui/canvas.h"

// Private to this room: what the rings of both pages are drawn with.
namespace limber::ui {

struct RingShape {
  float x = 0, y = 0, radius = 0, stroke = 0;  // pixels
};
// Of the ring on a square plate.
RingShape ShapeOf(const Rect& plate);

inline constexpr int kMostArcs = 24;  // more rounds are drawn as one arc

// How opaque the plate is `left` seconds before an end: in each of the last
// three it lifts softly for 300 ms.
float LiftedPlate(const Canvas& c, double left);
// What is left of it, as a share: empties clockwise.
void DrawEmptyingArc(Canvas& c, const RingShape& ring, float left,
                     Colour colour);
// An arc for each round, filled as far as it has been played.
void DrawRoundArcs(Canvas& c, const RingShape& ring,
                   const coach::Moment& moment, Colour colour);

}  // namespace limber::ui

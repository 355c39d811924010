// SPDX-License-Identifier: MIT
#include "engine/ui/ring_arcs.h"

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

constexpr float kTurn = 2 * 3.14159265f;
constexpr float kStroke = 0.034f, kInset = 0.02f;  // of the diameter
constexpr float kGap = 3 * kTurn / 360;

}  // namespace

RingShape ShapeOf(const Rect& plate) {
  const float d = plate.width(), stroke = kStroke * d;
  return {plate.centre_x(), plate.centre_y(), d / 2 - stroke / 2 - kInset * d,
          stroke};
}

float LiftedPlate(const Canvas& c, double left) {
  if (left >= 3 || left <= 0) return c.ink.plate_alpha;
  const double into = std::ceil(left) - left;
  if (into >= 0.3) return c.ink.plate_alpha;
  return c.ink.plate_alpha -
         0.08f * std::sin(static_cast<float>(into / 0.3) * kTurn / 2);
}

void DrawEmptyingArc(Canvas& c, const RingShape& ring, float left,
                     Colour colour) {
  c.Arc(ring.x, ring.y, ring.radius, 0, kTurn, ring.stroke, c.ink.track, false);
  if (left > 0.001f) {
    c.Arc(ring.x, ring.y, ring.radius, kTurn * (1 - left), kTurn, ring.stroke,
          colour, true);
  }
}

void DrawRoundArcs(Canvas& c, const RingShape& ring,
                   const coach::Moment& moment, Colour colour) {
  const int n = moment.rounds;
  const float ratio = static_cast<float>(moment.ratio);
  if (n > kMostArcs) {
    const float done =
        (static_cast<float>(moment.round - 1) + ratio) / static_cast<float>(n);
    c.Arc(ring.x, ring.y, ring.radius, 0, kTurn, ring.stroke, c.ink.track,
          false);
    c.Arc(ring.x, ring.y, ring.radius, 0, kTurn * std::max(done, 0.002f),
          ring.stroke, colour, true);
    return;
  }
  const float share = kTurn / static_cast<float>(n);
  const float gap = n > 1 ? kGap : 0;
  for (int i = 0; i < n; ++i) {
    const float from = share * static_cast<float>(i) + gap / 2;
    const float to = from + share - gap;
    c.Arc(ring.x, ring.y, ring.radius, from, to, ring.stroke, c.ink.track,
          false);
    const float done = i + 1 < moment.round    ? 1
                       : i + 1 == moment.round ? ratio
                                               : 0;
    if (done > 0.01f) {
      c.Arc(ring.x, ring.y, ring.radius, from, from + (to - from) * done,
            ring.stroke, colour, false);
    }
  }
}

}  // namespace limber::ui

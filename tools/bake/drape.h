// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tools/bake/skin_surface.h"

namespace limber::bake {

// Catmull-Rom through `points` at ascending `knots`; ends run straight on.
// The normal follows linearly.
SkinPoint SplineAt(const std::vector<SkinPoint>& points,
                   const std::vector<double>& knots, double at);

// Chord lengths of a polyline, from 0 to 1.
std::vector<double> ChordKnots(const std::vector<SkinPoint>& points);

// Moves a point onto the skin that looks its way; leaves it where there is
// none within 4 cm.
SkinPoint Settle(const SkinSurface& skin, SkinPoint point, SkinPart parts);

// A curve through `points` laid on the skin, as `count` points evenly spaced
// along it.
std::vector<SkinPoint> DrapeCurve(const SkinSurface& skin,
                                  const std::vector<SkinPoint>& points,
                                  int count, SkinPart parts);

}  // namespace limber::bake

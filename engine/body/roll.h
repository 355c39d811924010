// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/body/patch.h"

namespace limber::body {

// A back that rolls over a round bar, or a bar that rolls under a back. What
// touches wanders over the skin and over the bar; where nothing slips, both
// ways are equally long.

// A bar at one moment, world space.
struct Bar {
  ContactSurface surface;  // with a radius
  double turned = 0;       // rad about its axis, right-handed
};

// How far skin has slid over the bar between two moments, m.
struct Slip {
  double around = 0;    // about the bar's axis, right-handed
  double along = 0;     // the axis
  double touching = 0;  // weight of the skin that touched at both; 0 = none
};
// `before` and `after` are skin as drawn, laid onto the bar. Only what touches
// at both moments counts, so they must be near each other.
Slip SlipOf(const SkinPatch& patch, const Bar& bar_before,
            std::span<const math::Vec3f> before, const Bar& bar_after,
            std::span<const math::Vec3f> after);

// As Measure does, of the skin that is over the bar now.
ContactMeasure MeasureOnBar(const SkinPatch& patch,
                            const ContactSurface& surface,
                            std::span<const math::Vec3f> points);

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/ui/layout.h"

namespace limber::ui {

// The breathing disc inside a ring of this radius and stroke width, pixels:
// grows with `fullness` in [0, 1]; of one size where motion is reduced.
float OrbRadius(float ring_radius, float stroke, double fullness, bool reduced);
// Its opacity: constant, or in place of the size.
float OrbAlpha(double fullness, bool reduced);

// Where the ring stands: at the top right of the stage. Square.
Rect RingPlace(const Layout& layout);

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/palette.h"
#include "engine/ui/tokens.h"
#include "engine/ui/view.h"

// Private to this room: the colours of a muscle's state in the legend, out of
// the same table that paints the body.
namespace limber::ui {

struct Swatch {
  Colour fill, edge;
  Colour mark;  // of the pattern: stands out from the fill
};

Swatch SwatchOf(const View& view, const Tokens& ink,
                scene::RegionLight::State state);

}  // namespace limber::ui

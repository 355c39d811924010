// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/scene/frame.h"

namespace limber::ui {

// sRGB bytes, red in the low one, straight alpha: as Overlay::Vertex::rgba.
using Colour = std::uint32_t;

// From 0xRRGGBB.
constexpr Colour Rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFFu) << 16 | (hex & 0xFF00u) |
         (hex >> 16 & 0xFFu);
}

Colour Fade(Colour colour, float alpha);          // alpha times `alpha`
Colour Mix(Colour from, Colour to, float share);  // bytes, share in [0, 1]
double Contrast(Colour a, Colour b);              // WCAG 2, [1, 21], opaque

// Colours by use. The neutrals are warm; the one hue is a sage teal, so that
// the muscles stay the only saturated thing in the picture.
struct Tokens {
  Colour bg, s1, s2, s3;       // window, panel, field, pressed
  Colour edge, line, control;  // panel outline, divider, outline of inputs
  Colour track;                // unfilled bar, ring, slider
  Colour t1, t2, t3;           // text; t3 never on s3 or accentsoft
  Colour accent, onaccent, accentsoft, focus, caution, ghost;
  Colour plate;  // under public text, drawn at plate_alpha
  float plate_alpha;
  Colour shadow;
  float shadow_alpha;
  bool outlined_bars;  // light ground: yellow needs its edge
};

const Tokens& TokensOf(scene::Theme theme);

}  // namespace limber::ui

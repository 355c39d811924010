// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/scene/frame.h"

// The colours of muscle highlights: one table for the body, the legend, the
// bars and the swatches.
namespace limber::scene {

// What a state of RegionLight looks like; linear light.
struct Highlight {
  Vec3f fill{0};
  Vec3f edge{0};      // for swatches and bars
  float opacity = 0;  // of the fill where the region is fully lit
  float lift = 0;     // glow of its own, share of the fill
};

inline constexpr std::array<std::string_view, 2> kPaletteNames = {"Anatomical",
                                                                  "Clear"};

// Palette 0 depends on the skin (nearest tone of looks.h), palette 1 does not.
// State kNone gives opacity 0.
Highlight HighlightOf(int palette, RegionLight::State state,
                      const SkinTone& skin);

// The outline of a region over a surface: dark #2A0E06 or light #FFF3E2,
// whichever stands out more from it. Over skin: by the tone's own flag.
Vec3f OutlineOver(const Vec3f& surface);
Vec3f OutlineOver(const SkinTone& skin);

// Tones of a ghost: where it is astray, and of the rest of it.
struct GhostTone {
  Vec3f astray, rest;
};
GhostTone GhostToneOf(Theme theme);

}  // namespace limber::scene

// SPDX-License-Identifier: MIT
#include "engine/scene/palette.h"

#include <cstdint>

#include "engine/scene/colour.h"
#include "engine/scene/looks.h"

namespace limber::scene {
namespace {

using State = RegionLight::State;

constexpr std::uint32_t kDarkOutline = 0x2A0E06, kLightOutline = 0xFFF3E2;
constexpr std::uint32_t kRelaxed = 0xDCEBF6, kRelaxedEdge = 0x34424F;

struct Fills {
  std::string_view skin;
  std::uint32_t primary, secondary, working;
};
constexpr std::array<Fills, 6> kAnatomical = {{
    {"sand", 0xE0401A, 0xF4AC40, 0x1F7CAC},
    {"porcelain", 0xC62A14, 0xE8912A, 0x1F6E9C},
    {"honey", 0xC02A10, 0xFFD060, 0x134F7C},
    {"umber", 0xFF6A1E, 0xFFE6A6, 0x35BCE0},
    {"espresso", 0xFF6A1E, 0xFFE6A6, 0x4FC6E8},
    {"clarity", 0xE04A1A, 0xFFC14A, 0x1C6F9E},
}};

const Fills& FillsFor(const SkinTone& skin) {
  const Fills* best = &kAnatomical[0];
  float least = 1e9f;
  for (const Fills& fills : kAnatomical) {
    const float apart = glm::distance(FindSkin(fills.skin).colour, skin.colour);
    if (apart < least) {
      least = apart;
      best = &fills;
    }
  }
  return *best;
}

Highlight Make(std::uint32_t fill, std::uint32_t edge, State state) {
  Highlight highlight{FromHex(fill), FromHex(edge), 0, 0};
  switch (state) {
    case State::kNone:
      break;
    case State::kPrimary:
      highlight.opacity = .93f;
      highlight.lift = .10f;
      break;
    case State::kSecondary:
      highlight.opacity = .80f;
      highlight.lift = .045f;
      break;
    case State::kWorking:
      highlight.opacity = .85f;
      highlight.lift = .06f;
      break;
    case State::kRelaxed:
      highlight.opacity = .80f;
      break;
  }
  return highlight;
}

}  // namespace

Highlight HighlightOf(int palette, State state, const SkinTone& skin) {
  const bool clear = palette == 1;
  const Fills& warm = FillsFor(skin);
  const std::uint32_t outline =
      skin.dark_outline ? kDarkOutline : kLightOutline;
  switch (state) {
    case State::kNone:
      return {};
    case State::kPrimary:
      return clear ? Make(0xDC2388, 0x520A38, state)
                   : Make(warm.primary, outline, state);
    case State::kSecondary:
      return clear ? Make(0xFFDC4F, 0x523600, state)
                   : Make(warm.secondary, outline, state);
    case State::kWorking:
      return clear ? Make(0x46A0F5, 0x0B2C5C, state)
                   : Make(warm.working, outline, state);
    case State::kRelaxed:
      return Make(kRelaxed, kRelaxedEdge, state);
  }
  return {};
}

// No highlight of any palette is violet.
GhostTone GhostToneOf(Theme theme) {
  return theme == Theme::kDark
             ? GhostTone{FromHex(0xB6A2FA), FromHex(0x8C99AB)}
             : GhostTone{FromHex(0x8A6CE6), FromHex(0xA3AFBD)};
}

Vec3f OutlineOver(const Vec3f& surface) {
  const Vec3f dark = FromHex(kDarkOutline), light = FromHex(kLightOutline);
  return Contrast(dark, surface) >= Contrast(light, surface) ? dark : light;
}

Vec3f OutlineOver(const SkinTone& skin) {
  return FromHex(skin.dark_outline ? kDarkOutline : kLightOutline);
}

}  // namespace limber::scene

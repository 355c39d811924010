// SPDX-License-Identifier: MIT
#include "engine/ui/tokens.h"

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

constexpr Tokens kDark{.bg = Rgb(0x121517),
                       .s1 = Rgb(0x1A1E20),
                       .s2 = Rgb(0x23282B),
                       .s3 = Rgb(0x2F363A),
                       .edge = Rgb(0x2F363A),
                       .line = Rgb(0x3B4347),
                       .control = Rgb(0x7E8A8C),
                       .track = Rgb(0x343B3F),
                       .t1 = Rgb(0xF4F1EA),
                       .t2 = Rgb(0xBDC3C0),
                       .t3 = Rgb(0x949B99),
                       .accent = Rgb(0x86D3C3),
                       .onaccent = Rgb(0x0B2622),
                       .accentsoft = Rgb(0x1F3A36),
                       .focus = Rgb(0xC4F0E6),
                       .caution = Rgb(0xF0B860),
                       .ghost = Rgb(0xB6A2FA),
                       .plate = Rgb(0x101315),
                       .plate_alpha = 0.90f,
                       .shadow = Rgb(0x000000),
                       .shadow_alpha = 0.32f,
                       .outlined_bars = false};

constexpr Tokens kLight{.bg = Rgb(0xEFEAE2),
                        .s1 = Rgb(0xFBF9F5),
                        .s2 = Rgb(0xF3EFE8),
                        .s3 = Rgb(0xE6E0D5),
                        .edge = Rgb(0xE3DCD0),
                        .line = Rgb(0xD5CEC1),
                        .control = Rgb(0x7C7A72),
                        .track = Rgb(0xE1DACE),
                        .t1 = Rgb(0x1D2326),
                        .t2 = Rgb(0x4A5356),
                        .t3 = Rgb(0x626A6C),
                        .accent = Rgb(0x1C6B60),
                        .onaccent = Rgb(0xFFFFFF),
                        .accentsoft = Rgb(0xD6EAE4),
                        .focus = Rgb(0x0E4F46),
                        .caution = Rgb(0x8A5300),
                        .ghost = Rgb(0x6A49CF),
                        .plate = Rgb(0xFBF9F5),
                        .plate_alpha = 0.94f,
                        .shadow = Rgb(0x3C301E),
                        .shadow_alpha = 0.14f,
                        .outlined_bars = true};

int Channel(Colour colour, int index) {
  return static_cast<int>(colour >> (8 * index) & 0xFF);
}

double Luminance(Colour colour) {
  const auto linear = [&](int index) {
    const double v = Channel(colour, index) / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
}

}  // namespace

Colour Fade(Colour colour, float alpha) {
  const float a =
      static_cast<float>(colour >> 24) * std::clamp(alpha, 0.f, 1.f);
  return (colour & 0x00FFFFFFu) | static_cast<Colour>(a + 0.5f) << 24;
}

Colour Mix(Colour from, Colour to, float share) {
  Colour out = 0;
  for (int i = 0; i < 4; ++i) {
    const float a = static_cast<float>(Channel(from, i));
    const float b = static_cast<float>(Channel(to, i));
    out |= static_cast<Colour>(a + (b - a) * share + 0.5f) << (8 * i);
  }
  return out;
}

double Contrast(Colour a, Colour b) {
  const double x = Luminance(a), y = Luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

const Tokens& TokensOf(scene::Theme theme) {
  return theme == scene::Theme::kDark ? kDark : kLight;
}

}  // namespace limber::ui

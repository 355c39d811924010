// SPDX-License-Identifier: MIT
#include "engine/scene/colour.h"

#include <algorithm>
#include <cmath>

namespace limber::scene {

float SrgbEncode(float linear) {
  const float c = std::clamp(linear, 0.f, 1.f);
  return c <= .0031308f ? 12.92f * c : 1.055f * std::pow(c, 1 / 2.4f) - .055f;
}

float SrgbDecode(float encoded) {
  const float c = std::clamp(encoded, 0.f, 1.f);
  return c <= .04045f ? c / 12.92f : std::pow((c + .055f) / 1.055f, 2.4f);
}

Vec3f FromHex(std::uint32_t srgb) {
  const auto channel = [&](int shift) {
    return SrgbDecode(static_cast<float>(srgb >> shift & 255u) / 255.f);
  };
  return {channel(16), channel(8), channel(0)};
}

std::uint32_t ToHex(const Vec3f& linear) {
  const auto channel = [](float c) {
    return static_cast<std::uint32_t>(std::lround(SrgbEncode(c) * 255.f));
  };
  return channel(linear.r) << 16 | channel(linear.g) << 8 | channel(linear.b);
}

float Luminance(const Vec3f& linear) {
  return glm::dot(linear, Vec3f(.2126f, .7152f, .0722f));
}

float Contrast(const Vec3f& a, const Vec3f& b) {
  const auto [dark, light] = std::minmax({Luminance(a), Luminance(b)});
  return (light + .05f) / (dark + .05f);
}

Vec3f ToneMap(const Vec3f& exposed) {
  constexpr float kToe = .08f, kStart = .8f - .04f, kDesaturate = .15f;
  Vec3f c = glm::max(exposed, Vec3f(0));
  const float least = std::min({c.r, c.g, c.b});
  c -= least < kToe ? least - 6.25f * least * least : .04f;
  const float peak = std::max({c.r, c.g, c.b});
  if (peak < kStart) return c;
  constexpr float kRoom = 1 - kStart;
  const float pressed = 1 - kRoom * kRoom / (peak + kRoom - kStart);
  c *= pressed / peak;
  const float grey = 1 - 1 / (kDesaturate * (peak - pressed) + 1);
  return glm::mix(c, Vec3f(pressed), grey);
}

}  // namespace limber::scene

// SPDX-License-Identifier: MIT
#include "engine/output/body_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/math/easing.h"
#include "engine/output/png.h"
#include "engine/scene/colour.h"

namespace limber::output {

using math::Vec4f;
using scene::Vec3f;
using stage::Wardrobe;

namespace {

constexpr int kSize = 2048;    // texels a side: .8 mm on a body
constexpr float kSoft = 0.9f;  // mm, how softly a hem ends

// An image at a place of [0, 1) x [0, 1), between its texels.
Vec4f At(const body::Image& image, float u, float v) {
  const float x = u * float(image.width) - .5f;
  const float y = v * float(image.height) - .5f;
  const auto texel = [&](int column, int row) {
    column = std::clamp(column, 0, image.width - 1);
    row = std::clamp(row, 0, image.height - 1);
    const std::size_t at =
        (std::size_t(row) * image.width + column) * image.channels;
    Vec4f value(0);
    for (int c = 0; c < std::min(image.channels, 4); ++c) {
      value[c] = image.pixels[at + c];
    }
    return value;
  };
  const int column = int(std::floor(x)), row = int(std::floor(y));
  const float s = x - float(column), t = y - float(row);
  return glm::mix(
      glm::mix(texel(column, row), texel(column + 1, row), s),
      glm::mix(texel(column, row + 1), texel(column + 1, row + 1), s), t);
}

float Millimetres(float code) { return (code - 128) * (8.f / 127); }

float Inside(float distance) {
  return std::clamp(distance / kSoft + .5f, 0.f, 1.f);
}

// Share of a seam of half-width `half` mm at this distance.
float Line(float distance, float half) {
  return Inside(half - std::abs(distance));
}

float Step(float from, float to, float at) {
  return float(math::Smoothstep(from, to, at));
}

Vec3f ColourAt(const body::SkinFields& fields, const Wardrobe& wardrobe,
               float u, float v) {
  Vec3f colour = wardrobe.skin.colour;
  if (!fields.tint.pixels.empty()) {
    colour *= Vec3f(At(fields.tint, u, v)) / 128.f;
  }
  if (fields.garment.pixels.empty()) return colour;
  const Vec4f hems = At(fields.garment, u, v);
  const float top = Millimetres(hems.r), legs = Millimetres(hems.g);
  const float on_top = Inside(top), on_legs = Inside(legs);
  const float cloth = std::max(on_top, on_legs);
  // Cloth shades the skin beside it.
  colour *= 1 - .22f * Step(-6, 0, std::max(top, legs)) * (1 - cloth);
  Vec3f above = wardrobe.outfit.top * (1 - .16f * Line(top - 5.6f, .45f));
  const float trim = Inside(3.2f - top) * (1 - on_legs) * (1 - Step(6, 8, top));
  above = glm::mix(above, wardrobe.outfit.trim, trim);
  const Vec3f below = wardrobe.outfit.legs *
                      (1 - .18f * Line(legs - 6.2f, .5f)) *
                      (1 - .30f * Line(Millimetres(hems.b), .6f)) *
                      (1 - .22f * (1 - Step(0, 1.6f, legs)));
  return glm::mix(colour, glm::mix(above, below, on_legs), cloth);
}

}  // namespace

std::string BodyPicture(const body::SkinFields& fields,
                        const Wardrobe& wardrobe) {
  if (fields.tint.pixels.empty() && fields.garment.pixels.empty()) return {};
  // Encoding is looked up: a power a number would take seconds.
  constexpr int kSteps = 4096;
  std::array<std::uint8_t, kSteps + 1> encoded;
  for (int i = 0; i <= kSteps; ++i) {
    encoded[std::size_t(i)] = static_cast<std::uint8_t>(
        std::lround(255 * scene::SrgbEncode(float(i) / kSteps)));
  }
  std::vector<std::uint8_t> pixels;
  pixels.reserve(std::size_t(kSize) * kSize * 3);
  for (int row = 0; row < kSize; ++row) {
    for (int column = 0; column < kSize; ++column) {
      const Vec3f colour =
          ColourAt(fields, wardrobe, (float(column) + .5f) / kSize,
                   (float(row) + .5f) / kSize);
      for (int c = 0; c < 3; ++c) {
        const float share = std::clamp(colour[c], 0.f, 1.f);
        pixels.push_back(encoded[std::size_t(std::lround(share * kSteps))]);
      }
    }
  }
  return EncodePng(kSize, kSize, 3, pixels);
}

}  // namespace limber::output

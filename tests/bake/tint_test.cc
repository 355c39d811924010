// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <cmath>

#include "tests/bake/figures.h"
#include "tools/bake/fields.h"
#include "tools/bake/skin_surface.h"
#include "tools/bake/tint.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {
namespace {

// The skin of one figure and its tint.
class Tint : public EachFigure {
 protected:
  Tint()
      : skin_(body()),
        raster_(skin_, kFieldSize),
        image_(PaintTint(skin_, raster_)) {}

  const std::uint8_t* At(const Texel& texel) const {
    return &image_.pixels[std::size_t(texel.pixel) * 4];
  }

  SkinSurface skin_;
  UvRaster raster_;
  body::Image image_;
};

INSTANTIATE_TEST_SUITE_P(Figures, Tint, testing::Values("woman", "man"),
                         [](const auto& tested) { return tested.param; });

TEST_P(Tint, IsNeutralOnPlainSkinAndRedOnLips) {
  const Vec3 lips = (body().positions[540] + body().positions[523]) * 0.5;
  const Vec3 thigh = body().Head("upperleg02.L");
  int plain = 0, red = 0;
  for (const Texel& texel : raster_.texels()) {
    const std::uint8_t* rgba = At(texel);
    if (std::abs(texel.position.y - thigh.y) < 0.02 &&
        std::abs(texel.position.x - thigh.x) < 0.1) {
      EXPECT_THAT((std::vector{rgba[0], rgba[1], rgba[2]}), testing::Each(128));
      ++plain;
    }
    const Vec3 d = texel.position - lips;
    if (std::abs(d.x) < 0.008 && d.y < -0.003 && d.y > -0.006 && d.z > -0.005) {
      EXPECT_LT(rgba[1], rgba[0]);
      EXPECT_LT(rgba[1], 110);
      ++red;
    }
  }
  EXPECT_GT(plain, 100);
  EXPECT_GT(red, 3);
}

// The brow lies on the skin over the eye, outward from the nose, and the skin
// is darker along its middle than a brow's height above it.
TEST_P(Tint, ShadesTheSkinUnderTheBrows) {
  const auto& brow = body().brow;
  ASSERT_GT(brow.size(), 4u);
  const Vec3 eye = body().Head("eye.L");
  for (const BrowStation& station : brow) {
    EXPECT_GT(station.place.y, eye.y + 0.006);
    EXPECT_LT(station.place.y, eye.y + 0.045);
    const auto near = skin_.Closest(station.place, 0.02, kAnySkin);
    ASSERT_TRUE(near.has_value());
    EXPECT_LT(glm::distance(near->position, station.place), 0.003);
  }
  EXPECT_LT(brow.front().place.x, eye.x);
  EXPECT_GT(brow.back().place.x, eye.x);
  const BrowStation& middle = brow[brow.size() / 2];
  double under = 0, above = 0;
  int under_count = 0, above_count = 0;
  for (const Texel& texel : raster_.texels()) {
    const Vec3 p(std::abs(texel.position.x), texel.position.y,
                 texel.position.z);
    if (std::abs(p.z - middle.place.z) > 0.015) continue;
    if (std::abs(p.x - middle.place.x) > 0.004) continue;
    const double up = (p.y - middle.place.y) / middle.half;
    const int tone = At(texel)[0];
    if (std::abs(up) < 0.3) {
      under += tone;
      ++under_count;
    } else if (up > 2 && up < 4) {
      above += tone;
      ++above_count;
    }
  }
  ASSERT_GT(under_count, 4);
  ASSERT_GT(above_count, 4);
  EXPECT_LT(under / under_count, 0.65 * above / above_count);
}

}  // namespace
}  // namespace limber::bake

// SPDX-License-Identifier: MIT
//
// Marks on the floor go with it, stay as bright on their way, and leave the
// rest of the picture alone.
#include <glad/gl.h>
#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <cstdlib>
#include <numbers>

#include "engine/math/angle.h"
#include "engine/scene/frame.h"
#include "tests/render/offscreen.h"

namespace limber::render {
namespace {

using Pixels = std::vector<std::uint8_t>;
constexpr int kWidth = 320, kHeight = 240;
constexpr float kApart = .5f;  // m
constexpr double kPi = std::numbers::pi;

class GroundMarksTest
    : public testing::TestWithParam<std::tuple<scene::Tier, scene::Theme>> {
 protected:
  void SetUp() override { ASSERT_TRUE(screen_.renderer()); }
  void TearDown() override { EXPECT_EQ(glGetError(), GLenum(GL_NO_ERROR)); }

  // The floor from straight above, the way that is walked downwards.
  scene::Frame Make(float opacity, float gone) {
    scene::Frame frame;
    frame.tier = std::get<0>(GetParam());
    frame.theme = std::get<1>(GetParam());
    frame.camera.elevation = math::Radians(89.9);
    frame.camera.target = {0, 0, 0};
    frame.view_width = kWidth;
    frame.view_height = kHeight;
    frame.marks = {opacity, kApart, gone};
    return frame;
  }
  Pixels Shoot(const scene::Frame& frame) {
    Pixels pixels;
    screen_.renderer()->Draw(frame, kWidth, kHeight);
    screen_.renderer()->ReadPixels(pixels);
    return pixels;
  }
  // [row] how much light the marks change there.
  std::vector<double> Rows(float gone) {
    const Pixels bare = Shoot(Make(0, gone));
    const Pixels marked = Shoot(Make(1, gone));
    std::vector<double> rows(kHeight);
    for (std::size_t i = 0; i < bare.size(); ++i) {
      rows[i / 3 / kWidth] += std::abs(int(marked[i]) - int(bare[i]));
    }
    return rows;
  }
  double PixelsApart() const {
    const scene::Camera camera;
    return kApart * kHeight / (2 * camera.distance * std::tan(camera.fov / 2));
  }
  // Neighbouring rows are half a mark apart, so the wave has half the length.
  std::complex<double> Wave(const std::vector<double>& rows) const {
    std::complex<double> sum = 0;
    for (std::size_t y = 0; y < rows.size(); ++y) {
      const double from_middle = double(y) + .5 - kHeight / 2.;
      sum += std::polar(rows[y], 2 * kPi * from_middle / (PixelsApart() / 2));
    }
    return sum;
  }

  Offscreen screen_;
};

TEST_P(GroundMarksTest, GoBackwardsAsFarAsTheGround) {
  const std::complex<double> still = Wave(Rows(0));
  ASSERT_GT(std::abs(still), 200);
  for (const float gone : {.03f, .07f, .11f}) {
    // Backwards is up the picture.
    const double turned = std::arg(std::conj(Wave(Rows(gone)) / still));
    EXPECT_NEAR(turned / (2 * kPi) * (kApart / 2), gone, .004);
  }
}

TEST_P(GroundMarksTest, AreBackInPlaceAfterOneStep) {
  EXPECT_EQ(Shoot(Make(1, 0)), Shoot(Make(1, kApart)));
}

TEST_P(GroundMarksTest, DoNotShimmerOnTheirWay) {
  double least = 1e9, most = 0;
  for (int i = 0; i < 16; ++i) {
    double light = 0;
    for (const double row : Rows(kApart / 2 * float(i) / 16)) light += row;
    least = std::min(least, light);
    most = std::max(most, light);
  }
  EXPECT_GT(least, .9 * most);
}

TEST_P(GroundMarksTest, AreCalm) {
  const Pixels bare = Shoot(Make(0, 0)), marked = Shoot(Make(1, 0));
  int most = 0;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    most = std::max(most, std::abs(int(marked[i]) - int(bare[i])));
  }
  EXPECT_GE(most, 6);
  EXPECT_LE(most, 28);
}

INSTANTIATE_TEST_SUITE_P(
    All, GroundMarksTest,
    testing::Combine(
        testing::Values(scene::Tier::kSoftware, scene::Tier::kHigh),
        testing::Values(scene::Theme::kDark, scene::Theme::kLight)));

}  // namespace
}  // namespace limber::render

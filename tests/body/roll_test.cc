// SPDX-License-Identifier: MIT
#include "engine/body/roll.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/content/built_in_figure.h"

namespace limber::body {
namespace {

using math::Vec3;
using math::Vec3f;

constexpr double kRadius = 0.075;
// Skin that lifts off straight still counts up to 0.6 mm over the bar, which is
// d = 9.5 mm on; of that a bar sees d - d^3 / (3 r^2).
constexpr double kLiftsOff = 5e-5;

// A strip of skin over a roller on the floor, laid onto it where it touches.
class RollTest : public testing::Test {
 protected:
  RollTest() {
    for (int i = 0; i < 101; ++i) {
      patch_.flesh.push_back(static_cast<std::uint32_t>(i));
    }
  }

  static Bar At(double rolled, double turned) {
    Bar bar;
    bar.surface.radius = kRadius;
    bar.surface.point = Vec3(0, kRadius, rolled);
    bar.turned = turned;
    return bar;
  }

  // The strip wound onto the bar: what is `carried` on was on top of it before
  // it rolled, without slipping. From 3 cm before the top to 3 cm behind it
  // skin touches, the rest goes on straight.
  static std::vector<Vec3f> Strip(const Bar& bar, double carried) {
    std::vector<Vec3f> points;
    for (int i = 0; i < 101; ++i) {
      const double along = 0.004 * (i - 50) + carried;
      const double touching = std::clamp(along, -0.03, 0.03) / kRadius;
      const double on = (along - touching * kRadius);
      const Vec3 out(0, std::cos(touching), std::sin(touching));
      const Vec3 forward(0, -std::sin(touching), std::cos(touching));
      points.emplace_back(bar.surface.point + kRadius * out + on * forward);
    }
    return points;
  }

  SkinPatch patch_;
};

// A bar that rolls turns by its way over its radius, and its upper side goes as
// far again: skin that goes along does not slip.
TEST_F(RollTest, SkinThatGoesWithTheBarDoesNotSlip) {
  const Bar before = At(0, 0), after = At(0.01, 0.01 / kRadius);
  const Slip slip =
      SlipOf(patch_, before, Strip(before, 0), after, Strip(after, 0.01));
  EXPECT_GT(slip.touching, 5);
  EXPECT_NEAR(slip.around, 0, kLiftsOff);
  EXPECT_NEAR(slip.along, 0, 1e-9);
}

TEST_F(RollTest, ABarThatIsPushedSlipsByItsWay) {
  const Bar before = At(0, 0), after = At(0.01, 0);
  const Slip slip =
      SlipOf(patch_, before, Strip(before, 0), after, Strip(after, 0.01));
  EXPECT_NEAR(slip.around, 0.01, kLiftsOff);
}

TEST_F(RollTest, SkinOverAStillBarSlipsByItsWay) {
  const Bar bar = At(0, 0);
  const Slip slip = SlipOf(patch_, bar, Strip(bar, 0), bar, Strip(bar, -0.006));
  EXPECT_NEAR(slip.around, -0.006, kLiftsOff);
}

TEST_F(RollTest, WhatIsInTheAirSaysNothing) {
  const Bar bar = At(0, 0);
  std::vector<Vec3f> up = Strip(bar, 0);
  for (Vec3f& point : up) point.y += 0.01f;
  EXPECT_EQ(SlipOf(patch_, bar, up, bar, Strip(bar, 0.01)).touching, 0);
}

// However far up or down the back the bar is, there is skin to touch it.
TEST(Roll, SomeOfTheBackIsOverEachHeight) {
  const Figure figure = content::BuiltInFigure();
  const Rig rig = *Rig::Build(figure.skeleton).value;
  const SkinPatches patches(rig, figure.parts.front());
  const SkinPatch& back = patches.of({Contact::kBack, Side::kLeft});
  const anim::Mesh& skin = figure.parts.front();
  const double t8 =
      rig.skeleton()
          .model_from_joint[std::size_t(rig.joint(Landmark::kThorax))]
          .translation.y;
  for (const double off : {-0.07, 0.0, 0.07}) {
    const auto count = std::ranges::count_if(back.along, [&](std::uint32_t p) {
      const double y = double(skin.positions[skin.vertex_of[p]].y);
      return std::abs(y - t8 - off * rig.stature_ratio()) < 0.03;
    });
    EXPECT_GT(count, 0) << off;
  }
}

}  // namespace
}  // namespace limber::body

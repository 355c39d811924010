// SPDX-License-Identifier: MIT
#include "engine/coach/life.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/math/angle.h"

namespace limber::coach {
namespace {

using body::Posture;
using body::Trunk;
using math::Degrees;
using math::Radians;

double Lean(const Ask& ask) {
  return std::abs(ask.posture[Trunk::kThoracicLat]) +
         std::abs(ask.posture[Trunk::kThoracicFlex]) +
         std::abs(ask.posture[Trunk::kNeckFlex]) +
         std::abs(ask.posture[Trunk::kNeckRot]) + glm::length(ask.root);
}

TEST(Wander, BeginsAndEndsInThePose) {
  for (const double into : {0.0, 30.0}) {
    Ask ask;
    Wander(into, 30 - into, false, true, ask);
    EXPECT_EQ(Lean(ask), 0) << into;
  }
}

// Still to the eye, but not dead: half a degree at most, some millimetres.
TEST(Wander, IsSmallAndThere) {
  double largest = 0, farthest = 0;
  for (double t = 0; t <= 30; t += 0.05) {
    Ask ask;
    Wander(t, 30 - t, false, true, ask);
    for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
      largest = std::max(largest, std::abs(ask.posture.trunk[i]));
    }
    farthest = std::max(farthest, glm::length(ask.root));
  }
  EXPECT_GT(Degrees(largest), 0.15);
  EXPECT_LT(Degrees(largest), 0.5);
  EXPECT_GT(farthest, 0.002);
  EXPECT_LT(farthest, 0.006);
}

TEST(Wander, OfTheOtherSideIsItsMirrorImage) {
  for (double t = 1; t < 20; t += 1.7) {
    Ask right, left;
    Wander(t, 20 - t, false, true, right);
    Wander(t, 20 - t, true, true, left);
    const Posture mirrored = Mirror(left.posture);
    for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
      EXPECT_NEAR(right.posture.trunk[i], mirrored.trunk[i], 1e-12);
    }
    EXPECT_NEAR(right.root.x, -left.root.x, 1e-12);
    EXPECT_NEAR(right.root.z, left.root.z, 1e-12);
  }
}

// Fifteen a minute, none longer than four tenths of a second, all smooth.
TEST(Blink, ComesAboutFifteenTimesAMinute) {
  int blinks = 0;
  double shut_since = 0, before = Blink(0);
  for (double t = 0; t < 240; t += 0.001) {
    const double now = Blink(t);
    ASSERT_GE(now, 0);
    ASSERT_LE(now, 1);
    EXPECT_LT(std::abs(now - before), 0.03) << t;
    if (before == 0 && now > 0) {
      ++blinks;
      shut_since = t;
    }
    EXPECT_TRUE(now == 0 || t - shut_since < 0.4) << t;
    before = now;
  }
  EXPECT_GE(blinks, 4 * 12);
  EXPECT_LE(blinks, 4 * 20);
}

// The eyes are there before the head, which turns right or lifts.
TEST(Look, LeadsTheHead) {
  Posture ahead;
  ahead[Trunk::kNeckRot] = Radians(8);
  EXPECT_GT(Look({}, ahead, 0).gaze_right, Radians(5));
  ahead[Trunk::kNeckRot] = Radians(-8);
  EXPECT_LT(Look({}, ahead, 0).gaze_right, Radians(-5));
  Posture up;
  up[Trunk::kNeckFlex] = Radians(-6);
  EXPECT_GT(Look({}, up, 0).gaze_up, Radians(4));
  EXPECT_EQ(Look({}, {}, 0).gaze_up, 0);
}

TEST(Look, StaysInsideTheLids) {
  Posture far;
  far[Trunk::kPelvisYaw] = Radians(120);
  far[Trunk::kPelvisPitch] = Radians(-90);
  const body::Face face = Look({}, far, 0);
  EXPECT_LT(Degrees(face.gaze_right), 25);
  EXPECT_LT(Degrees(face.gaze_up), 16);
}

}  // namespace
}  // namespace limber::coach

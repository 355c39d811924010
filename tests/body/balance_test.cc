// SPDX-License-Identifier: MIT
#include "engine/body/balance.h"

#include <gtest/gtest.h>

#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;
using math::Vec3f;

class MassesTest : public testing::Test {
 protected:
  Rig rig_ = *Rig::Build(content::BuiltInFigure().skeleton).value;
  RigPose pose_ = rig_.MakePose();
};

TEST_F(MassesTest, SharesMakeOneWhole) {
  rig_.Pose(Posture{}, Vec3(0), pose_);
  double sum = 0;
  for (const Mass& mass : Masses(rig_, pose_)) sum += mass.share;
  EXPECT_NEAR(sum, 1, 1e-12);
}

// Published height of the centre: about 55 to 57 % of stature, standing.
TEST_F(MassesTest, AStandingBodyIsCentredAtThePelvis) {
  rig_.Pose(Posture{}, Vec3(0), pose_);
  const Vec3 centre = CentreOfMass(rig_, pose_);
  EXPECT_NEAR(centre.x, 0, 1e-6);
  EXPECT_GT(centre.y / (1.667 * rig_.stature_ratio()), 0.53);
  EXPECT_LT(centre.y / (1.667 * rig_.stature_ratio()), 0.59);
}

// By the principle of moments: an arm of 4.7 % of the mass, lifted sideways,
// moves the centre by that share of the way of its own centre.
TEST_F(MassesTest, ARaisedArmMovesTheCentreByItsShare) {
  rig_.Pose(Posture{}, Vec3(0), pose_);
  const auto arm = [&] {
    Vec3 moment(0);
    double share = 0;
    for (const Mass& mass : Masses(rig_, pose_)) {
      if (mass.side != Side::kLeft) continue;
      if (mass.part != Mass::Part::kUpperArm &&
          mass.part != Mass::Part::kForearm) {
        continue;
      }
      moment += mass.share * mass.centre;
      share += mass.share;
    }
    EXPECT_NEAR(share, 0.047, 0.001);
    return moment;
  };
  const Vec3 centre = CentreOfMass(rig_, pose_), moment = arm();
  Posture raised;
  raised.at(Limb::kShElev, Side::kLeft) = Radians(20);  // no scapular rhythm
  rig_.Pose(raised, Vec3(0), pose_);
  const Vec3 moved = CentreOfMass(rig_, pose_) - centre;
  EXPECT_LT(glm::length(moved - (arm() - moment)), 1e-9);
}

// A square of 20 by 20 cm about (0, 0).
Support Square() {
  Support support;
  for (const float x : {-0.1f, 0.1f}) {
    for (const float z : {-0.1f, 0.1f}) support.Add(Vec3f(x, 0, z));
  }
  return support;
}

TEST(SupportTest, MarginIsTheDistanceToTheEdge) {
  const Support square = Square();
  EXPECT_NEAR(square.Margin(Vec3(0)), 0.1, 1e-6);
  EXPECT_NEAR(square.Margin(Vec3(0.07, 1, 0)), 0.03, 1e-6);
  EXPECT_NEAR(square.Margin(Vec3(0, 0, -0.13)), -0.03, 1e-6);
  EXPECT_LT(Support().Margin(Vec3(0)), -1e6);
}

TEST(SupportTest, InsideGoesNoFartherThanItMust) {
  const Support square = Square();
  const Vec3 within(0.02, 0.9, 0.03);
  EXPECT_EQ(square.Inside(within, 0.03), within);
  const Vec3 beside = square.Inside(Vec3(0.3, 0.9, 0.02), 0.03);
  EXPECT_NEAR(beside.x, 0.07, 1e-4);
  EXPECT_NEAR(beside.z, 0.02, 1e-4);
  EXPECT_EQ(beside.y, 0.9);
}

TEST(SupportTest, InsideOfANarrowHullIsItsMiddle) {
  Support strip;  // 4 cm wide
  for (const float x : {-0.02f, 0.02f}) {
    for (const float z : {-0.2f, 0.2f}) strip.Add(Vec3f(x, 0, z));
  }
  const Vec3 in = strip.Inside(Vec3(0.1, 0, 0.05), 0.04);
  EXPECT_NEAR(in.x, 0, 0.003);
  EXPECT_NEAR(in.z, 0.05, 0.02);
}

TEST(SupportTest, TheMirroredHullHasTheMirroredMargins) {
  Support left;
  left.Add(Vec3f(0.05f, 0, 0));
  left.Add(Vec3f(0.15f, 0, 0.02f));
  left.Add(Vec3f(0.12f, 0, 0.25f));
  const Support right = Mirror(left);
  for (const Vec3& p : {Vec3(0.1, 0, 0.1), Vec3(0.2, 0, -0.1), Vec3(0)}) {
    EXPECT_NEAR(left.Margin(p), right.Margin(Vec3(-p.x, p.y, p.z)), 1e-12);
  }
  Support both = left;
  both.Add(right);
  EXPECT_GT(both.Margin(Vec3(0, 0, 0.05)), 0);
}

}  // namespace
}  // namespace limber::body

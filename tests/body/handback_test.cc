// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/body/solver.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;

TEST(Handback, TakesTheArmForItself) {
  const Effector back{Contact::kHandback, Side::kRight};
  EXPECT_EQ(FindEffector("handback.right"), back);
  EXPECT_TRUE(IsArm(Contact::kHandback));
  EXPECT_FALSE(IsMidline(Contact::kHandback));
  for (const Contact contact : {Contact::kPalm, Contact::kForearm}) {
    EXPECT_TRUE(Exclude(back, {contact, Side::kRight}));
    EXPECT_FALSE(Exclude(back, {contact, Side::kLeft}));
  }
}

// Wrist and hand stay where they are, palm up, whatever the arm would rather
// do.
TEST(Handback, HoldsPlaceAndTurnOfTheHand) {
  const Figure figure = content::BuiltInFigure();
  const Rig rig = *Rig::Build(figure.skeleton).value;
  const Solver solver(rig);
  RigPose pose = rig.MakePose();
  Posture resting;
  resting.at(Limb::kShElev, Side::kLeft) = Radians(30);
  resting.at(Limb::kElbowFlex, Side::kLeft) = Radians(15);
  resting.at(Limb::kForePron, Side::kLeft) = Radians(-60);
  rig.Pose(resting, Vec3(0), pose);
  const Effector back{Contact::kHandback, Side::kLeft};
  const Plant plant{back, AnchorOf(rig, pose, back), 1};
  resting.at(Limb::kShElev, Side::kLeft) = Radians(36);
  resting.at(Limb::kForePron, Side::kLeft) = Radians(-48);
  const Solution s = solver.Solve(resting, Vec3(0), {&plant, 1}, {}, pose);
  EXPECT_LT(s.residual, 1e-4);
  const Anchor now = AnchorOf(rig, pose, back);
  EXPECT_LT(glm::length(math::ToRotationVector(plant.anchor.turn *
                                               glm::conjugate(now.turn))),
            Radians(0.1));
}

}  // namespace
}  // namespace limber::body

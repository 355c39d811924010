// SPDX-License-Identifier: MIT
#include "engine/coach/prop_place.h"

#include <gtest/gtest.h>

#include <array>
#include <numbers>

#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"
#include "tests/support/allocations.h"

namespace limber::coach {
namespace {

using body::Limb;
using body::LimbLandmark;
using body::Side;
using math::Radians;
using math::Vec3;

class PropPlaceTest : public testing::Test {
 protected:
  Vec3 Joint(LimbLandmark landmark, Side side) const {
    return pose_.model_from_joint[std::size_t(rig_.joint(landmark, side))]
        .translation;
  }
  void Pose() { rig_.Pose(posture_, Vec3(0), pose_); }

  body::Rig rig_ = *body::Rig::Build(content::BuiltInFigure().skeleton).value;
  body::RigPose pose_ = rig_.MakePose();
  body::Posture posture_;
};

TEST_F(PropPlaceTest, ARollerTurnsByTheWayItRolls) {
  const math::Transform from{{1, 0, 0, 0}, {0, .075, -.3}};
  const double once = 2 * std::numbers::pi * .075;
  const math::Transform quarter = Rolled(from, .075, once / 4);
  EXPECT_NEAR(quarter.translation.z, -.3 + once / 4, 1e-12);
  // What was on top is in front, and the point on the floor has not slid:
  // it is a quarter turn behind.
  EXPECT_NEAR(glm::length(quarter.rotation * Vec3(0, 1, 0) - Vec3(0, 0, 1)), 0,
              1e-12);
  const math::Transform all = Rolled(from, .075, once);
  EXPECT_NEAR(glm::length(all.rotation * Vec3(0, 1, 0) - Vec3(0, 1, 0)), 0,
              1e-9);
}

TEST_F(PropPlaceTest, APhoneGoesWithTheHandAndLooksAwayFromThePalm) {
  Prop phone{PhoneSize{}, {}};
  posture_.at(Limb::kForePron, Side::kRight) = Radians(-90);
  Pose();
  CarryProps(rig_, pose_, {&phone, 1});
  // In the anatomical position the palm looks forward, fingers down.
  const math::Quat turn = phone.world_from_prop.rotation;
  EXPECT_NEAR(glm::dot(turn * Vec3(0, 0, 1), Vec3(0, 0, 1)), 1, .02);
  EXPECT_NEAR(glm::dot(turn * Vec3(0, 1, 0), Vec3(0, -1, 0)), 1, .05);
  const auto offset = [&] {
    const std::size_t wrist =
        std::size_t(rig_.joint(LimbLandmark::kWrist, Side::kRight));
    return glm::conjugate(pose_.clinical[wrist]) *
           (phone.world_from_prop.translation -
            pose_.model_from_joint[wrist].translation);
  };
  const Vec3 before = offset();
  posture_.at(Limb::kElbowFlex, Side::kRight) = Radians(95);
  posture_.at(Limb::kShElev, Side::kRight) = Radians(40);
  Pose();
  CarryProps(rig_, pose_, {&phone, 1});
  EXPECT_NEAR(glm::length(offset() - before), 0, 1e-9);
}

TEST_F(PropPlaceTest, AKneePillowLiesUnderTheKnees) {
  Prop pillow{BolsterSize{}, {}};
  Pose();
  CarryProps(rig_, pose_, {&pillow, 1});
  const Vec3 middle = (Joint(LimbLandmark::kKnee, Side::kLeft) +
                       Joint(LimbLandmark::kKnee, Side::kRight)) /
                      2.0;
  EXPECT_NEAR(pillow.world_from_prop.translation.x, middle.x, 1e-9);
  EXPECT_NEAR(pillow.world_from_prop.translation.z, middle.z, 1e-9);
  EXPECT_NEAR(pillow.world_from_prop.translation.y, .075, 1e-6);
}

TEST_F(PropPlaceTest, CarryingTakesNothingFromTheHeap) {
  std::array<Prop, 4> props = {{{PhoneSize{}, {}},
                                {BagSize{}, {}},
                                {BolsterSize{}, {}},
                                {MatSize{}, {}}}};
  Pose();
  const support::Allocations allocations;
  CarryProps(rig_, pose_, props);
  EXPECT_EQ(allocations.count(), 0u);
}

}  // namespace
}  // namespace limber::coach

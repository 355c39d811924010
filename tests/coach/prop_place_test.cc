// SPDX-License-Identifier: MIT
#include "engine/coach/prop_place.h"

#include <gtest/gtest.h>

#include <array>
#include <numbers>

#include "engine/body/anchor.h"
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

// Of one who lies on the side, the knee pillow is between the knees: as flat as
// they leave it room, and gone where they meet.
TEST_F(PropPlaceTest, AKneePillowBetweenTheKneesIsPressedFlat) {
  posture_[body::Trunk::kPelvisRoll] = Radians(88);
  for (const Side side : body::kSides) {
    posture_.at(Limb::kHipFlex, side) = Radians(48);
    posture_.at(Limb::kKneeFlex, side) = Radians(65);
  }
  const auto carried = [&](double abducted) {
    posture_.at(Limb::kHipAbd, Side::kLeft) = Radians(abducted);
    Pose();
    Prop pillow{BolsterSize{}, {}};
    CarryProps(rig_, pose_, {&pillow, 1});
    return pillow;
  };
  const Prop level = carried(0);
  const Vec3 middle = (Joint(LimbLandmark::kKnee, Side::kLeft) +
                       Joint(LimbLandmark::kKnee, Side::kRight)) /
                      2.0;
  // Between the thighs, short of the knees.
  EXPECT_NEAR(level.world_from_prop.translation.y, middle.y, 0.03);
  EXPECT_LT(level.height, 1);
  EXPECT_EQ(level.opacity, 1);
  const Prop open = carried(8);
  EXPECT_GT(open.height, level.height);
  const Prop closed = carried(-22);
  EXPECT_LT(closed.height, level.height);
  EXPECT_LT(closed.opacity, 0.01);
}

// A pillow that gives is as full as the head lies high, but never fuller than
// modelled nor flatter than its flattest; one of a single height stays.
TEST_F(PropPlaceTest, AHeadPillowIsAsFullAsTheHeadLiesHigh) {
  PillowSize size;
  size.height = .19f;
  size.dent.depth = .05f;
  size.least = .25f;
  const auto height_at = [&](double bottom) {
    Prop pillow{size, {}};
    Pose();
    const Vec3 skull =
        AnchorOf(rig_, pose_, {body::Contact::kOcciput, Side::kLeft}).first;
    rig_.Pose(posture_, Vec3(0, bottom + double(size.head) - skull.y, 0),
              pose_);
    CarryProps(rig_, pose_, {&pillow, 1});
    return pillow.height;
  };
  EXPECT_NEAR(height_at(0.07), 0.5, 1e-5);
  EXPECT_NEAR(height_at(0.50), 1, 1e-5);
  EXPECT_NEAR(height_at(0.00), 0.25, 1e-5);
  size.least = 1;
  EXPECT_NEAR(height_at(0.07), 1, 1e-5);
}

TEST_F(PropPlaceTest, CarryingTakesNothingFromTheHeap) {
  std::array<Prop, 5> props = {{{PhoneSize{}, {}},
                                {PillowSize{}, {}},
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

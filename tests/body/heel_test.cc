// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/body/patch.h"
#include "engine/body/solver.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;

class HeelTest : public testing::Test {
 protected:
  const Figure figure_ = content::BuiltInFigure();
  const Rig rig_ = *Rig::Build(figure_.skeleton).value;
  const Solver solver_{rig_};
  RigPose pose_ = rig_.MakePose();
};

TEST(Heel, TakesTheFootForItself) {
  const Effector heel{Contact::kHeel, Side::kLeft};
  EXPECT_EQ(FindEffector("heel.left"), heel);
  EXPECT_TRUE(IsLeg(Contact::kHeel));
  for (const Contact contact :
       {Contact::kSole, Contact::kToes, Contact::kKnee, Contact::kShin}) {
    EXPECT_TRUE(Exclude(heel, {contact, Side::kLeft}));
    EXPECT_FALSE(Exclude(heel, {contact, Side::kRight}));
  }
}

// The foot is held as it is, toes up, whatever the leg would rather do.
TEST_F(HeelTest, HoldsPlaceAndTurnOfTheFoot) {
  Posture digging;
  digging.at(Limb::kHipFlex, Side::kRight) = Radians(22);
  digging.at(Limb::kKneeFlex, Side::kRight) = Radians(6);
  digging.at(Limb::kAnkleDf, Side::kRight) = Radians(14);
  rig_.Pose(digging, Vec3(0), pose_);
  const Effector heel{Contact::kHeel, Side::kRight};
  const Plant plant{heel, AnchorOf(rig_, pose_, heel), 1};
  digging.at(Limb::kAnkleDf, Side::kRight) = 0;
  digging.at(Limb::kHipFlex, Side::kRight) = Radians(15);
  const Solution s = solver_.Solve(digging, Vec3(0), {&plant, 1}, {}, pose_);
  EXPECT_LT(s.residual, 1e-4);
  const Anchor now = AnchorOf(rig_, pose_, heel);
  EXPECT_LT(glm::length(math::ToRotationVector(plant.anchor.turn *
                                               glm::conjugate(now.turn))),
            Radians(0.1));
}

// With the toes up by 22 degrees the lowest skin of the foot is of the patch,
// and the patch stays behind the middle of the foot.
TEST_F(HeelTest, PatchIsWhatTouchesWithTheToesUp) {
  const anim::Mesh& skin = figure_.parts.front();
  const SkinPatches patches(rig_, skin);
  const math::Quat up = math::AboutX(-Radians(22));
  for (const Side side : kSides) {
    const SkinPatch& heel = patches.of({Contact::kHeel, side});
    ASSERT_FALSE(heel.contact.empty());
    const auto height = [&](std::uint32_t p) {
      return (up * Vec3(skin.positions[skin.vertex_of[p]])).y;
    };
    double lowest = 1e9, of_patch = 1e9;
    for (const std::uint32_t p : heel.flesh)
      lowest = std::min(lowest, height(p));
    for (const std::uint32_t p : heel.contact)
      of_patch = std::min(of_patch, height(p));
    EXPECT_NEAR(of_patch, lowest, 0.003);
  }
}

}  // namespace
}  // namespace limber::body

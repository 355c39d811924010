// SPDX-License-Identifier: MIT
#include "engine/body/host.h"

#include <gtest/gtest.h>

#include "engine/body/solver.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Quat;
using math::Radians;
using math::Vec3;

constexpr HostPart kParts[] = {
    HostPart::kWorld, HostPart::kPelvis,   HostPart::kBelly,   HostPart::kChest,
    HostPart::kHead,  HostPart::kUpperArm, HostPart::kForearm, HostPart::kHand,
    HostPart::kThigh, HostPart::kShank};

// Sitting with the hands before the body, in round numbers.
Posture Sitting() {
  Posture p;
  p[Trunk::kPelvisPitch] = Radians(-8);
  p[Trunk::kThoracicFlex] = Radians(10);
  for (const Side side : kSides) {
    p.at(Limb::kHipFlex, side) = Radians(80);
    p.at(Limb::kKneeFlex, side) = Radians(90);
    p.at(Limb::kShPlane, side) = Radians(77);
    p.at(Limb::kShElev, side) = Radians(20);
    p.at(Limb::kElbowFlex, side) = Radians(60);
    p.at(Limb::kForePron, side) = Radians(70);
  }
  return p;
}

class HostTest : public testing::TestWithParam<HostPart> {
 protected:
  Host host() const { return {GetParam(), Side::kLeft}; }
  HostFrame frame() const { return FrameOf(rig_, pose_, host()); }

  Rig rig_ = *Rig::Build(content::BuiltInFigure().skeleton).value;
  Solver solver_{rig_};
  RigPose pose_ = rig_.MakePose();
};

TEST_P(HostTest, ThereAndBackIsTheSamePlace) {
  rig_.Pose(Sitting(), Vec3(0.1, 0.2, 0.3), pose_);
  const Anchor anchor{Vec3(0.3, 1, -0.2), Vec3(0.1, 0.5, 0.4),
                      math::About(glm::normalize(Vec3(1, 2, 3)), 0.7)};
  const Anchor back = ToWorld(frame(), ToHost(frame(), anchor));
  EXPECT_LT(glm::length(back.first - anchor.first), 1e-12);
  EXPECT_LT(glm::length(back.second - anchor.second), 1e-12);
  EXPECT_GT(std::abs(glm::dot(back.turn, anchor.turn)), 1 - 1e-12);

  ContactSurface bar{Vec3(0, 0.1, 0.2), Vec3(0, 1, 0)};
  bar.radius = 0.05;
  const ContactSurface moved = ToWorld(frame(), ToHost(frame(), bar));
  const Vec3 p(0.2, 0.3, 0.4);
  EXPECT_NEAR(moved.Height(p), bar.Height(p), 1e-12);
}

// Not on its own arm.
class CarriedTest : public HostTest {};

// A hand laid on a part of the body goes with it wherever that goes, and the
// rest of the body does not care.
TEST_P(CarriedTest, AHandStaysOnWhatItLiesOn) {
  rig_.Pose(Sitting(), Vec3(0), pose_);
  const Effector palm{Contact::kPalm, Side::kLeft};
  const Anchor held = ToHost(frame(), AnchorOf(rig_, pose_, palm));
  const Plant plant{palm, held, 1, host()};

  Posture moved = Sitting();
  moved[Trunk::kPelvisPitch] += Radians(4);
  moved[Trunk::kLumbarFlex] += Radians(6);
  moved[Trunk::kNeckFlex] += Radians(6);
  moved.at(Limb::kHipFlex, Side::kLeft) += Radians(8);
  moved.at(Limb::kKneeFlex, Side::kLeft) += Radians(5);
  const Solution s =
      solver_.Solve(moved, Vec3(0, 0, 0), {&plant, 1}, {}, pose_);
  EXPECT_LT(s.residual, 1e-5);
  EXPECT_LT(s.iterations, 14);  // converged: the derivatives are true
  const Anchor now = ToHost(frame(), AnchorOf(rig_, pose_, palm));
  EXPECT_LT(glm::length(now.first - held.first), 1e-5);
  EXPECT_GT(std::abs(glm::dot(now.turn, held.turn)), 1 - 1e-8);
  if (GetParam() == HostPart::kWorld) return;
  // The hand pulls nothing along: the root stays where it was put.
  EXPECT_LT(glm::length(s.root), 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Parts, HostTest, testing::ValuesIn(kParts));
INSTANTIATE_TEST_SUITE_P(Parts, CarriedTest,
                         testing::Values(HostPart::kWorld, HostPart::kPelvis,
                                         HostPart::kBelly, HostPart::kChest,
                                         HostPart::kHead, HostPart::kThigh,
                                         HostPart::kShank));

class ClaspTest : public HostTest {};

// Hands that hold each other do so wherever the arms go, and go half-way each.
TEST_F(ClaspTest, HandsThatHoldEachOtherStayTogether) {
  rig_.Pose(Sitting(), Vec3(0), pose_);
  const auto relative = [&](Side side) {
    const HostFrame other =
        FrameOf(rig_, pose_, {HostPart::kHand, Other(side)});
    return ToHost(other, AnchorOf(rig_, pose_, {Contact::kPalm, side}));
  };
  std::vector<Plant> plants;
  for (const Side side : kSides) {
    plants.push_back({{Contact::kPalm, side},
                      relative(side),
                      1,
                      {HostPart::kHand, Other(side)}});
  }
  const double low =
      AnchorOf(rig_, pose_, {Contact::kPalm, Side::kLeft}).first.y;
  Posture raised = Sitting();
  for (const Side side : kSides) {
    raised.at(Limb::kShElev, side) += Radians(40);
    raised.at(Limb::kShPlane, side) -= Radians(6);
  }
  const Solution s = solver_.Solve(raised, Vec3(0), plants, {}, pose_);
  EXPECT_LT(s.residual, 1e-5);
  EXPECT_LT(s.iterations, 14);
  for (const Plant& plant : plants) {
    const Anchor now = relative(plant.effector.side);
    EXPECT_LT(glm::length(now.first - plant.anchor.first), 1e-5);
    EXPECT_GT(std::abs(glm::dot(now.turn, plant.anchor.turn)), 1 - 1e-8);
  }
  EXPECT_LT(glm::length(s.root), 1e-9);
  const Anchor left = AnchorOf(rig_, pose_, {Contact::kPalm, Side::kLeft});
  const Anchor right = AnchorOf(rig_, pose_, {Contact::kPalm, Side::kRight});
  EXPECT_LT(glm::length(math::Mirror(left.first) - right.first), 1e-5);
  EXPECT_GT(left.first.y, low + 0.15);  // up with the arms
}

class LyingTest : public HostTest {};

// What lies keeps its height; where it lies along the ground it may creep.
TEST_F(LyingTest, LyingPartsKeepTheirHeight) {
  Posture lying;
  lying[Trunk::kPelvisPitch] = Radians(-90);
  rig_.Pose(lying, Vec3(0), pose_);
  std::vector<Plant> plants;
  for (const Contact contact :
       {Contact::kPelvis, Contact::kRibcage, Contact::kOcciput}) {
    const Effector part{contact, Side::kLeft};
    plants.push_back({part, AnchorOf(rig_, pose_, part), 1, {}});
  }
  lying[Trunk::kPelvisPitch] += Radians(3);
  lying[Trunk::kLumbarFlex] += Radians(3);
  lying[Trunk::kNeckFlex] += Radians(3);
  const Solution s = solver_.Solve(lying, Vec3(0), plants, {}, pose_);
  EXPECT_LT(s.residual, 1e-5);
  for (const Plant& plant : plants) {
    const Anchor now = AnchorOf(rig_, pose_, plant.effector);
    EXPECT_NEAR(now.first.y, plant.anchor.first.y, 1e-5);
  }
}

TEST_F(LyingTest, ABarIsAsFarAsItsSkin) {
  ContactSurface bar{Vec3(0, 0.075, 0), Vec3(0, 1, 0)};
  bar.radius = 0.075;
  EXPECT_NEAR(bar.Height({0.3, 0.15, 0}), 0, 1e-12);
  EXPECT_NEAR(bar.Height({0, 0.075, 0.08}), 0.005, 1e-12);
  EXPECT_LT(bar.Height({0, 0.1, 0}), 0);
  EXPECT_NEAR(bar.NormalAt({0.2, 0.075, 0.09}).z, 1, 1e-12);
}

// Every joint of a limb or of the trunk moves the part that hosts say it does.
TEST_F(LyingTest, PartsAreThoseOfTheirJoints) {
  for (const HostPart part : kParts) {
    if (part == HostPart::kWorld) continue;
    const Host host{part, HasSide(part) ? Side::kRight : Side::kLeft};
    EXPECT_EQ(PartOfJoint(rig_, JointOf(rig_, host)), host) << int(part);
  }
}

}  // namespace
}  // namespace limber::body

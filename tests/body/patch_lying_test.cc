// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/anim/deformer.h"
#include "engine/body/anchor.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;
using math::Vec3f;

class LyingPatchTest : public testing::Test {
 protected:
  std::vector<Vec3f> Posed(const Posture& posture) {
    rig_.Pose(posture, Vec3(0), pose_);
    std::vector<Vec3f> points(skin_.point_count());
    const anim::Deformer deformer(skin_, figure_.skeleton, false);
    deformer.Deform(pose_.model_from_joint, *deformer.MakeScratch(), points);
    return points;
  }
  static Posture OnSide(Side side) {
    Posture posture;
    posture[Trunk::kPelvisRoll] = Radians(side == Side::kRight ? 90 : -90);
    for (const Side each : kSides) {
      posture.at(Limb::kHipFlex, each) = Radians(40);
      posture.at(Limb::kKneeFlex, each) = Radians(60);
      posture.at(Limb::kShPlane, each) = Radians(90);
      posture.at(Limb::kShElev, each) = Radians(85);
    }
    return posture;
  }
  double LowestOf(Effector effector, const std::vector<Vec3f>& points) const {
    double lowest = 1e9;
    for (const std::uint32_t p : patches_.of(effector).contact) {
      lowest = std::min(lowest, double(points[p].y));
    }
    return lowest;
  }

  const Figure figure_ = content::BuiltInFigure();
  const anim::Mesh& skin_ = figure_.parts.front();
  const Rig rig_ = *Rig::Build(figure_.skeleton).value;
  const SkinPatches patches_{rig_, skin_};
  RigPose pose_ = rig_.MakePose();
};

// On either side what is called hip, shoulder and cheek of that side is under
// the middle of the body, and that of the other side above it.
TEST_F(LyingPatchTest, PartsOfASideAreUnderWhoLiesOnIt) {
  for (const Side side : kSides) {
    const std::vector<Vec3f> points = Posed(OnSide(side));
    for (const Contact contact :
         {Contact::kHip, Contact::kShoulder, Contact::kCheek}) {
      SCOPED_TRACE(FullName({contact, side}));
      ASSERT_GE(patches_.of({contact, side}).contact.size(), 3u);
      const double middle = AnchorOf(rig_, pose_, {contact, side}).first.y;
      EXPECT_LT(LowestOf({contact, side}, points), middle - 0.05);
      EXPECT_GT(LowestOf({contact, Other(side)}, points), middle);
    }
  }
}

// Nothing of the thigh or pelvis beside the hip joint comes down before it.
TEST_F(LyingPatchTest, TheHipComesDownFirst) {
  const std::vector<Vec3f> points = Posed(OnSide(Side::kRight));
  const double x = pose_
                       .model_from_joint[std::size_t(
                           rig_.joint(LimbLandmark::kHip, Side::kRight))]
                       .translation.x;
  double lowest = 1e9;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const HostPart part = PartOfJoint(rig_, skin_.joints[p][0]).part;
    if (part != HostPart::kPelvis && part != HostPart::kThigh) continue;
    if (std::abs(double(points[p].x) - x) > 0.1) continue;
    lowest = std::min(lowest, double(points[p].y));
  }
  EXPECT_LT(LowestOf({Contact::kHip, Side::kRight}, points), lowest + 0.004);
}

TEST_F(LyingPatchTest, FrontPartsAreUnderWhoLiesOnThem) {
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(90);
  const std::vector<Vec3f> points = Posed(posture);
  for (const Contact contact : {Contact::kBelly, Contact::kChest}) {
    SCOPED_TRACE(Name(contact));
    const Effector part{contact, Side::kLeft};
    ASSERT_GE(patches_.of(part).contact.size(), 3u);
    EXPECT_LT(LowestOf(part, points), AnchorOf(rig_, pose_, part).first.y);
    double left = 0, right = 0;
    for (const std::uint32_t p : patches_.of(part).contact) {
      (points[p].x > 0 ? left : right) += 1;
    }
    EXPECT_GT(left, 0);
    EXPECT_GT(right, 0);
  }
}

TEST_F(LyingPatchTest, AllThatTouchesIsFlesh) {
  for (const Contact contact :
       {Contact::kHip, Contact::kShoulder, Contact::kCheek, Contact::kBelly,
        Contact::kChest, Contact::kLeg}) {
    const SkinPatch& patch = patches_.of({contact, Side::kLeft});
    const std::set<std::uint32_t> flesh(patch.flesh.begin(), patch.flesh.end());
    for (const std::uint32_t p : patch.contact) {
      EXPECT_TRUE(flesh.contains(p)) << Name(contact) << " " << p;
    }
  }
}

// Parts of trunk and head that have a side are told by it, mirrored with it,
// and still the one part that their group holds on with.
TEST(LyingParts, HaveASide) {
  const Effector hip{Contact::kHip, Side::kRight};
  EXPECT_EQ(FullName(hip), "hip.right");
  EXPECT_EQ(FindEffector("hip.right"), hip);
  EXPECT_EQ(FindEffector("hip"), std::nullopt);
  EXPECT_EQ(Mirror(hip).side, Side::kLeft);
  EXPECT_TRUE(IsMidline(Contact::kHip));
  EXPECT_TRUE(Exclude(hip, {Contact::kPelvis, Side::kLeft}));
  EXPECT_TRUE(Exclude({Contact::kCheek, Side::kRight},
                      {Contact::kOcciput, Side::kLeft}));
  EXPECT_EQ(Mirror({Contact::kBelly, Side::kLeft}).side, Side::kLeft);
  EXPECT_TRUE(IsLeg(Contact::kLeg));
}

}  // namespace
}  // namespace limber::body

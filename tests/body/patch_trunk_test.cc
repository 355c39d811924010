// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <set>

#include "engine/anim/deformer.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;
using math::Vec3f;

struct Case {
  Contact contact;
  double pitch, hip, knee;  // deg, of the posture that brings it down
  HostPart part;            // whose lowest skin it has to be
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << Name(c.contact);
}

class TrunkPatchTest : public testing::TestWithParam<Case> {
 protected:
  std::vector<Vec3f> Posed() {
    Posture posture;
    posture[Trunk::kPelvisPitch] = Radians(GetParam().pitch);
    for (const Side side : kSides) {
      posture.at(Limb::kHipFlex, side) = Radians(GetParam().hip);
      posture.at(Limb::kKneeFlex, side) = Radians(GetParam().knee);
    }
    RigPose pose = rig_.MakePose();
    rig_.Pose(posture, Vec3(0), pose);
    std::vector<Vec3f> points(skin_.point_count());
    const anim::Deformer deformer(skin_, figure_.skeleton, false);
    deformer.Deform(pose.model_from_joint, *deformer.MakeScratch(), points);
    return points;
  }
  const SkinPatch& patch() const {
    return patches_.of({GetParam().contact, Side::kLeft});
  }
  HostPart PartOf(std::uint32_t point) const {
    return PartOfJoint(rig_, skin_.joints[point][0]).part;
  }

  const Figure figure_ = content::BuiltInFigure();
  const anim::Mesh& skin_ = figure_.parts.front();
  const Rig rig_ = *Rig::Build(figure_.skeleton).value;
  const SkinPatches patches_{rig_, skin_};
};

// The patch is what touches first as the part comes down, and all of it lies
// within what flesh gives.
TEST_P(TrunkPatchTest, IsWhatComesDownFirst) {
  ASSERT_GE(patch().contact.size(), 3u);
  const std::vector<Vec3f> points = Posed();
  double lowest = 1e9, of_patch = 1e9, highest = -1e9;
  for (std::uint32_t p = 0; p < points.size(); ++p) {
    const bool counts = PartOf(p) == GetParam().part;
    if (counts) lowest = std::min(lowest, double(points[p].y));
  }
  for (const std::uint32_t p : patch().contact) {
    of_patch = std::min(of_patch, double(points[p].y));
    highest = std::max(highest, double(points[p].y));
  }
  EXPECT_LT(of_patch, lowest + 0.012);
  EXPECT_LT(highest, of_patch + 0.020);
}

// It lies across the middle of the body, as much to the left as to the right.
TEST_P(TrunkPatchTest, IsOfBothSides) {
  double sum = 0, left = 0, right = 0;
  for (const std::uint32_t p : patch().contact) {
    const double x = double(skin_.positions[skin_.vertex_of[p]].x);
    sum += x;
    (x > 0 ? left : right) += 1;
  }
  EXPECT_NEAR(sum / double(patch().contact.size()), 0, 0.01);
  EXPECT_GT(left, 0);
  EXPECT_GT(right, 0);
}

// What may touch may be laid: no skin is left hanging through a surface.
TEST_P(TrunkPatchTest, AllThatTouchesIsFlesh) {
  const std::set<std::uint32_t> flesh(patch().flesh.begin(),
                                      patch().flesh.end());
  for (const std::uint32_t p : patch().contact) {
    EXPECT_TRUE(flesh.contains(p)) << p;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Parts, TrunkPatchTest,
    testing::Values(Case{Contact::kSeat, -8, 80, 90, HostPart::kPelvis},
                    Case{Contact::kPelvis, -94, 47, 104, HostPart::kPelvis},
                    Case{Contact::kRibcage, -94, 47, 104, HostPart::kChest},
                    Case{Contact::kBack, -94, 47, 104, HostPart::kChest},
                    Case{Contact::kOcciput, -94, 47, 104, HostPart::kHead}));

// Who rounds the low back rocks on the sitting bones and slides nowhere: the
// skin under them stays, and so it would not were the hips held.
TEST(SeatPatch, StaysAsThePelvisRocks) {
  const Figure figure = content::BuiltInFigure();
  const anim::Mesh& skin = figure.parts.front();
  const Rig rig = *Rig::Build(figure.skeleton).value;
  const SkinPatches patches(rig, skin);
  const Effector seat{Contact::kSeat, Side::kLeft};
  const anim::Deformer deformer(skin, figure.skeleton, false);
  std::vector<Vec3f> points(skin.point_count());
  const auto slide = [&](Contact held) {
    RigPose pose = rig.MakePose();
    double place[2];
    for (const int rocked : {0, 1}) {
      Posture sitting;
      sitting[Trunk::kPelvisPitch] = Radians(-8 - 10 * rocked);
      for (const Side side : kSides) {
        sitting.at(Limb::kHipFlex, side) = Radians(80 - 10 * rocked);
        sitting.at(Limb::kKneeFlex, side) = Radians(90);
      }
      rig.Pose(sitting, Vec3(0), pose);
      rig.Pose(sitting, -AnchorOf(rig, pose, {held, Side::kLeft}).first, pose);
      deformer.Deform(pose.model_from_joint, *deformer.MakeScratch(), points);
      double sum = 0;
      for (const std::uint32_t p : patches.of(seat).contact) {
        sum += double(points[p].z);
      }
      place[rocked] = sum / double(patches.of(seat).contact.size());
    }
    return std::abs(place[1] - place[0]);
  };
  EXPECT_LT(slide(Contact::kSeat), slide(Contact::kPelvis) / 2);
}

}  // namespace
}  // namespace limber::body

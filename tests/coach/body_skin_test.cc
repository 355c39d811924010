// SPDX-License-Identifier: MIT
#include "engine/coach/body_skin.h"

#include <gtest/gtest.h>

#include "engine/anim/deformer.h"
#include "engine/coach/footing.h"
#include "engine/coach/settle.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::coach {
namespace {

using body::Contact;
using body::Host;
using body::HostPart;
using body::Limb;
using body::Side;
using math::Radians;
using math::Vec3;
using math::Vec3f;

// Sitting with the hands over the thighs.
body::Posture Sitting() {
  body::Posture p;
  for (const Side side : body::kSides) {
    p.at(Limb::kHipFlex, side) = Radians(85);
    p.at(Limb::kKneeFlex, side) = Radians(90);
    p.at(Limb::kShPlane, side) = Radians(77);
    p.at(Limb::kElbowFlex, side) = Radians(70);
    p.at(Limb::kForePron, side) = Radians(80);
  }
  return p;
}

class BodySkinTest : public testing::Test {
 protected:
  BodySkinTest() {
    rig_.Pose(Sitting(), Vec3(0), pose_);
    const anim::Deformer deformer(skin_, figure_.skeleton, false);
    deformer.Deform(pose_.model_from_joint, *deformer.MakeScratch(), points_);
  }
  body::ContactSurface Near(Side palm, Host host) const {
    return SkinNear(rig_, skin_, pose_, points_,
                    patches_.of({Contact::kPalm, palm}), host);
  }

  const body::Figure figure_ = content::BuiltInFigure();
  const anim::Mesh& skin_ = figure_.parts.front();
  const body::Rig rig_ = *body::Rig::Build(figure_.skeleton).value;
  const body::SkinPatches patches_{rig_, skin_};
  body::RigPose pose_ = rig_.MakePose();
  std::vector<Vec3f> points_ = std::vector<Vec3f>(skin_.point_count());
};

// The plane touches the thigh on the side of the hand over it, and leaves none
// of its skin there before itself.
TEST_F(BodySkinTest, ThePlaneTouchesThePartFromOutside) {
  const Host thigh{HostPart::kThigh, Side::kLeft};
  const body::ContactSurface plane = Near(Side::kLeft, thigh);
  EXPECT_GT(plane.normal.y, 0);
  const auto wrist =
      std::size_t(rig_.joint(body::LimbLandmark::kWrist, Side::kLeft));
  EXPECT_GT(plane.Height(pose_.model_from_joint[wrist].translation), 0.01);
  double highest = -1e9;
  for (std::size_t p = 0; p < points_.size(); ++p) {
    if (!(PartOfJoint(rig_, skin_.joints[p][0]) == thigh)) continue;
    const Vec3 x(points_[p]);
    if (glm::length(x - plane.point) > 0.03) continue;
    highest = std::max(highest, plane.Height(x));
  }
  EXPECT_NEAR(highest, 0, 0.002);
}

// Round the skull is a ball of about its size, that touches it from outside
// and leaves little of the skin under a hand far from itself.
TEST_F(BodySkinTest, ASkullIsRound) {
  const Host head{HostPart::kHead, Side::kLeft};
  const body::ContactSurface ball =
      SkinNear(rig_, skin_, pose_, points_,
               patches_.of({Contact::kPalm, Side::kLeft}), head, true);
  EXPECT_GE(ball.radius, 0.08 * rig_.stature_ratio());
  EXPECT_LE(ball.radius, 0.13 * rig_.stature_ratio());
  EXPECT_EQ(ball.axis, Vec3(0));
  const Vec3 touched = ball.point + ball.radius * ball.normal;
  double highest = -1e9;
  for (std::size_t p = 0; p < points_.size(); ++p) {
    if (!(PartOfJoint(rig_, skin_.joints[p][0]) == head)) continue;
    const Vec3 x(points_[p]);
    if (glm::length(x - touched) > 0.025) continue;
    highest = std::max(highest, ball.Height(x));
  }
  EXPECT_LT(highest, 0.002);
  EXPECT_GT(highest, -0.02);
}

TEST_F(BodySkinTest, LeftAndRightAreMirrorImages) {
  const body::ContactSurface left =
      Near(Side::kLeft, {HostPart::kThigh, Side::kLeft});
  const body::ContactSurface right =
      Near(Side::kRight, {HostPart::kThigh, Side::kRight});
  EXPECT_LT(glm::length(math::Mirror(left.point) - right.point), 0.004);
  EXPECT_GT(glm::dot(math::Mirror(left.normal), right.normal), 0.999);
}

// Between two hands each palm lies along its plane, three centimetres from the
// middle, and the planes are mirror images.
TEST_F(BodySkinTest, PlanesBetweenHandsLieAlongThePalms) {
  body::ContactSurface planes[2];
  for (const Side side : body::kSides) {
    const body::SkinPatch& palm = patches_.of({Contact::kPalm, side});
    const Vec3 across(side == Side::kLeft ? 1 : -1, 0, 0);
    const body::ContactSurface plane =
        BetweenHands(palm, points_, Vec3(0), across);
    EXPECT_GT(glm::dot(plane.normal, across), 0);
    EXPECT_NEAR(glm::dot(plane.point, across), 0.03, 1e-9);
    EXPECT_FALSE(plane.lays);
    Level at[4];
    double highest = -1e9, lowest = 1e9;
    for (int k = 0; k < 4; ++k) {
      at[k] = LowestOf(palm.level[std::size_t(k)], plane, points_);
      highest = std::max(highest, at[k].height);
      lowest = std::min(lowest, at[k].height);
    }
    EXPECT_LT(highest - lowest, 0.005);
    planes[std::size_t(side)] = plane;
  }
  EXPECT_LT(glm::length(math::Mirror(planes[0].point) - planes[1].point),
            0.004);
  EXPECT_GT(glm::dot(math::Mirror(planes[0].normal), planes[1].normal), 0.999);
}

TEST_F(BodySkinTest, MirroringAFootingTwiceGivesItBack) {
  Footing footing;
  footing.anchor.first = Vec3(0.1, 0.2, 0.3);
  footing.host = {HostPart::kThigh, Side::kLeft};
  footing.on = "thigh";
  footing.surface = Near(Side::kLeft, footing.host);
  const Footing mirrored = Mirror(footing);
  EXPECT_EQ(mirrored.host, (Host{HostPart::kThigh, Side::kRight}));
  const Footing back = Mirror(mirrored);
  EXPECT_EQ(back.host, footing.host);
  EXPECT_EQ(back.surface.point, footing.surface.point);
  EXPECT_EQ(back.anchor.first, footing.anchor.first);
}

// "other_thigh" is the thigh of the other side and nothing else has a side to
// cross.
TEST(SurfaceKind, OnlyLimbsHaveAnOtherSide) {
  for (const SurfaceKind& kind : SurfaceKinds()) {
    EXPECT_EQ(kind.other, kind.name.starts_with("other_")) << kind.name;
    EXPECT_TRUE(!kind.other || HasSide(kind.host)) << kind.name;
    EXPECT_EQ(FindSurfaceKind(kind.name), &kind);
  }
  EXPECT_EQ(FindSurfaceKind("ceiling"), nullptr);
}

}  // namespace
}  // namespace limber::coach

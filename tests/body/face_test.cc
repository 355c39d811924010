// SPDX-License-Identifier: MIT
#include "engine/body/face.h"

#include <gtest/gtest.h>

#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Transform;
using math::Vec3;

// The built-in figure with eyes and lids in its head.
anim::Skeleton WithEyes() {
  anim::Skeleton skeleton = content::BuiltInFigure().skeleton;
  const int head = skeleton.Find("head");
  for (const Side side : kSides) {
    const std::string end = side == Side::kLeft ? ".L" : ".R";
    for (const char* name : {"eye", "orbicularis03", "orbicularis04"}) {
      Transform local;
      local.translation = Vec3(side == Side::kLeft ? 0.03 : -0.03, 0.06, 0.08);
      Transform model = local;
      model.translation +=
          skeleton.model_from_joint[std::size_t(head)].translation;
      skeleton.names.push_back(name + end);
      skeleton.parents.push_back(head);
      skeleton.parent_from_joint.push_back(local);
      skeleton.model_from_joint.push_back(model);
      if (!skeleton.tails.empty()) skeleton.tails.push_back(model.translation);
    }
  }
  return skeleton;
}

class FaceTest : public testing::Test {
 protected:
  // Which way what looks forward at rest looks, against the head.
  Vec3 Looks(const char* joint, const Face& face) {
    rig_.Pose({}, Vec3(0), pose_);
    rig_face_.Apply(face, pose_);
    const auto i = std::size_t(rig_.skeleton().Find(joint));
    return pose_.turn[i] * Vec3(0, 0, 1);
  }

  const Rig rig_ = *Rig::Build(WithEyes()).value;
  const FaceRig rig_face_{rig_};
  RigPose pose_ = rig_.MakePose();
};

TEST_F(FaceTest, EyesGoWhereTheyLook) {
  for (const char* eye : {"eye.L", "eye.R"}) {
    // The figure's right is -x.
    EXPECT_LT(Looks(eye, {0, Radians(10), 0}).x, -0.15);
    EXPECT_GT(Looks(eye, {0, 0, Radians(10)}).y, 0.15);
    EXPECT_NEAR(Looks(eye, {}).z, 1, 1e-12);
  }
}

TEST_F(FaceTest, LidsMeetWhenShut) {
  const double upper = Looks("orbicularis03.L", {1, 0, 0}).y;
  const double lower = Looks("orbicularis04.L", {1, 0, 0}).y;
  EXPECT_LT(upper, -0.3);  // comes down
  EXPECT_GT(lower, 0.03);  // comes up a little
  EXPECT_NEAR(Looks("orbicularis03.L", {}).y, 0, 1e-12);
}

TEST_F(FaceTest, UpperLidFollowsTheGaze) {
  EXPECT_GT(Looks("orbicularis03.R", {0, 0, Radians(10)}).y, 0.05);
  EXPECT_LT(Looks("orbicularis03.R", {0, 0, Radians(-10)}).y, -0.05);
}

TEST(Face, AFigureWithoutLidsKeepsItsFace) {
  const Rig rig = *Rig::Build(content::BuiltInFigure().skeleton).value;
  RigPose pose = rig.MakePose();
  rig.Pose({}, Vec3(0), pose);
  const RigPose before = pose;
  FaceRig(rig).Apply({1, 0.2, 0.2}, pose);
  for (std::size_t i = 0; i < pose.turn.size(); ++i) {
    if (rig.skeleton().names[i].starts_with("eye")) continue;
    EXPECT_EQ(pose.turn[i], before.turn[i]) << rig.skeleton().names[i];
  }
}

}  // namespace
}  // namespace limber::body

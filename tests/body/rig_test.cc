// SPDX-License-Identifier: MIT
#include "engine/body/rig.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Vec3;

class RigTest : public testing::Test {
 protected:
  Vec3 At(LimbLandmark landmark, Side side) const {
    return pose_.model_from_joint[std::size_t(rig_.joint(landmark, side))]
        .translation;
  }
  Vec3 At(Landmark landmark) const {
    return pose_.model_from_joint[std::size_t(rig_.joint(landmark))]
        .translation;
  }
  void Pose(const Posture& posture) { rig_.Pose(posture, Vec3(0), pose_); }

  Rig rig_ = *Rig::Build(content::BuiltInFigure().skeleton).value;
  RigPose pose_ = rig_.MakePose();
};

Vec3 Direction(const Vec3& from, const Vec3& to) {
  return glm::normalize(to - from);
}

// A posture with every angle somewhere inside its usual range.
Posture RandomPosture(std::mt19937& random) {
  std::uniform_real_distribution<double> share(-1, 1);
  Posture posture;
  for (double& angle : posture.trunk) angle = Radians(25) * share(random);
  for (auto& side : posture.limb) {
    for (double& angle : side) angle = Radians(50) * share(random);
  }
  return posture;
}

TEST_F(RigTest, ZeroIsTheAnatomicalPosition) {
  Pose(Posture{});
  const Vec3 down(0, -1, 0);
  for (const Side side : kSides) {
    EXPECT_GT(glm::dot(Direction(At(LimbLandmark::kShoulder, side),
                                 At(LimbLandmark::kElbow, side)),
                       down),
              0.9999);
    EXPECT_GT(glm::dot(Direction(At(LimbLandmark::kElbow, side),
                                 At(LimbLandmark::kWrist, side)),
                       down),
              0.9999);
    EXPECT_GT(glm::dot(Direction(At(LimbLandmark::kHip, side),
                                 At(LimbLandmark::kKnee, side)),
                       down),
              0.9999);
    EXPECT_GT(glm::dot(Direction(At(LimbLandmark::kKnee, side),
                                 At(LimbLandmark::kAnkle, side)),
                       down),
              0.9999);
  }
}

TEST_F(RigTest, FlexionGoesForwardAndAbductionOutward) {
  Posture posture;
  posture.at(Limb::kShPlane, Side::kLeft) = Radians(90);
  posture.at(Limb::kShElev, Side::kLeft) = Radians(90);
  posture.at(Limb::kShElev, Side::kRight) = Radians(90);
  posture.at(Limb::kHipFlex, Side::kLeft) = Radians(90);
  posture.at(Limb::kHipAbd, Side::kRight) = Radians(30);
  Pose(posture);
  const Vec3 forward = Direction(At(LimbLandmark::kShoulder, Side::kLeft),
                                 At(LimbLandmark::kElbow, Side::kLeft));
  EXPECT_NEAR(forward.z, 1, 1e-6);
  const Vec3 outward = Direction(At(LimbLandmark::kShoulder, Side::kRight),
                                 At(LimbLandmark::kElbow, Side::kRight));
  EXPECT_NEAR(outward.x, -1, 1e-6);
  const Vec3 thigh = Direction(At(LimbLandmark::kHip, Side::kLeft),
                               At(LimbLandmark::kKnee, Side::kLeft));
  EXPECT_NEAR(thigh.z, 1, 1e-6);
  const Vec3 aside = Direction(At(LimbLandmark::kHip, Side::kRight),
                               At(LimbLandmark::kKnee, Side::kRight));
  EXPECT_NEAR(aside.x, -std::sin(Radians(30)), 1e-6);
}

// On hands and knees: an arm is upright when its elevation equals the pitch of
// the upper trunk, a thigh when its flexion equals that of the pelvis.
TEST_F(RigTest, LimbsHangUprightFromAPitchedTrunk) {
  Posture posture;
  posture[Trunk::kPelvisPitch] = Radians(60);
  posture[Trunk::kLumbarFlex] = Radians(14);
  posture[Trunk::kThoracicFlex] = Radians(10);
  for (const Side side : kSides) {
    posture.at(Limb::kHipFlex, side) = Radians(60);
    posture.at(Limb::kKneeFlex, side) = Radians(90);
    posture.at(Limb::kShPlane, side) = Radians(90);
    // All of the thoracic flexion but what sits above the arms (neck01).
    posture.at(Limb::kShElev, side) = Radians(60 + 14 + 0.85 * 10);
  }
  Pose(posture);
  for (const Side side : kSides) {
    EXPECT_NEAR(Direction(At(LimbLandmark::kShoulder, side),
                          At(LimbLandmark::kElbow, side))
                    .y,
                -1, 1e-6);
    EXPECT_NEAR(
        Direction(At(LimbLandmark::kHip, side), At(LimbLandmark::kKnee, side))
            .y,
        -1, 1e-6);
    EXPECT_NEAR(
        Direction(At(LimbLandmark::kKnee, side), At(LimbLandmark::kAnkle, side))
            .z,
        -1, 1e-6);
  }
}

TEST_F(RigTest, BonesKeepTheirLength) {
  std::mt19937 random(1);
  const anim::Skeleton& skeleton = rig_.skeleton();
  for (int trial = 0; trial < 50; ++trial) {
    Pose(RandomPosture(random));
    for (std::size_t j = 0; j < skeleton.names.size(); ++j) {
      const int parent = skeleton.parents[j];
      if (parent < 0 || skeleton.names[j].starts_with("helper_")) continue;
      const auto length = [&](const auto& joints) {
        return glm::length(joints[j].translation -
                           joints[std::size_t(parent)].translation);
      };
      EXPECT_NEAR(length(pose_.model_from_joint),
                  length(skeleton.model_from_joint), 1e-9)
          << skeleton.names[j];
    }
  }
}

TEST_F(RigTest, AMirroredPostureMirrorsTheBody) {
  std::mt19937 random(2);
  RigPose mirrored = rig_.MakePose();
  for (int trial = 0; trial < 20; ++trial) {
    const Posture posture = RandomPosture(random);
    Pose(posture);
    rig_.Pose(Mirror(posture), Vec3(0), mirrored);
    for (const Side side : kSides) {
      for (const LimbLandmark l : {LimbLandmark::kElbow, LimbLandmark::kWrist,
                                   LimbLandmark::kKnee, LimbLandmark::kAnkle}) {
        const Vec3 here = math::Mirror(At(l, side));
        const Vec3 there =
            mirrored.model_from_joint[std::size_t(rig_.joint(l, Other(side)))]
                .translation;
        // The skeleton itself is even to 0.1 mm.
        EXPECT_LT(glm::length(here - there), 4e-4);
      }
    }
  }
}

TEST_F(RigTest, SpineSharesOfARegionSumToOne) {
  for (int region = 0; region < 3; ++region) {
    for (int axis = 0; axis < 3; ++axis) {
      double sum = 0;
      for (int j = 0; j < rig_.skeleton().joint_count(); ++j) {
        const double share = rig_.SpineShare(j, region, axis);
        EXPECT_LE(share, axis == 2 && region == 1 ? 0.75 : 0.61);
        sum += share;
      }
      EXPECT_NEAR(sum, 1, 1e-9) << region << " " << axis;
    }
  }
}

TEST(Shoulder, AnglesComeBackFromTheirTurn) {
  for (const Side side : kSides) {
    for (double plane = -40; plane <= 130; plane += 17) {
      for (double elevation = 5; elevation <= 165; elevation += 20) {
        for (double rotation = -110; rotation <= 80; rotation += 38) {
          Posture near;
          near.at(Limb::kShPlane, side) = Radians(plane + 3);
          near.at(Limb::kShElev, side) = Radians(elevation - 3);
          near.at(Limb::kShRot, side) = Radians(rotation + 3);
          Rig::ShoulderAngles(
              Rig::ShoulderTurn(Radians(plane), Radians(elevation),
                                Radians(rotation), side),
              side, near);
          EXPECT_NEAR(near.at(Limb::kShPlane, side), Radians(plane), 1e-9);
          EXPECT_NEAR(near.at(Limb::kShElev, side), Radians(elevation), 1e-9);
          EXPECT_NEAR(near.at(Limb::kShRot, side), Radians(rotation), 1e-9);
        }
      }
    }
  }
}

// Two to one above thirty degrees, as far as the rounded corners allow.
TEST(ScapularRhythm, FollowsTheArm) {
  EXPECT_EQ(ScapularRhythm(Radians(10)), 0);
  EXPECT_NEAR(ScapularRhythm(Radians(90)), Radians(24), Radians(0.1));
  EXPECT_LE(ScapularRhythm(Radians(180)), Radians(55) + 1e-12);
  for (double e = 0; e < 180; e += 1) {
    EXPECT_LE(ScapularRhythm(Radians(e)),
              ScapularRhythm(Radians(e + 1)) + 1e-12);
  }
}

// The same direction by other angles is the same pose, in every joint.
TEST(Rig, ARenamedArmIsWhereItWas) {
  const Rig rig = *Rig::Build(content::BuiltInFigure().skeleton).value;
  RigPose pose = rig.MakePose(), renamed = rig.MakePose();
  for (const double elevation : {-60.0, -40.0, 40.0, 120.0}) {
    for (const double plane : {-40.0, 20.0, 128.0}) {
      Posture posture;
      for (const Side side : kSides) {
        posture.at(Limb::kShPlane, side) = Radians(plane);
        posture.at(Limb::kShElev, side) = Radians(elevation);
        posture.at(Limb::kShRot, side) = Radians(25);
      }
      rig.Pose(posture, Vec3(0), pose);
      for (const Side side : kSides) Rig::RenameArm(side, posture);
      EXPECT_NEAR(posture.at(Limb::kShElev, Side::kLeft), -Radians(elevation),
                  1e-12);
      rig.Pose(posture, Vec3(0), renamed);
      for (std::size_t j = 0; j < pose.model_from_joint.size(); ++j) {
        EXPECT_NEAR(glm::length(pose.model_from_joint[j].translation -
                                renamed.model_from_joint[j].translation),
                    0, 1e-9);
      }
    }
  }
}

TEST(RigBuild, NamesEveryMissingJoint) {
  anim::Skeleton skeleton = content::BuiltInFigure().skeleton;
  skeleton.names[std::size_t(skeleton.Find("wrist.L"))] = "hand";
  skeleton.names[std::size_t(skeleton.Find("head"))] = "skull";
  const core::Loaded<Rig> rig = Rig::Build(skeleton);
  ASSERT_EQ(rig.problems.size(), 1u);
  EXPECT_EQ(rig.problems[0].rule, "figure-joints");
  EXPECT_NE(rig.problems[0].text.find("wrist.L"), std::string::npos);
  EXPECT_NE(rig.problems[0].text.find("head"), std::string::npos);
}

}  // namespace
}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/rig.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::body {

using math::About;
using math::AboutX;
using math::AboutY;
using math::AboutZ;
using math::Quat;
using math::Radians;
using math::Transform;
using math::Vec3;

namespace {

// Rows: spine05, spine04, spine03, spine02, spine01, neck01, neck02, neck03,
// head. Segmental ranges (white-panjabi-1990) gathered per joint; part of the
// thoracic share sits on spine01, because the clavicles hang from it.
constexpr int kSpineRows = 9;
constexpr double kShares[3][3][kSpineRows] = {
    {{0, .45, .39, .16}, {0, .31, .48, .21}, {0, .34, .44, .22}},
    {{0, 0, 0, .32, .53, .15},
     {0, 0, 0, .24, .61, .15},
     {0, 0, 0, .15, .75, .10}},
    {{0, 0, 0, 0, 0, .19, .29, .19, .33},
     {0, 0, 0, 0, 0, .19, .31, .34, .16},
     {0, 0, 0, 0, 0, .10, .19, .13, .58}}};

// The pivot of shoulder01 lies mid-clavicle: the whole of the upward rotation
// or protraction there would carry the shoulder centre too far.
constexpr double kScapulaGain = 0.40;
constexpr double kProtractionGain = 0.80;
// Clavicle elevation per degree of arm elevation above 30.
constexpr double kClavicleGain = 0.07;
// Where the axial turn of a segment sits: humerus and thigh on their second
// joint, pronation on the second forearm joint.
constexpr double kFirstTwist = 0.4;
constexpr double kForearmTwist = 0.7;

double Sign(Side side) { return side == Side::kLeft ? 1.0 : -1.0; }

// max(0, x) with its corner rounded over +-width.
double Ramp(double x, double width) {
  if (x <= -width) return 0;
  if (x >= width) return x;
  return (x + width) * (x + width) / (4 * width);
}

// Behind the body as before it, but for the first degrees.
double AboveThirty(double elevation) {
  const double raised = Ramp(std::abs(elevation) - Radians(30), Radians(12));
  if (elevation >= 0) return raised;
  return raised * math::Smoothstep(Radians(30), Radians(36), -elevation);
}

double TwistAngle(const Quat& q) {  // about y
  return 2 * std::atan2(q.w < 0 ? -q.y : q.y, std::abs(q.w));
}

}  // namespace

double ScapularRhythm(double elevation) {
  const double limit = Radians(55);
  return limit - Ramp(limit - 0.4 * AboveThirty(elevation), Radians(6));
}

double Rig::SpineShare(int joint, int region, int axis) const {
  const int row = roles_[std::size_t(joint)].spine;
  return row < 0 ? 0 : kShares[region][axis][row];
}

RigPose Rig::MakePose() const {
  RigPose pose;
  pose.clinical.resize(roles_.size());
  pose.turn.resize(roles_.size());
  pose.model_from_joint.resize(roles_.size());
  return pose;
}

Quat Rig::ShoulderTurn(double plane, double elevation, double rotation,
                       Side side) {
  const double s = Sign(side);
  const Vec3 axis(-std::sin(plane), 0, s * std::cos(plane));
  return About(axis, elevation) * AboutY(-s * rotation);
}

void Rig::ShoulderAngles(const Quat& turn, Side side, Posture& near) {
  const double s = Sign(side);
  const double twist = TwistAngle(math::TwistAbout(turn, {0, 1, 0}));
  const Quat swing = turn * AboutY(-twist);
  const Vec3 v = math::ToRotationVector(swing);
  // The swing axis has no y part; its angle and direction are elevation and
  // plane, or both turned round.
  const double size = std::hypot(v.x, v.z);
  double rotation = -s * twist;
  const double old_rotation = near.at(Limb::kShRot, side);
  rotation +=
      2 * math::kPi * std::round((old_rotation - rotation) / (2 * math::kPi));
  near.at(Limb::kShRot, side) = rotation;
  if (size < 1e-9) {
    near.at(Limb::kShElev, side) = 0;
    return;
  }
  const double old_plane = near.at(Limb::kShPlane, side);
  const double old_elevation = near.at(Limb::kShElev, side);
  double plane = std::atan2(-v.x, s * v.z);
  double elevation = size;
  if (old_elevation < 0) {
    plane += math::kPi;
    elevation = -elevation;
  }
  plane += 2 * math::kPi * std::round((old_plane - plane) / (2 * math::kPi));
  near.at(Limb::kShPlane, side) = plane;
  near.at(Limb::kShElev, side) = elevation;
}

void Rig::RenameArm(Side side, Posture& posture) {
  double& plane = posture.at(Limb::kShPlane, side);
  double& elevation = posture.at(Limb::kShElev, side);
  plane += plane > 0 ? -math::kPi : math::kPi;
  elevation = -elevation;
}

void Rig::Pose(const Posture& posture, const Vec3& root, RigPose& pose) const {
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    const JointRole& joint = roles_[i];
    const double s = Sign(joint.side);
    const auto at = [&](Limb dof) { return posture.at(dof, joint.side); };
    Quat turn(1, 0, 0, 0);
    switch (joint.role) {
      case Role::kRoot:
        turn = AboutY(-posture[Trunk::kPelvisYaw]) *
               AboutZ(posture[Trunk::kPelvisRoll]) *
               AboutX(posture[Trunk::kPelvisPitch]);
        break;
      case Role::kSpine: {
        double angle[3] = {0, 0, 0};
        for (int region = 0; region < 3; ++region) {
          for (int axis = 0; axis < 3; ++axis) {
            angle[axis] += kShares[region][axis][joint.spine] *
                           posture.trunk[std::size_t(3 + region * 3 + axis)];
          }
        }
        if (joint.spine == kSpineRows - 1) angle[0] += posture[Trunk::kHeadNod];
        turn = AboutY(-angle[2]) * AboutZ(angle[1]) * AboutX(angle[0]);
        break;
      }
      case Role::kClavicle:
        turn = AboutY(-s * kProtractionGain * at(Limb::kScapProt)) *
               AboutZ(s * (at(Limb::kScapElev) +
                           kClavicleGain * AboveThirty(at(Limb::kShElev))));
        break;
      case Role::kScapula:
        turn =
            AboutZ(s * kScapulaGain *
                   (ScapularRhythm(at(Limb::kShElev)) + at(Limb::kScapUrot)));
        break;
      case Role::kUpperArm:
        turn = ShoulderTurn(at(Limb::kShPlane), at(Limb::kShElev),
                            kFirstTwist * at(Limb::kShRot), joint.side);
        break;
      case Role::kUpperArmTwist:
        turn = ShoulderTurn(at(Limb::kShPlane), at(Limb::kShElev),
                            at(Limb::kShRot), joint.side);
        break;
      case Role::kElbow:
        turn = AboutX(-at(Limb::kElbowFlex));
        break;
      case Role::kForearmTwist:
        turn =
            AboutY(-s * kForearmTwist * (at(Limb::kForePron) + math::kPi / 2));
        break;
      case Role::kWrist:
        turn = AboutY(-s * (1 - kForearmTwist) *
                      (at(Limb::kForePron) + math::kPi / 2)) *
               AboutX(-at(Limb::kWristFlex)) * AboutZ(-s * at(Limb::kWristDev));
        break;
      case Role::kFinger: {
        const HandShape& hand = posture.hand[std::size_t(joint.side)];
        const double bend[3] = {hand.mcp, hand.pip, hand.dip};
        turn = AboutX(-bend[joint.phalanx - 1]);
        if (joint.phalanx == 1) {
          // Index outward, middle still, ring and little finger the other way.
          turn = AboutZ(s * (3 - joint.finger) * hand.spread) * turn;
        }
        break;
      }
      case Role::kThumb: {
        const HandShape& hand = posture.hand[std::size_t(joint.side)];
        turn = joint.phalanx == 1
                   ? glm::slerp(glm::conjugate(thumb_[std::size_t(joint.side)]),
                                Quat(1, 0, 0, 0), hand.thumb_in_plane) *
                         AboutX(-hand.thumb_flex)
                   : AboutX(-0.5 * hand.thumb_flex);
        break;
      }
      case Role::kThigh:
      case Role::kThighTwist:
        turn = AboutX(-at(Limb::kHipFlex)) * AboutZ(s * at(Limb::kHipAbd)) *
               AboutY(-s * at(Limb::kHipRot) *
                      (joint.role == Role::kThigh ? kFirstTwist : 1.0));
        break;
      case Role::kKnee:
        turn = AboutX(at(Limb::kKneeFlex));
        break;
      case Role::kAnkle:
        turn = AboutX(-at(Limb::kAnkleDf)) * AboutZ(-s * at(Limb::kAnkleInv));
        break;
      case Role::kToe:
        turn = AboutX(-at(Limb::kToeExt));
        break;
      case Role::kFollow:
      case Role::kHelper:
        break;
    }
    const std::size_t parent = std::size_t(std::max(joint.parent, 0));
    pose.clinical[i] =
        joint.frame < 0 ? turn : pose.clinical[std::size_t(joint.frame)] * turn;
    pose.turn[i] = pose.clinical[i] * zero_[i];
    Transform& model = pose.model_from_joint[i];
    model.rotation = pose.turn[i] * joint.rest;
    model.translation = joint.parent < 0
                            ? joint.offset + root
                            : pose.model_from_joint[parent].translation +
                                  pose.turn[parent] * joint.offset;
  }
  // Helpers stand half-way between the two joints they soften.
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    if (roles_[i].role != Role::kHelper) continue;
    const std::size_t parent = std::size_t(roles_[i].parent);
    const std::size_t child = std::size_t(roles_[i].helper_child);
    pose.turn[i] = glm::slerp(pose.turn[parent], pose.turn[child], 0.5);
    pose.clinical[i] = pose.clinical[parent];
    pose.model_from_joint[i] = {pose.turn[i] * roles_[i].rest,
                                pose.model_from_joint[child].translation};
  }
}

}  // namespace limber::body

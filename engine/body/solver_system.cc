// SPDX-License-Identifier: MIT
#include "engine/body/solver_system.h"

#include "engine/math/angle.h"

namespace limber::body {

using math::AboutX;
using math::AboutY;
using math::AboutZ;
using math::Quat;
using math::Vec3;

namespace {

// A radian of orientation weighs as 10 cm of position: a hand's length.
constexpr double kLever = 0.1;
// A shank may roll a little on the knee's round pad, and balance is an aim.
constexpr double kRollSoftness = 0.2;
constexpr double kBalanceSoftness = 0.003;

double Sign(Side side) { return side == Side::kLeft ? 1.0 : -1.0; }

}  // namespace

System::System(const Rig& rig, const RigPose& pose, const Posture& posture)
    : rig_(rig), pose_(pose) {
  const Posture& p = posture;
  const Vec3 root = Place(rig.joint(Landmark::kRoot));
  const Quat yaw = AboutY(-p[Trunk::kPelvisYaw]);
  const Quat roll = yaw * AboutZ(p[Trunk::kPelvisRoll]);
  turn_[kPitch] = {roll * Vec3(1, 0, 0), root};
  turn_[kRoll] = {yaw * Vec3(0, 0, 1), root};
  turn_[kYaw] = {Vec3(0, -1, 0), root};
  for (const Side side : kSides) {
    const double s = Sign(side);
    const auto clinical = [&](LimbLandmark l) {
      return pose.clinical[std::size_t(rig.joint(l, side))];
    };
    const auto place = [&](LimbLandmark l) {
      return Place(rig.joint(l, side));
    };
    const auto set = [&](LimbUnknown u, const Vec3& axis, const Vec3& pivot) {
      turn_[IndexOf(u, side)] = {axis, pivot};
    };
    const Quat thorax =
        pose.clinical[std::size_t(rig.joint(Landmark::kThorax))];
    const Vec3 clavicle = place(LimbLandmark::kClavicle);
    const double prot = 0.8 * p.at(Limb::kScapProt, side);
    set(kScapProt, thorax * Vec3(0, -0.8 * s, 0), clavicle);
    set(kScapElev, thorax * (AboutY(-s * prot) * Vec3(0, 0, s)), clavicle);
    const Vec3 shoulder = place(LimbLandmark::kShoulder);
    set(kShoulderX, thorax * Vec3(1, 0, 0), shoulder);
    set(kShoulderY, thorax * Vec3(0, 1, 0), shoulder);
    set(kShoulderZ, thorax * Vec3(0, 0, 1), shoulder);
    set(kElbow, clinical(LimbLandmark::kUpperArmTwist) * Vec3(-1, 0, 0),
        place(LimbLandmark::kElbow));
    set(kPron, clinical(LimbLandmark::kElbow) * Vec3(0, -s, 0),
        place(LimbLandmark::kForearmTwist));
    const Quat carpal =
        clinical(LimbLandmark::kForearmTwist) *
        AboutY(-s * 0.3 * (p.at(Limb::kForePron, side) + math::kPi / 2));
    const Vec3 wrist = place(LimbLandmark::kWrist);
    set(kWristFlex, carpal * Vec3(-1, 0, 0), wrist);
    set(kWristDev,
        carpal * (AboutX(-p.at(Limb::kWristFlex, side)) * Vec3(0, 0, -s)),
        wrist);
    const Quat pelvis = pose.clinical[std::size_t(rig.joint(Landmark::kRoot))];
    const Quat flexed = pelvis * AboutX(-p.at(Limb::kHipFlex, side));
    const Vec3 hip = place(LimbLandmark::kHip);
    set(kHipFlex, pelvis * Vec3(-1, 0, 0), hip);
    set(kHipAbd, flexed * Vec3(0, 0, s), hip);
    set(kHipRot,
        flexed * (AboutZ(s * p.at(Limb::kHipAbd, side)) * Vec3(0, -s, 0)), hip);
    set(kKnee, clinical(LimbLandmark::kThighTwist) * Vec3(1, 0, 0),
        place(LimbLandmark::kKnee));
    const Quat shank = clinical(LimbLandmark::kShankTwist);
    const Vec3 ankle = place(LimbLandmark::kAnkle);
    set(kAnkleDf, shank * Vec3(-1, 0, 0), ankle);
    set(kAnkleInv,
        shank * (AboutX(-p.at(Limb::kAnkleDf, side)) * Vec3(0, 0, -s)), ankle);
  }
}

// Visits each unknown that carries `point` on this limb between `first` and
// `last` (an empty range: on the trunk), with the turn and the velocity that a
// unit of it gives.
template <class Visit>
void System::Walk(Side side, LimbUnknown first, LimbUnknown last, bool chest,
                  const Vec3& point, const Visit& visit) const {
  const auto turn = [&](std::size_t u, const Vec3& axis, const Vec3& pivot) {
    visit(u, axis, glm::cross(axis, point - pivot));
  };
  for (std::size_t u = kPitch; u <= kYaw; ++u) {
    turn(u, turn_[u].axis, turn_[u].pivot);
  }
  if (chest) {
    // Spine flexion turns about several joints, each by its share.
    for (const Landmark landmark :
         {Landmark::kL5, Landmark::kL3, Landmark::kT12, Landmark::kThorax}) {
      const int joint = rig_.joint(landmark);
      const int parent = rig_.skeleton().parents[std::size_t(joint)];
      const Vec3 across = pose_.clinical[std::size_t(parent)] * Vec3(1, 0, 0);
      for (const int region : {0, 1}) {
        const double share = rig_.SpineShare(joint, region, 0);
        if (share == 0) continue;
        turn(std::size_t(kLumbar + region), share * across, Place(joint));
      }
    }
  }
  for (int u = first; u <= last; ++u) {
    const std::size_t index = IndexOf(LimbUnknown(u), side);
    const Turn& t = turn_[index];
    if (u == kScapElev || u == kScapProt) {
      // The humerus keeps its direction to the thorax: the scapula only
      // carries the shoulder along.
      const Vec3 shoulder = Place(rig_.joint(LimbLandmark::kShoulder, side));
      visit(index, Vec3(0), glm::cross(t.axis, shoulder - t.pivot));
    } else {
      turn(index, t.axis, t.pivot);
    }
  }
}

void System::Hold(const Vec3& point, const Vec3& target, Side side,
                  LimbUnknown first, LimbUnknown last) {
  const std::span<Row> rows = Next(3);
  for (int axis = 0; axis < 3; ++axis) {
    rows[std::size_t(axis)].error = (target - point)[axis];
    rows[std::size_t(axis)].jacobian[std::size_t(kRootX + axis)] = 1;
  }
  Walk(side, first, last, first == kScapElev, point,
       [&](std::size_t u, const Vec3&, const Vec3& velocity) {
         for (int axis = 0; axis < 3; ++axis) {
           rows[std::size_t(axis)].jacobian[u] += velocity[axis];
         }
       });
}

void System::Orient(const Quat& present, const Quat& target, Side side,
                    LimbUnknown first, LimbUnknown last) {
  const std::span<Row> rows = Next(3);
  const Vec3 error = math::ToRotationVector(target * glm::conjugate(present));
  for (int axis = 0; axis < 3; ++axis) {
    rows[std::size_t(axis)].error = kLever * error[axis];
  }
  Walk(side, first, last, first == kScapElev, Vec3(0),
       [&](std::size_t u, const Vec3& turn, const Vec3&) {
         for (int axis = 0; axis < 3; ++axis) {
           rows[std::size_t(axis)].jacobian[u] += kLever * turn[axis];
         }
       });
}

void System::Roll(const Quat& present, const Quat& target, const Vec3& about,
                  Side side, LimbUnknown first, LimbUnknown last) {
  Row& row = Next(1)[0];
  const Vec3 error = math::ToRotationVector(target * glm::conjugate(present));
  row.error = kLever * glm::dot(error, about);
  row.softness = kRollSoftness;
  Walk(side, first, last, first == kScapElev, Vec3(0),
       [&](std::size_t u, const Vec3& turn, const Vec3&) {
         row.jacobian[u] += kLever * glm::dot(turn, about);
       });
}

void System::Add(const Plant& plant) {
  const Side side = plant.effector.side;
  const Anchor now = AnchorOf(rig_, pose_, plant.effector);
  const Anchor& goal = plant.anchor;
  switch (plant.effector.contact) {
    case Contact::kSole:
      Hold(now.first, goal.first, side, kHipFlex, kKnee);
      Orient(now.turn, goal.turn, side, kHipFlex, kAnkleInv);
      break;
    case Contact::kToes:
      Hold(now.first, goal.first, side, kHipFlex, kAnkleInv);
      break;
    case Contact::kKnee:
      Hold(now.first, goal.first, side, kHipFlex, kHipRot);
      break;
    case Contact::kShin:
      Hold(now.first, goal.first, side, kHipFlex, kHipRot);
      Hold(now.second, goal.second, side, kHipFlex, kKnee);
      Roll(now.turn, goal.turn, glm::normalize(goal.first - goal.second), side,
           kHipFlex, kKnee);
      break;
    case Contact::kPalm:
      Hold(now.first, goal.first, side, kScapElev, kElbow);
      Orient(now.turn, goal.turn, side, kScapElev, kWristDev);
      break;
    case Contact::kForearm:
      Hold(now.first, goal.first, side, kScapElev, kShoulderZ);
      Hold(now.second, goal.second, side, kScapElev, kElbow);
      Orient(now.turn, goal.turn, side, kScapElev, kWristDev);
      break;
    case Contact::kCount:
      break;
  }
}

void System::AddBalance(const Vec3& target) {
  const std::span<Row> rows = Next(2);
  Vec3 centre(0);
  const auto add = [&](const Mass& mass, LimbUnknown first, LimbUnknown last,
                       bool chest) {
    Walk(mass.side, first, last, chest, mass.centre,
         [&](std::size_t u, const Vec3&, const Vec3& velocity) {
           rows[0].jacobian[u] += mass.share * velocity.x;
           rows[1].jacobian[u] += mass.share * velocity.z;
         });
  };
  using Part = Mass::Part;
  for (const Mass& mass : Masses(rig_, pose_)) {
    centre += mass.share * mass.centre;
    switch (mass.part) {
      case Part::kPelvis:
        add(mass, kHipFlex, kWristDev, false);  // no limb
        break;
      case Part::kChest:
      case Part::kUpperArm:  // arms are carried along, not waved for it
      case Part::kForearm:
        add(mass, kHipFlex, kWristDev, true);
        break;
      case Part::kThigh:
        add(mass, kHipFlex, kHipRot, false);
        break;
      case Part::kShank:
      case Part::kFoot:
        add(mass, kHipFlex, kKnee, false);
        break;
    }
  }
  rows[0].error = target.x - centre.x;
  rows[1].error = target.z - centre.z;
  rows[0].jacobian[kRootX] = rows[1].jacobian[kRootZ] = 1;
  rows[0].softness = rows[1].softness = kBalanceSoftness;
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/solver_system.h"

#include <algorithm>

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
// With the ankle as high as the hip, as in sitting on the floor, no joint turns
// a foot that stays where it is: then it may keep what turn it has.
constexpr double kTurnSoftness = 1e-3;
// A shank may roll a little on the knee's round pad, and balance is an aim.
constexpr double kRollSoftness = 0.2;
constexpr double kBalanceSoftness = 0.003;
// What lies on something may creep along it, not into it.
constexpr double kLyingSoftness = 0.3;
// Hips slide on the mat where the back grips a bar.
constexpr double kSlidingSoftness = 30;

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

System::Chain System::ChainOf(Host host) const {
  switch (host.part) {
    case HostPart::kWorld:
    case HostPart::kPelvis:
      return {};
    case HostPart::kBelly:
      return Spine(Landmark::kT12);
    case HostPart::kChest:
      return Spine(Landmark::kThorax);
    case HostPart::kHead:
      return Spine(Landmark::kHead);
    case HostPart::kUpperArm:
      return Arm(host.side, kShoulderZ);
    case HostPart::kForearm:
      return Arm(host.side, kPron);
    case HostPart::kHand:
      return Arm(host.side, kWristDev);
    case HostPart::kThigh:
      return Leg(host.side, kHipRot);
    case HostPart::kShank:
      return Leg(host.side, kKnee);
  }
  return {};
}

template <class Visit>
void System::Walk(const Chain& chain, const Vec3& point,
                  const Visit& visit) const {
  const auto turn = [&](std::size_t u, const Vec3& axis, const Vec3& pivot) {
    visit(u, axis, glm::cross(axis, point - pivot));
  };
  for (std::size_t u = kPitch; u <= kYaw; ++u) {
    turn(u, turn_[u].axis, turn_[u].pivot);
  }
  // Spine flexion turns about several joints, each by its share.
  const int root = rig_.joint(Landmark::kRoot);
  for (int joint = chain.tip; joint >= 0 && joint != root;
       joint = rig_.skeleton().parents[std::size_t(joint)]) {
    const int parent = rig_.skeleton().parents[std::size_t(joint)];
    const Vec3 across = pose_.clinical[std::size_t(parent)] * Vec3(1, 0, 0);
    for (const int region : {0, 1, 2}) {
      const double share = rig_.SpineShare(joint, region, 0);
      if (share == 0) continue;
      turn(std::size_t(kLumbar + region), share * across, Place(joint));
    }
  }
  for (int u = chain.first; u <= chain.last; ++u) {
    const std::size_t index = std::size_t(IndexOf(LimbUnknown(u), chain.side));
    const Turn& t = turn_[index];
    if (u == kScapElev || u == kScapProt) {
      // The humerus keeps its direction to the thorax: the scapula only
      // carries the shoulder along.
      const Vec3 shoulder =
          Place(rig_.joint(LimbLandmark::kShoulder, chain.side));
      visit(index, Vec3(0), glm::cross(t.axis, shoulder - t.pivot));
    } else {
      turn(index, t.axis, t.pivot);
    }
  }
}

void System::Hold(const Vec3& point, const Vec3& target, const Chain& chain,
                  Host host, const Quat& axes, double softness) {
  const std::span<Row> rows = Next(3);
  const bool in_world = host.part == HostPart::kWorld;
  for (int k = 0; k < 3; ++k) {
    Vec3 along(0);
    along[k] = 1;
    along = axes * along;
    Row& row = rows[std::size_t(k)];
    row.error = glm::dot(target - point, along);
    if (k != 1) row.softness = softness;
    for (int i = 0; i < 3 && in_world; ++i) {
      row.jacobian[std::size_t(kRootX + i)] = along[i];
    }
    Walk(chain, point, [&](std::size_t u, const Vec3&, const Vec3& velocity) {
      row.jacobian[u] += glm::dot(velocity, along);
    });
    if (in_world) continue;
    Walk(ChainOf(host), target,
         [&](std::size_t u, const Vec3&, const Vec3& velocity) {
           row.jacobian[u] -= glm::dot(velocity, along);
         });
  }
}

void System::Orient(const Quat& present, const Quat& target, const Chain& chain,
                    Host host, double softness) {
  const std::span<Row> rows = Next(3);
  const Vec3 error = math::ToRotationVector(target * glm::conjugate(present));
  for (int axis = 0; axis < 3; ++axis) {
    rows[std::size_t(axis)].error = kLever * error[axis];
    rows[std::size_t(axis)].softness = softness;
  }
  const auto add = [&](const Chain& carried, double sign) {
    Walk(carried, Vec3(0), [&](std::size_t u, const Vec3& turn, const Vec3&) {
      for (int axis = 0; axis < 3; ++axis) {
        rows[std::size_t(axis)].jacobian[u] += sign * kLever * turn[axis];
      }
    });
  };
  add(chain, 1);
  if (host.part != HostPart::kWorld) add(ChainOf(host), -1);
}

void System::Roll(const Quat& present, const Quat& target, const Vec3& about,
                  const Chain& chain, Host host) {
  Row& row = Next(1)[0];
  const Vec3 error = math::ToRotationVector(target * glm::conjugate(present));
  row.error = kLever * glm::dot(error, about);
  row.softness = kRollSoftness;
  const auto add = [&](const Chain& carried, double sign) {
    Walk(carried, Vec3(0), [&](std::size_t u, const Vec3& turn, const Vec3&) {
      row.jacobian[u] += sign * kLever * glm::dot(turn, about);
    });
  };
  add(chain, 1);
  if (host.part != HostPart::kWorld) add(ChainOf(host), -1);
}

void System::Add(const Plant& plant) {
  const Side side = plant.effector.side;
  const Host host = plant.host;
  const Anchor now = AnchorOf(rig_, pose_, plant.effector);
  const Anchor goal = ToWorld(FrameOf(rig_, pose_, host), plant.anchor);
  switch (plant.effector.contact) {
    case Contact::kSole:
    case Contact::kHeel:
      Hold(now.first, goal.first, Leg(side, kKnee), host);
      Orient(now.turn, goal.turn, Leg(side, kAnkleInv), host, kTurnSoftness);
      break;
    case Contact::kToes:
      Hold(now.first, goal.first, Leg(side, kAnkleInv), host);
      break;
    case Contact::kKnee:
      Hold(now.first, goal.first, Leg(side, kHipRot), host);
      break;
    case Contact::kShin:
      Hold(now.first, goal.first, Leg(side, kHipRot), host);
      Hold(now.second, goal.second, Leg(side, kKnee), host);
      Roll(now.turn, goal.turn, glm::normalize(goal.first - goal.second),
           Leg(side, kKnee), host);
      break;
    case Contact::kPalm:
    case Contact::kHandback:
      Hold(now.first, goal.first, Arm(side, kElbow), host);
      Orient(now.turn, goal.turn, Arm(side, kWristDev), host);
      break;
    case Contact::kForearm:
      Hold(now.first, goal.first, Arm(side, kShoulderZ), host);
      Hold(now.second, goal.second, Arm(side, kElbow), host);
      Orient(now.turn, goal.turn, Arm(side, kWristDev), host);
      break;
    case Contact::kArm:
      Hold(now.first, goal.first, Arm(side, kShoulderZ), host, goal.turn,
           kLyingSoftness);
      Hold(now.second, goal.second, Arm(side, kElbow), host, goal.turn,
           kLyingSoftness);
      break;
    case Contact::kLeg:
      Hold(now.first, goal.first, Leg(side, kHipRot), host, goal.turn,
           kLyingSoftness);
      Hold(now.second, goal.second, Leg(side, kKnee), host, goal.turn,
           kLyingSoftness);
      break;
    case Contact::kSeat:
    case Contact::kPelvis:
    case Contact::kHip:
    case Contact::kBelly:
      Hold(now.first, goal.first, Chain{}, host, Quat(1, 0, 0, 0),
           std::max(0.0, -plant.grip) * kSlidingSoftness);
      break;
    case Contact::kRibcage:
    case Contact::kBack:
    case Contact::kShoulder:
    case Contact::kChest:
      Hold(now.first, goal.first, Spine(Landmark::kThorax), host, goal.turn,
           (1 - plant.grip) * kLyingSoftness);
      break;
    case Contact::kOcciput:
    case Contact::kForehead:
    case Contact::kCheek:
      Hold(now.first, goal.first, Spine(Landmark::kHead), host, goal.turn,
           kLyingSoftness);
      break;
    case Contact::kCount:
      break;
  }
}

void System::AddBalance(const Vec3& target) {
  const std::span<Row> rows = Next(2);
  Vec3 centre(0);
  const auto add = [&](const Mass& mass, const Chain& chain) {
    Walk(chain, mass.centre,
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
        add(mass, Chain{});
        break;
      case Part::kChest:
      case Part::kUpperArm:  // arms are carried along, not waved for it
      case Part::kForearm:
        add(mass, Spine(Landmark::kThorax));
        break;
      case Part::kThigh:
        add(mass, Leg(mass.side, kHipRot));
        break;
      case Part::kShank:
      case Part::kFoot:
        add(mass, Leg(mass.side, kKnee));
        break;
    }
  }
  rows[0].error = target.x - centre.x;
  rows[1].error = target.z - centre.z;
  rows[0].jacobian[kRootX] = rows[1].jacobian[kRootZ] = 1;
  rows[0].softness = rows[1].softness = kBalanceSoftness;
}

}  // namespace limber::body

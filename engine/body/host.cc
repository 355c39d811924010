// SPDX-License-Identifier: MIT
#include "engine/body/host.h"

namespace limber::body {

using math::Quat;
using math::Vec3;

namespace {

struct Way {
  Quat turn;
  Vec3 to;

  Vec3 Move(const Vec3& p) const { return turn * p + to; }
  Anchor Move(const Anchor& a) const {
    const bool two = a.second != Vec3(0);  // parts of one point leave it at 0
    return {Move(a.first), two ? Move(a.second) : Vec3(0), turn * a.turn};
  }
  ContactSurface Move(const ContactSurface& s) const {
    ContactSurface moved = s;
    moved.point = Move(s.point);
    moved.normal = turn * s.normal;
    moved.axis = turn * s.axis;
    return moved;
  }
};

Way FromHost(const HostFrame& f) { return {f.turn, f.place}; }
Way IntoHost(const HostFrame& f) {
  const Quat back = glm::conjugate(f.turn);
  return {back, -(back * f.place)};
}

}  // namespace

int JointOf(const Rig& rig, Host host) {
  switch (host.part) {
    case HostPart::kWorld:
      return -1;
    case HostPart::kPelvis:
      return rig.joint(Landmark::kRoot);
    case HostPart::kBelly:
      return rig.joint(Landmark::kT12);
    case HostPart::kChest:
      return rig.joint(Landmark::kThorax);
    case HostPart::kHead:
      return rig.joint(Landmark::kHead);
    case HostPart::kUpperArm:
      return rig.joint(LimbLandmark::kUpperArmTwist, host.side);
    case HostPart::kForearm:
      return rig.joint(LimbLandmark::kForearmTwist, host.side);
    case HostPart::kHand:
      return rig.joint(LimbLandmark::kWrist, host.side);
    case HostPart::kThigh:
      return rig.joint(LimbLandmark::kThighTwist, host.side);
    case HostPart::kShank:
      return rig.joint(LimbLandmark::kShankTwist, host.side);
  }
  return -1;
}

Host PartOfJoint(const Rig& rig, int joint) {
  const auto is = [&](int other) { return joint == other; };
  for (; joint >= 0; joint = rig.skeleton().parents[std::size_t(joint)]) {
    if (is(rig.joint(Landmark::kHead))) return {HostPart::kHead};
    if (is(rig.joint(Landmark::kThorax))) return {HostPart::kChest};
    if (is(rig.joint(Landmark::kL5))) return {HostPart::kBelly};
    if (is(rig.joint(Landmark::kRoot))) return {HostPart::kPelvis};
    for (const Side side : kSides) {
      const auto at = [&](LimbLandmark l) { return is(rig.joint(l, side)); };
      if (at(LimbLandmark::kWrist)) return {HostPart::kHand, side};
      if (at(LimbLandmark::kElbow)) return {HostPart::kForearm, side};
      if (at(LimbLandmark::kShoulder)) return {HostPart::kUpperArm, side};
      if (at(LimbLandmark::kKnee)) return {HostPart::kShank, side};
      if (at(LimbLandmark::kHip)) return {HostPart::kThigh, side};
    }
  }
  return {HostPart::kPelvis};
}

HostFrame FrameOf(const Rig& rig, const RigPose& pose, Host host) {
  const int joint = JointOf(rig, host);
  if (joint < 0) return {};
  return {pose.model_from_joint[std::size_t(joint)].translation,
          pose.turn[std::size_t(joint)]};
}

Anchor ToWorld(const HostFrame& frame, const Anchor& anchor) {
  return FromHost(frame).Move(anchor);
}
Anchor ToHost(const HostFrame& frame, const Anchor& anchor) {
  return IntoHost(frame).Move(anchor);
}
Vec3 ToWorld(const HostFrame& frame, const Vec3& point) {
  return FromHost(frame).Move(point);
}
Vec3 ToHost(const HostFrame& frame, const Vec3& point) {
  return IntoHost(frame).Move(point);
}
ContactSurface ToWorld(const HostFrame& frame, const ContactSurface& surface) {
  return FromHost(frame).Move(surface);
}
ContactSurface ToHost(const HostFrame& frame, const ContactSurface& surface) {
  return IntoHost(frame).Move(surface);
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/anchor.h"

#include <cassert>

namespace limber::body {

using math::Quat;
using math::Vec3;

namespace {

// Middle of the skull from the joint of the head, rest pose, m of the woman.
constexpr Vec3 kSkull(0, 0.085, 0.02);
// Where the pelvis rocks as it sits, from the middle of the hips, likewise.
// Half-way to the skin under the sitting bones: it gives, and stays.
constexpr Vec3 kSittingBones(0, -0.033, 0);

}  // namespace

Anchor AnchorOf(const Rig& rig, const RigPose& pose, Effector effector) {
  const auto joint = [&](LimbLandmark l) {
    return std::size_t(rig.joint(l, effector.side));
  };
  const auto place = [&](LimbLandmark l) {
    return pose.model_from_joint[joint(l)].translation;
  };
  const auto hip = [&](Side side) {
    return pose
        .model_from_joint[std::size_t(rig.joint(LimbLandmark::kHip, side))]
        .translation;
  };
  const Vec3 hips = (hip(Side::kLeft) + hip(Side::kRight)) / 2.0;
  const Quat still(1, 0, 0, 0);
  switch (effector.contact) {
    case Contact::kSole:
    case Contact::kHeel:
      return {place(LimbLandmark::kAnkle), Vec3(0),
              pose.turn[joint(LimbLandmark::kAnkle)]};
    case Contact::kToes:
      return {place(LimbLandmark::kToes), Vec3(0), still};
    case Contact::kKnee:
      return {place(LimbLandmark::kKnee), Vec3(0), still};
    case Contact::kShin:
      return {place(LimbLandmark::kKnee), place(LimbLandmark::kAnkle),
              pose.turn[joint(LimbLandmark::kKnee)]};
    case Contact::kPalm:
    case Contact::kHandback:
      return {place(LimbLandmark::kWrist), Vec3(0),
              pose.turn[joint(LimbLandmark::kWrist)]};
    case Contact::kForearm:
      return {place(LimbLandmark::kElbow), place(LimbLandmark::kWrist),
              pose.turn[joint(LimbLandmark::kWrist)]};
    case Contact::kLeg:
      return {place(LimbLandmark::kKnee), place(LimbLandmark::kAnkle), still};
    case Contact::kArm:
      return {place(LimbLandmark::kElbow), place(LimbLandmark::kWrist), still};
    case Contact::kSeat: {
      const auto pelvis = std::size_t(rig.joint(Landmark::kRoot));
      return {hips + pose.turn[pelvis] * (rig.stature_ratio() * kSittingBones),
              Vec3(0), still};
    }
    case Contact::kPelvis:
    case Contact::kHip:
    case Contact::kBelly:
      return {hips, Vec3(0), still};
    case Contact::kRibcage:
    case Contact::kBack:
    case Contact::kShoulder:
    case Contact::kChest: {
      const int thorax = rig.joint(Landmark::kThorax);
      return {pose.model_from_joint[std::size_t(thorax)].translation, Vec3(0),
              still};
    }
    case Contact::kOcciput:
    case Contact::kForehead:
    case Contact::kCheek: {
      const auto head = std::size_t(rig.joint(Landmark::kHead));
      return {pose.model_from_joint[head].translation +
                  pose.turn[head] * (rig.stature_ratio() * kSkull),
              Vec3(0), still};
    }
    case Contact::kCount:
      break;
  }
  assert(false);
  return {};
}

Anchor Mirror(const Anchor& anchor) {
  return {math::Mirror(anchor.first), math::Mirror(anchor.second),
          math::Mirror(anchor.turn)};
}

}  // namespace limber::body

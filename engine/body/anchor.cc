// SPDX-License-Identifier: MIT
#include "engine/body/anchor.h"

#include <cassert>

namespace limber::body {

using math::Quat;
using math::Vec3;

Anchor AnchorOf(const Rig& rig, const RigPose& pose, Effector effector) {
  const auto joint = [&](LimbLandmark l) {
    return std::size_t(rig.joint(l, effector.side));
  };
  const auto place = [&](LimbLandmark l) {
    return pose.model_from_joint[joint(l)].translation;
  };
  switch (effector.contact) {
    case Contact::kSole:
      return {place(LimbLandmark::kAnkle), Vec3(0),
              pose.turn[joint(LimbLandmark::kAnkle)]};
    case Contact::kToes:
      return {place(LimbLandmark::kToes), Vec3(0), Quat(1, 0, 0, 0)};
    case Contact::kKnee:
      return {place(LimbLandmark::kKnee), Vec3(0), Quat(1, 0, 0, 0)};
    case Contact::kShin:
      return {place(LimbLandmark::kKnee), place(LimbLandmark::kAnkle),
              pose.turn[joint(LimbLandmark::kKnee)]};
    case Contact::kPalm:
      return {place(LimbLandmark::kWrist), Vec3(0),
              pose.turn[joint(LimbLandmark::kWrist)]};
    case Contact::kForearm:
      return {place(LimbLandmark::kElbow), place(LimbLandmark::kWrist),
              pose.turn[joint(LimbLandmark::kWrist)]};
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

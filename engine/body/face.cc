// SPDX-License-Identifier: MIT
#include "engine/body/face.h"

#include "engine/math/angle.h"

namespace limber::body {

using math::AboutX;
using math::AboutY;
using math::Quat;
using math::Radians;

namespace {

// The upper lid does nearly all of a blink, and follows the eye up and down.
constexpr double kUpperShuts = Radians(34), kLowerShuts = Radians(-5);
constexpr double kUpperFollows = 0.7, kLowerFollows = 0.3;

}  // namespace

FaceRig::FaceRig(const Rig& rig) : head_(rig.joint(Landmark::kHead)) {
  for (const Side side : kSides) {
    const std::string end = side == Side::kLeft ? ".L" : ".R";
    const auto find = [&](const char* name) {
      return rig.skeleton().Find(name + end);
    };
    eyes_[std::size_t(side)] = {find("eye"), find("orbicularis03"),
                                find("orbicularis04")};
  }
  for (const math::Transform& joint : rig.skeleton().model_from_joint) {
    rest_.push_back(joint.rotation);
  }
}

void FaceRig::Apply(const Face& face, RigPose& pose) const {
  const Quat& head = pose.turn[std::size_t(head_)];
  const auto set = [&](int joint, const Quat& turn) {
    if (joint < 0) return;
    const auto i = std::size_t(joint);
    pose.turn[i] = head * turn;
    pose.model_from_joint[i].rotation = pose.turn[i] * rest_[i];
  };
  for (const Eye& eye : eyes_) {
    set(eye.ball, AboutY(-face.gaze_right) * AboutX(-face.gaze_up));
    set(eye.upper, AboutX(-kUpperFollows * face.gaze_up * (1 - face.closed) +
                          kUpperShuts * face.closed));
    set(eye.lower, AboutX(-kLowerFollows * face.gaze_up * (1 - face.closed) +
                          kLowerShuts * face.closed));
  }
}

}  // namespace limber::body

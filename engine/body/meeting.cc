// SPDX-License-Identifier: MIT
#include "engine/body/meeting.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::body {

using math::Radians;
using math::Smoothstep;
using math::Vec3;
using math::Vec3f;

namespace {

// Bend of the knee from which flesh may meet, and where it fully does.
constexpr double kBegins = Radians(95), kMeets = Radians(125);
constexpr double kCrease = 0.05;     // m behind the knee, over which it begins
constexpr double kRounding = 0.008;  // m, flesh gives before it touches
constexpr double kBulge = 0.30;      // share of what is pressed in
constexpr double kWidth = 0.055;     // m, middle of a leg to its side

// Where the two meet, m off the plane half-way between the bones, towards the
// thigh: half of what the calf is thicker than the thigh that lies on it, at
// `along` m from the knee. Measured on the baked figures.
double Meet(double along) {
  return 0.013 - 0.021 * Smoothstep(0.14, 0.28, along);
}

// x, but never under 0, with no corner.
double Above(double x) {
  if (x >= kRounding) return x;
  if (x <= -kRounding) return 0;
  return (x + kRounding) * (x + kRounding) / (4 * kRounding);
}

}  // namespace

MeetingFlesh::MeetingFlesh(const Rig& rig, const anim::Mesh& body)
    : ratio_(rig.stature_ratio()) {
  for (const Side side : kSides) {
    Leg& leg = legs_[std::size_t(side)];
    const auto joint = [&](LimbLandmark landmark) {
      return std::size_t(rig.joint(landmark, side));
    };
    leg.hip = joint(LimbLandmark::kHip);
    leg.knee = joint(LimbLandmark::kKnee);
    leg.ankle = joint(LimbLandmark::kAnkle);
    for (std::size_t p = 0; p < body.point_count(); ++p) {
      double thigh = 0, calf = 0;
      for (std::size_t k = 0; k < anim::kInfluences; ++k) {
        const std::string& name = rig.skeleton().names[body.joints[p][k]];
        if (!name.ends_with(side == Side::kLeft ? ".L" : ".R")) continue;
        const double weight = double(body.weights[p][k]);
        if (name.starts_with("upperleg")) thigh += weight;
        if (name.starts_with("lowerleg")) calf += weight;
      }
      const double share = Smoothstep(0.2, 0.7, thigh - calf) -
                           Smoothstep(0.2, 0.7, calf - thigh);
      if (share == 0) continue;
      leg.places.push_back({static_cast<std::uint32_t>(p), float(share)});
    }
  }
}

void MeetingFlesh::Apply(const RigPose& pose, std::span<Vec3f> points) const {
  for (const Leg& leg : legs_) {
    const Vec3 knee = pose.model_from_joint[leg.knee].translation;
    const Vec3 up =
        glm::normalize(pose.model_from_joint[leg.hip].translation - knee);
    const Vec3 down =
        glm::normalize(pose.model_from_joint[leg.ankle].translation - knee);
    const double bend =
        math::kPi - std::acos(std::clamp(glm::dot(up, down), -1.0, 1.0));
    const double met = Smoothstep(kBegins, kMeets, bend);
    if (met == 0) continue;
    const Vec3 behind = glm::normalize(up + down);
    const Vec3 apart = glm::normalize(up - down);
    const Vec3 aside = glm::cross(behind, apart);
    for (const Leg::Place& place : leg.places) {
      const Vec3 x = Vec3(points[place.point]) - knee;
      const double along = glm::dot(x, behind);
      if (along <= 0) continue;
      const double sign = place.share > 0 ? 1 : -1;
      const double height =
          sign * (glm::dot(x, apart) - ratio_ * Meet(along / ratio_));
      if (height >= kRounding) continue;
      const double pressed = met * std::abs(double(place.share)) *
                             Smoothstep(0, kCrease * ratio_, along) *
                             (Above(height) - height);
      const double to_side = glm::dot(x, aside) / (kWidth * ratio_);
      points[place.point] +=
          Vec3f(pressed * (sign * apart +
                           kBulge * std::clamp(to_side, -1.0, 1.0) * aside));
    }
  }
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/balance.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::body {

using math::Vec3;

Vec3 CentreOfMass(const Rig& rig, const RigPose& pose) {
  const auto at = [&](int joint) {
    return pose.model_from_joint[std::size_t(joint)].translation;
  };
  Vec3 moment(0);
  double mass = 0;
  const auto add = [&](double share, const Vec3& centre) {
    moment += share * centre;
    mass += share;
  };
  const Vec3 root = at(rig.joint(Landmark::kRoot));
  const Vec3 l5 = at(rig.joint(Landmark::kL5));
  const Vec3 l3 = at(rig.joint(Landmark::kL3));
  const Vec3 t12 = at(rig.joint(Landmark::kT12));
  const Vec3 thorax = at(rig.joint(Landmark::kThorax));
  const Vec3 c7 = at(rig.joint(Landmark::kC7));
  const int head = rig.joint(Landmark::kHead);
  // The head's centre lies about 6 cm above and 2 cm before its joint.
  add(0.068, at(head) + pose.turn[std::size_t(head)] *
                            (rig.stature_ratio() * Vec3(0, 0.06, 0.02)));
  add(0.157, 0.5 * (thorax + c7));
  add(0.155, 0.5 * (l3 + thorax) * 0.5 + 0.5 * t12);
  add(0.118, 0.5 * (root + l5));
  for (const Side side : kSides) {
    const auto limb = [&](LimbLandmark l) { return at(rig.joint(l, side)); };
    const auto segment = [&](double share, LimbLandmark from, LimbLandmark to,
                             double ratio) {
      add(share, limb(from) + ratio * (limb(to) - limb(from)));
    };
    segment(0.026, LimbLandmark::kShoulder, LimbLandmark::kElbow, 0.57);
    segment(0.015, LimbLandmark::kElbow, LimbLandmark::kWrist, 0.46);
    segment(0.145, LimbLandmark::kHip, LimbLandmark::kKnee, 0.39);
    segment(0.046, LimbLandmark::kKnee, LimbLandmark::kAnkle, 0.44);
    const auto beyond = [&](LimbLandmark l, const Vec3& rest_offset) {
      return limb(l) + pose.turn[std::size_t(rig.joint(l, side))] *
                           (rig.stature_ratio() * rest_offset);
    };
    const double s = side == Side::kLeft ? 1 : -1;
    add(0.006, beyond(LimbLandmark::kWrist, {s * 0.03, -0.045, 0.06}));
    add(0.013, beyond(LimbLandmark::kAnkle, {0, -0.04, 0.05}));
  }
  return moment / mass;
}

void Support::Clear() { empty_ = true; }

void Support::Add(const math::Vec3f& point) {
  for (int k = 0; k < kDirections; ++k) {
    const double angle = 2 * math::kPi * k / kDirections;
    const double reach =
        double(point.x) * std::cos(angle) + double(point.z) * std::sin(angle);
    auto& entry = reach_[std::size_t(k)];
    entry = empty_ ? reach : std::max(entry, reach);
  }
  empty_ = false;
}

double Support::Margin(const Vec3& point) const {
  double margin = 1e9;
  for (int k = 0; k < kDirections; ++k) {
    const double angle = 2 * math::kPi * k / kDirections;
    margin =
        std::min(margin, reach_[std::size_t(k)] - point.x * std::cos(angle) -
                             point.z * std::sin(angle));
  }
  return empty_ ? -1e9 : margin;
}

}  // namespace limber::body

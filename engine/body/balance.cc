// SPDX-License-Identifier: MIT
#include "engine/body/balance.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::body {

using math::Vec3;

std::array<Mass, 16> Masses(const Rig& rig, const RigPose& pose) {
  std::array<Mass, 16> out;
  std::size_t count = 0;
  using Part = Mass::Part;
  const auto add = [&](double share, const Vec3& centre, Part part,
                       Side side = Side::kLeft) {
    out[count++] = {share, centre, part, side};
  };
  const auto at = [&](int joint) {
    return pose.model_from_joint[std::size_t(joint)].translation;
  };
  const Vec3 root = at(rig.joint(Landmark::kRoot));
  const Vec3 l5 = at(rig.joint(Landmark::kL5));
  const Vec3 l3 = at(rig.joint(Landmark::kL3));
  const Vec3 t12 = at(rig.joint(Landmark::kT12));
  const Vec3 thorax = at(rig.joint(Landmark::kThorax));
  const Vec3 c7 = at(rig.joint(Landmark::kC7));
  const int head = rig.joint(Landmark::kHead);
  const double q = rig.stature_ratio();
  // The head's centre lies about 6 cm above and 2 cm before its joint.
  add(0.068,
      at(head) + pose.turn[std::size_t(head)] * (q * Vec3(0, 0.06, 0.02)),
      Part::kChest);
  add(0.157, 0.5 * (thorax + c7), Part::kChest);
  add(0.155, 0.5 * (l3 + thorax) * 0.5 + 0.5 * t12, Part::kPelvis);
  add(0.118, 0.5 * (root + l5), Part::kPelvis);
  for (const Side side : kSides) {
    const auto limb = [&](LimbLandmark l) { return at(rig.joint(l, side)); };
    const auto segment = [&](double share, LimbLandmark from, LimbLandmark to,
                             double ratio, Part part) {
      add(share, limb(from) + ratio * (limb(to) - limb(from)), part, side);
    };
    segment(0.026, LimbLandmark::kShoulder, LimbLandmark::kElbow, 0.57,
            Part::kUpperArm);
    segment(0.015, LimbLandmark::kElbow, LimbLandmark::kWrist, 0.46,
            Part::kForearm);
    segment(0.145, LimbLandmark::kHip, LimbLandmark::kKnee, 0.39, Part::kThigh);
    segment(0.046, LimbLandmark::kKnee, LimbLandmark::kAnkle, 0.44,
            Part::kShank);
    const auto beyond = [&](LimbLandmark l, const Vec3& rest_offset) {
      return limb(l) +
             pose.turn[std::size_t(rig.joint(l, side))] * (q * rest_offset);
    };
    const double s = side == Side::kLeft ? 1 : -1;
    add(0.006, beyond(LimbLandmark::kWrist, {s * 0.03, -0.045, 0.06}),
        Part::kForearm, side);
    add(0.013, beyond(LimbLandmark::kAnkle, {0, -0.04, 0.05}), Part::kFoot,
        side);
  }
  double sum = 0;
  for (const Mass& mass : out) sum += mass.share;
  for (Mass& mass : out) mass.share /= sum;
  return out;
}

Vec3 CentreOfMass(const Rig& rig, const RigPose& pose) {
  Vec3 centre(0);
  for (const Mass& mass : Masses(rig, pose)) centre += mass.share * mass.centre;
  return centre;
}

namespace {

struct Direction {
  double x, z;
};

Direction DirectionOf(int k, int count) {
  const double angle = 2 * math::kPi * k / count;
  return {std::cos(angle), std::sin(angle)};
}

}  // namespace

void Support::Add(const math::Vec3f& point) {
  for (int k = 0; k < kDirections; ++k) {
    const Direction d = DirectionOf(k, kDirections);
    const double reach = double(point.x) * d.x + double(point.z) * d.z;
    auto& entry = reach_[std::size_t(k)];
    entry = empty_ ? reach : std::max(entry, reach);
  }
  empty_ = false;
}

void Support::Add(const Support& other) {
  if (other.empty_) return;
  for (std::size_t k = 0; k < kDirections; ++k) {
    reach_[k] = empty_ ? other.reach_[k] : std::max(reach_[k], other.reach_[k]);
  }
  empty_ = false;
}

double Support::Margin(const Vec3& point) const {
  double margin = 1e9;
  for (int k = 0; k < kDirections; ++k) {
    const Direction d = DirectionOf(k, kDirections);
    margin = std::min(margin,
                      reach_[std::size_t(k)] - point.x * d.x - point.z * d.z);
  }
  return empty_ ? -1e9 : margin;
}

// Steps off the edge that is nearest until no edge is near; halving the steps
// settles in the middle where the hull is too thin.
Vec3 Support::Inside(const Vec3& point, double margin) const {
  Vec3 at = point;
  double step = 1;
  for (int round = 0; round < 200; ++round) {
    double worst = 0;
    Direction away{};
    for (int k = 0; k < kDirections; ++k) {
      const Direction d = DirectionOf(k, kDirections);
      const double lacking =
          margin - (reach_[std::size_t(k)] - at.x * d.x - at.z * d.z);
      if (lacking <= worst) continue;
      worst = lacking;
      away = d;
    }
    if (worst < 1e-5) break;
    at -= step * worst * Vec3(away.x, 0, away.z);
    step *= 0.97;
  }
  return at;
}

Support Mirror(const Support& support) {
  Support out = support;
  const int n = Support::kDirections;
  for (int k = 0; k < n; ++k) {
    out.reach_[std::size_t((n + n / 2 - k) % n)] =
        support.reach_[std::size_t(k)];
  }
  return out;
}

}  // namespace limber::body

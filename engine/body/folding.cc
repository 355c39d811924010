// SPDX-License-Identifier: MIT
#include "engine/body/folding.h"

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

// Bend of the trunk against the thigh from which flesh may meet, and where it
// fully does.
constexpr double kBegins = Radians(105), kMeets = Radians(122);
constexpr double kGroin = 0.03, kCrease = 0.13;  // m before the hip: it begins
constexpr double kReach = 0.36;  // m before the hip, up to which it is sought
constexpr double kFade = 0.08;   // m, over which it ends there
constexpr double kRounding = 0.006;  // m, flesh gives before it touches
constexpr double kGives = 0.65;  // share of what they overlap; the rest is soft
constexpr double kMost = 0.035;  // m, that either is pressed in

// Where the skin of both is, is looked up on a grid in the plane between: from
// the hip on, and from one side of the thigh to the other.
constexpr int kLong = 12, kWide = 8;
constexpr double kHalf = 0.12;  // m, of its width
constexpr double kFull = 0.07;  // m from its middle, as far they press fully
constexpr double kNear = 0.03;  // m, of the skin that counts at a place of it
constexpr double kNone = 1;     // m, no skin there
using Grid = std::array<std::array<double, kWide + 1>, kLong + 1>;

// x, but never under 0, with no corner.
double Above(double x) {
  if (x >= kRounding) return x;
  if (x <= -kRounding) return 0;
  return (x + kRounding) * (x + kRounding) / (4 * kRounding);
}

}  // namespace

// The wedge between a thigh and the trunk, from the hip on.
struct FoldingFlesh::Fold {
  Vec3 hip, ahead, apart, aside;  // apart: from the thigh to the trunk
  double met = 0;                 // [0, 1]
  double ratio = 1;

  double Along(const Vec3f& p) const { return Dot(p, ahead); }
  double Height(const Vec3f& p) const { return Dot(p, apart); }
  double Beside(const Vec3f& p) const { return Dot(p, aside); }
  double Dot(const Vec3f& p, const Vec3& axis) const {
    return glm::dot(Vec3(p) - hip, axis);
  }
};

FoldingFlesh::FoldingFlesh(const Rig& rig, const anim::Mesh& body)
    : back_(std::size_t(rig.joint(Landmark::kT12))),
      ratio_(rig.stature_ratio()) {
  for (const Side side : kSides) {
    hip_[std::size_t(side)] = std::size_t(rig.joint(LimbLandmark::kHip, side));
    knee_[std::size_t(side)] =
        std::size_t(rig.joint(LimbLandmark::kKnee, side));
  }
  for (std::size_t p = 0; p < body.point_count(); ++p) {
    std::array<double, 2> thigh{};
    double trunk = 0;
    for (std::size_t k = 0; k < anim::kInfluences; ++k) {
      const std::string& name = rig.skeleton().names[body.joints[p][k]];
      const double weight = double(body.weights[p][k]);
      const auto begins = [&](const char* stem) {
        return name.starts_with(stem);
      };
      if (begins("upperleg")) thigh[name.ends_with(".L") ? 0 : 1] += weight;
      if (begins("root") || begins("spine") || begins("breast") ||
          begins("pelvis")) {
        trunk += weight;
      }
    }
    const auto point = static_cast<std::uint32_t>(p);
    for (const Side side : kSides) {
      const double share =
          Smoothstep(0.4, 0.9, thigh[side == Side::kLeft ? 0 : 1]);
      if (share > 0) {
        thighs_[std::size_t(side)].push_back({point, float(share)});
      }
    }
    const double share = Smoothstep(0.4, 0.9, trunk);
    if (share > 0) trunk_.push_back({point, float(share)});
  }
}

// Half-way between the skin of both, wherever they overlap.
void FoldingFlesh::Press(const Fold& fold, std::span<const Place> thigh,
                         std::span<Vec3f> points) const {
  const double cell = kReach * fold.ratio / kLong;
  const double column = 2 * kHalf * fold.ratio / kWide;
  const double near = kNear * fold.ratio;
  Grid top, bottom;  // of the thigh, and of the trunk
  for (auto& row : top) row.fill(-kNone);
  for (auto& row : bottom) row.fill(kNone);
  // Skin that is not quite there counts less, so that nothing jumps.
  const auto gather = [&](const Place& place, bool is_thigh) {
    const Vec3f& p = points[place.point];
    const double along = fold.Along(p) / cell;
    const double aside = fold.Beside(p) / column + kWide / 2.0;
    const double far = 2 * near / cell, wide = 2 * near / column;
    const double height = fold.Height(p);
    for (int i = std::max(0, int(std::ceil(along - far)));
         i <= std::min(double(kLong), along + far); ++i) {
      for (int j = std::max(0, int(std::ceil(aside - wide)));
           j <= std::min(double(kWide), aside + wide); ++j) {
        const double x = (along - i) * cell / near;
        const double z = (aside - j) * column / near;
        const double less = fold.ratio * (0.010 * (x * x + z * z) +
                                          0.05 * (1 - double(place.share)));
        double& of = (is_thigh ? top : bottom)[std::size_t(i)][std::size_t(j)];
        of = is_thigh ? std::max(of, height - less)
                      : std::min(of, height + less);
      }
    }
  };
  for (const Place& place : thigh) gather(place, true);
  for (const Place& place : trunk_) gather(place, false);
  const auto press = [&](const Place& place, bool is_thigh) {
    Vec3f& p = points[place.point];
    const double along = fold.Along(p) / cell;
    const double aside = fold.Beside(p) / column + kWide / 2.0;
    if (along <= 0 || along >= kLong || aside <= 0 || aside >= kWide) return;
    const auto i = std::size_t(along), j = std::size_t(aside);
    const auto at = [&](const Grid& grid) {
      return glm::mix(
          glm::mix(grid[i][j], grid[i][j + 1], aside - double(j)),
          glm::mix(grid[i + 1][j], grid[i + 1][j + 1], aside - double(j)),
          along - double(i));
    };
    const double overlap = at(top) - at(bottom);
    const double sign = is_thigh ? -1 : 1;
    const double height = sign * (fold.Height(p) - (at(top) + at(bottom)) / 2);
    if (height >= kRounding || overlap <= 0) return;
    const double from_crease = along * cell / fold.ratio;
    const double share =
        kGives * fold.met * double(place.share) *
        (1 - Smoothstep(kFull, kHalf, std::abs(fold.Beside(p)) / fold.ratio)) *
        Smoothstep(0, 2 * kRounding, overlap) *
        Smoothstep(kGroin, kCrease, from_crease) *
        (1 - Smoothstep(kReach - kFade, kReach, from_crease));
    const double pressed = std::min(Above(height) - height, kMost * fold.ratio);
    p += Vec3f(share * pressed * sign * fold.apart);
  };
  for (const Place& place : thigh) press(place, true);
  for (const Place& place : trunk_) press(place, false);
}

void FoldingFlesh::Apply(const RigPose& pose, std::span<Vec3f> points) const {
  for (const Side side : kSides) {
    const auto at = std::size_t(side);
    const auto place = [&](std::size_t joint) {
      return pose.model_from_joint[joint].translation;
    };
    Fold fold;
    fold.hip = place(hip_[at]);
    fold.ratio = ratio_;
    const Vec3 middle = (place(hip_[0]) + place(hip_[1])) / 2.0;
    const Vec3 up = glm::normalize(place(back_) - middle);
    const Vec3 down = glm::normalize(place(knee_[at]) - fold.hip);
    const double bend =
        math::kPi - std::acos(std::clamp(glm::dot(up, down), -1.0, 1.0));
    fold.met = Smoothstep(kBegins, kMeets, bend);
    if (fold.met == 0) continue;
    fold.ahead = glm::normalize(up + down);
    fold.apart = glm::normalize(up - down);
    fold.aside = glm::cross(fold.ahead, fold.apart);
    Press(fold, thighs_[at], points);
  }
}

}  // namespace limber::body

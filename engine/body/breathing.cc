// SPDX-License-Identifier: MIT
#include "engine/body/breathing.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::body {

using math::Smoothstep;
using math::Vec3;

namespace {

constexpr double kSmallest = 2e-5;  // m, offsets below this are dropped
// Between thigh and upright pelvis: from here on the trunk lies on the thighs.
constexpr double kOpen = math::Radians(75), kFolded = math::Radians(55);

double Bell(double distance, double width) {
  const double x = distance / width;
  return std::exp(-x * x);
}

}  // namespace

BreathField::BreathField(const Rig& rig, const anim::Mesh& body)
    : root_(std::size_t(rig.joint(Landmark::kRoot))) {
  for (const Side side : kSides) {
    hips_[std::size_t(side)] = std::size_t(rig.joint(LimbLandmark::kHip, side));
    knees_[std::size_t(side)] =
        std::size_t(rig.joint(LimbLandmark::kKnee, side));
  }
  const double q = rig.stature_ratio();
  const auto height = [&](Landmark landmark) {
    return rig.skeleton()
        .model_from_joint[std::size_t(rig.joint(landmark))]
        .translation.y;
  };
  const double navel = height(Landmark::kL3) + 0.035 * q;
  const double lower_ribs = height(Landmark::kT12) + 0.05 * q;
  const double breastbone = height(Landmark::kThorax) + 0.02 * q;

  for (std::size_t p = 0; p < body.point_count(); ++p) {
    const Vec3 x(body.positions[body.vertex_of[p]]);
    const Vec3 n(body.normals[body.vertex_of[p]]);
    // Arms and hands hang beside the trunk: only what the spine carries moves.
    double trunk = 0;
    for (int k = 0; k < anim::kInfluences; ++k) {
      const std::string& name =
          rig.skeleton().names[body.joints[p][std::size_t(k)]];
      if (name.starts_with("spine") || name.starts_with("breast") ||
          name.starts_with("pelvis") || name == "root") {
        trunk += double(body.weights[p][std::size_t(k)]);
      }
    }
    if (trunk <= 0) continue;
    const double front = Smoothstep(-0.2, 0.6, n.z);
    const double side = Smoothstep(0.3, 0.9, std::abs(n.x));
    const double back = Smoothstep(0.2, 0.8, -n.z);
    const double share = q * Smoothstep(0.2, 0.8, trunk);
    const double chest =
        front * Bell(x.y - breastbone, 0.10 * q) * Bell(x.x, 0.13 * q);
    const double belly_share =
        front * Bell(x.y - navel, 0.085 * q) * Bell(x.x, 0.11 * q);
    const auto offset = [&](double belly, double flank, double behind) {
      Vec3 out = chest * Vec3(0, 0.005, 0.005);
      out.z += belly * belly_share;
      out.x +=
          (x.x > 0 ? 1 : -1) * flank * side * Bell(x.y - lower_ribs, 0.10 * q);
      out.z -= behind * back * Bell(x.y - lower_ribs, 0.09 * q) *
               Bell(x.x, 0.12 * q);
      return share * out;
    };
    constexpr double kBelly = 0.022, kFoldedBelly = 0.017;  // m
    const Vec3 open = offset(kBelly, 0.010, 0.006);
    const Vec3 folded = offset(kFoldedBelly, 0.014, 0.015);
    const Vec3 deep(0, 0, share * belly_share);
    if (std::max(glm::length(open), glm::length(folded)) < kSmallest) continue;
    offsets_.push_back({static_cast<std::uint32_t>(p), body.joints[p][0], open,
                        folded, kBelly * deep, kFoldedBelly * deep});
  }
}

double BreathField::Fold(const RigPose& pose) const {
  const Vec3 up = pose.clinical[root_] * Vec3(0, 1, 0);
  double fold = 1;
  for (const Side side : kSides) {
    const Vec3 thigh =
        pose.model_from_joint[knees_[std::size_t(side)]].translation -
        pose.model_from_joint[hips_[std::size_t(side)]].translation;
    const double angle =
        std::acos(std::clamp(glm::dot(glm::normalize(thigh), up), -1.0, 1.0));
    fold *= 1 - Smoothstep(kFolded, kOpen, angle);
  }
  return fold;
}

void BreathField::Apply(double fullness, const RigPose& pose,
                        std::span<math::Vec3f> points) const {
  const double fold = Fold(pose);
  const double full = std::min(fullness, 1.0);
  for (const Offset& o : offsets_) {
    const Vec3 offset =
        full * glm::mix(o.offset, o.folded, fold) +
        (fullness - full) * glm::mix(o.deep, o.deep_folded, fold);
    points[o.point] += math::Vec3f(pose.turn[o.joint] * offset);
  }
}

}  // namespace limber::body

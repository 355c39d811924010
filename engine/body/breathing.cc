// SPDX-License-Identifier: MIT
#include "engine/body/breathing.h"

#include <cmath>

#include "engine/math/easing.h"

namespace limber::body {

using math::Smoothstep;
using math::Vec3;

namespace {

constexpr double kSmallest = 2e-5;  // m, offsets below this are dropped

double Bell(double distance, double width) {
  const double x = distance / width;
  return std::exp(-x * x);
}

}  // namespace

BreathField::BreathField(const Rig& rig, const anim::Mesh& body) {
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
    Vec3 offset(0);
    offset.z +=
        0.022 * front * Bell(x.y - navel, 0.085 * q) * Bell(x.x, 0.11 * q);
    offset.x +=
        (x.x > 0 ? 1 : -1) * 0.010 * side * Bell(x.y - lower_ribs, 0.10 * q);
    offset.z -=
        0.006 * back * Bell(x.y - lower_ribs, 0.09 * q) * Bell(x.x, 0.12 * q);
    const double chest =
        front * Bell(x.y - breastbone, 0.10 * q) * Bell(x.x, 0.13 * q);
    offset += chest * Vec3(0, 0.005, 0.005);
    offset *= q * Smoothstep(0.2, 0.8, trunk);
    if (glm::length(offset) < kSmallest) continue;
    offsets_.push_back(
        {static_cast<std::uint32_t>(p), body.joints[p][0], offset});
  }
}

void BreathField::Apply(double fullness, const RigPose& pose,
                        std::span<math::Vec3f> points) const {
  for (const Offset& o : offsets_) {
    points[o.point] += math::Vec3f(fullness * (pose.turn[o.joint] * o.offset));
  }
}

}  // namespace limber::body

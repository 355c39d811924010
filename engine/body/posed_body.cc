// SPDX-License-Identifier: MIT
#include "engine/body/posed_body.h"

#include <algorithm>

namespace limber::body {

using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kFaces = 0.3;  // flesh: its normal's y is under this

}  // namespace

PosedBody::PosedBody(const Rig& rig, const anim::Mesh& mesh,
                     const anim::Deformer& deformer, const Posture& posture)
    : pose(rig.MakePose()),
      points(mesh.point_count()),
      normals(mesh.point_count()),
      rig_(rig),
      mesh_(mesh) {
  rig.Pose(posture, Vec3(0), pose);
  const auto scratch = deformer.MakeScratch();
  deformer.Deform(pose.model_from_joint, *scratch, points);
  std::vector<Vec3f> places(mesh.vertex_count());
  std::vector<Vec3f> shaded(mesh.vertex_count());
  deformer.Shade(points, *scratch, places, shaded);
  for (std::size_t p = 0; p < points.size(); ++p) {
    normals[p] = shaded[mesh.vertex_of[p]];
  }
}

void FindLowest(const PosedBody& body, double depth,
                const std::function<bool(std::size_t)>& in,
                const std::function<bool(std::size_t)>& flesh,
                SkinPatch& patch) {
  double lowest = 1e9;
  for (std::size_t p = 0; p < body.points.size(); ++p) {
    if (in(p)) lowest = std::min(lowest, double(body.points[p].y));
  }
  for (std::size_t p = 0; p < body.points.size(); ++p) {
    const auto index = static_cast<std::uint32_t>(p);
    if (flesh(p) && double(body.normals[p].y) < kFaces) {
      patch.flesh.push_back(index);
    }
    if (!in(p) || double(body.points[p].y) > lowest + depth) continue;
    patch.contact.push_back(index);
    patch.level[0].push_back(index);
  }
}

}  // namespace limber::body

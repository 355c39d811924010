// SPDX-License-Identifier: MIT
#include "tools/bake/skin_surface.h"

#include <string_view>

namespace limber::bake {
namespace {

double WeightOf(const BodyMesh& mesh, int vertex,
                std::initializer_list<std::string_view> prefixes) {
  double sum = 0;
  for (std::size_t j = 0; j < mesh.joints.size(); ++j) {
    if (mesh.weights[vertex][j] == 0) continue;
    for (std::string_view prefix : prefixes) {
      if (mesh.joints[j].starts_with(prefix)) sum += mesh.weights[vertex][j];
    }
  }
  return sum;
}

std::vector<Triangle> Triangulate(const BodyMesh& mesh) {
  std::vector<Triangle> out;
  for (const auto& quad : mesh.quads) {
    out.push_back({quad[0], quad[1], quad[2]});
    out.push_back({quad[0], quad[2], quad[3]});
  }
  return out;
}

}  // namespace

SkinSurface::SkinSurface(const BodyMesh& mesh)
    : mesh_(mesh),
      tree_({mesh.positions.begin(), mesh.positions.begin() + kBodyVertices},
            Triangulate(mesh)) {
  std::vector<double> ends;
  for (int v = 0; v < kBodyVertices; ++v) {
    arm_weights_.push_back(WeightOf(
        mesh, v, {"upperarm", "lowerarm", "wrist", "finger", "metacarpal"}));
    head_weights_.push_back(
        WeightOf(mesh, v, {"head", "jaw", "eye", "neck02", "neck03"}));
    ends.push_back(
        WeightOf(mesh, v, {"wrist", "finger", "metacarpal", "foot", "toe"}));
  }
  // The face and the mouth would catch points of the neck.
  const Vec3 head = mesh.Head("head");
  const auto in_face = [&](const Vec3& p) {
    return (p.y > head.y - 0.03 && p.z > head.z + 0.009) ||
           (p.y > head.y - 0.05 && p.z > head.z && std::abs(p.x) < 0.035);
  };
  for (const auto& t : triangles()) {
    double arm = 0, end = 0;
    bool face = false;
    for (int v : t) {
      arm += arm_weights_[v] / 3;
      end += ends[v] / 3;
      face = face || in_face(mesh.positions[v]);
    }
    parts_.push_back(face || end > 0.5 ? kOtherSkin
                     : arm > 0.5       ? kArmSkin
                                       : kTrunkSkin);
  }
}

SkinPoint SkinSurface::Blend(const TriangleTree::Hit& hit) const {
  SkinPoint out{.position = Vec3(0), .normal = Vec3(0)};
  for (int k = 0; k < 3; ++k) {
    const int v = triangles()[hit.triangle][k];
    out.position += hit.weights[k] * mesh_.positions[v];
    out.normal += hit.weights[k] * mesh_.normals[v];
  }
  out.normal = glm::normalize(out.normal);
  return out;
}

std::optional<SkinPoint> SkinSurface::Closest(const Vec3& point, double reach,
                                              SkinPart parts,
                                              const Vec3& facing,
                                              double min_dot) const {
  const bool any = glm::dot(facing, facing) == 0;
  const auto hit = tree_.Closest(point, reach, [&](int t) {
    return (parts_[t] & parts) &&
           (any || glm::dot(tree_.FaceNormal(t), facing) >= min_dot);
  });
  if (!hit) return std::nullopt;
  return Blend(*hit);
}

std::optional<SkinPoint> SkinSurface::Ray(const Vec3& origin,
                                          const Vec3& direction, double reach,
                                          SkinPart parts) const {
  const auto hit = tree_.Ray(origin, direction, reach,
                             [&](int t) { return parts_[t] & parts; });
  if (!hit) return std::nullopt;
  return Blend(*hit);
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/anim/mesh.h"
#include "engine/anim/skeleton.h"
#include "engine/anim/weld.h"
#include "engine/math/angle.h"

namespace limber::anim {

// A closed tube along y, 1 m long and 10 cm wide, on two joints that meet half
// way up like an elbow; their weights cross over within 8 cm of it. Quads are
// written as 0 1 2, 0 2 3. `turned` writes them with the other diagonal.
struct Tube {
  Skeleton skeleton;
  Mesh mesh;
};

inline Tube MakeTube(bool turned = false, double twist_of_order = 0) {
  constexpr int kAround = 24, kRings = 61;
  constexpr double kRadius = 0.05;
  Tube tube;
  tube.skeleton.names = {"lower", "upper"};
  tube.skeleton.parents = {-1, 0};
  tube.skeleton.parent_from_joint = {{}, {{1, 0, 0, 0}, {0, 0.5, 0}}};
  tube.skeleton.model_from_joint = tube.skeleton.parent_from_joint;
  Mesh& mesh = tube.mesh;
  std::vector<VertexInfluences> influences;
  const auto add = [&](const math::Vec3& p, const math::Vec3& n) {
    mesh.positions.push_back(math::Vec3f(p));
    mesh.normals.push_back(math::Vec3f(n));
    const double t = std::clamp((p.y - 0.42) / 0.16, 0.0, 1.0);
    const float w = float(t * t * (3 - 2 * t));
    // The order in which a file lists influences must not matter.
    if (twist_of_order > 0) {
      influences.push_back({{1, w}, {0, 1 - w}});
    } else {
      influences.push_back({{0, 1 - w}, {1, w}});
    }
  };
  for (int r = 0; r < kRings; ++r) {
    for (int k = 0; k < kAround; ++k) {
      const double a = 2 * math::kPi * k / kAround;
      const math::Vec3 out(std::sin(a), 0, std::cos(a));
      add(out * kRadius + math::Vec3(0, double(r) / (kRings - 1), 0), out);
    }
  }
  const auto face = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c,
                        std::uint32_t d) {
    if (turned) {
      for (const std::uint32_t v : {b, c, d, b, d, a}) {
        mesh.triangles.push_back(v);
      }
    } else {
      for (const std::uint32_t v : {a, b, c, a, c, d}) {
        mesh.triangles.push_back(v);
      }
    }
  };
  for (std::uint32_t r = 0; r + 1 < kRings; ++r) {
    for (std::uint32_t k = 0; k < kAround; ++k) {
      const std::uint32_t next = (k + 1) % kAround;
      face(r * kAround + k, r * kAround + next, (r + 1) * kAround + next,
           (r + 1) * kAround + k);
    }
  }
  // Lids, so that the tube holds a volume.
  add({0, 0, 0}, {0, -1, 0});
  add({0, 1, 0}, {0, 1, 0});
  const std::uint32_t bottom = kAround * kRings, top = bottom + 1;
  for (std::uint32_t k = 0; k < kAround; ++k) {
    const std::uint32_t next = (k + 1) % kAround;
    const std::uint32_t last = kAround * (kRings - 1);
    for (const std::uint32_t v :
         {bottom, next, k, top, last + k, last + next}) {
      mesh.triangles.push_back(v);
    }
  }
  WeldPoints(mesh, influences);
  return tube;
}

// By the divergence theorem; points must be in point order.
inline double Volume(const Mesh& mesh, const std::vector<math::Vec3f>& points) {
  double sum = 0;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const auto at = [&](std::size_t k) {
      return math::Vec3(points[mesh.point_of[mesh.triangles[t + k]]]);
    };
    sum += glm::dot(at(0), glm::cross(at(1), at(2))) / 6;
  }
  return sum;
}

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#include "tools/bake/occlusion.h"

#include <cmath>
#include <numbers>

namespace limber::bake {
namespace {

constexpr int kRays = 128;
constexpr double kReach = 0.12;   // m
constexpr double kLift = 0.0015;  // m, off the skin
constexpr int kSmoothing = 2;     // passes over the neighbours

// Evenly spread cosine-weighted directions round +z (Fibonacci lattice).
Vec3 Direction(int i) {
  const double r2 = (i + 0.5) / kRays;
  const double angle = i * std::numbers::pi * (3 - std::sqrt(5.0));
  const double r = std::sqrt(r2);
  return {r * std::cos(angle), r * std::sin(angle), std::sqrt(1 - r2)};
}

}  // namespace

std::vector<double> AmbientOcclusion(const SkinSurface& skin) {
  const BodyMesh& mesh = skin.mesh();
  std::vector<double> open(kBodyVertices);
  for (int v = 0; v < kBodyVertices; ++v) {
    const Vec3 n = mesh.normals[v];
    // Mirrored tangents keep the two halves of the body alike.
    const double side = mesh.positions[v].x < 0 ? -1 : 1;
    const Vec3 pole = std::abs(n.y) < 0.9 ? Vec3(0, 1, 0) : Vec3(0, 0, 1);
    const Vec3 a = glm::normalize(glm::cross(pole, n)) * side;
    const Vec3 b = glm::cross(n, a) * side;
    double blocked = 0;
    for (int i = 0; i < kRays; ++i) {
      const Vec3 d = Direction(i);
      const auto hit = skin.tree().Ray(mesh.positions[v] + n * kLift,
                                       a * d.x + b * d.y + n * d.z, kReach,
                                       [](int) { return true; });
      if (hit) {
        const double f = 1 - hit->distance / kReach;
        blocked += f * f * (3 - 2 * f);
      }
    }
    open[v] = 1 - blocked / kRays;
  }
  for (int pass = 0; pass < kSmoothing; ++pass) {
    std::vector<double> sum(open), count(kBodyVertices, 1);
    for (const auto& quad : mesh.quads) {
      for (int k = 0; k < 4; ++k) {
        const int from = quad[k], to = quad[(k + 1) % 4];
        sum[from] += open[to];
        sum[to] += open[from];
        count[from] += 1;
        count[to] += 1;
      }
    }
    for (int v = 0; v < kBodyVertices; ++v) open[v] = sum[v] / count[v];
  }
  return open;
}

}  // namespace limber::bake

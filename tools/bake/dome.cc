// SPDX-License-Identifier: MIT
#include "tools/bake/dome.h"

#include <array>
#include <cmath>

#include "engine/math/easing.h"
#include "tools/bake/solve.h"

namespace limber::bake {

namespace {

constexpr int kTerms = 10;  // of a cubic in two variables
constexpr double kInner = 0.6, kOuter = 1.5;

std::array<double, kTerms> Terms(double u, double v) {
  return {1,     u,         v,         u * u,     u * v,
          v * v, u * u * u, u * u * v, u * v * v, v * v * v};
}

// Coordinates about the tip in units of the radius, w along the normal.
struct Frame {
  Vec3 origin, across, up, normal;
  double radius;

  Vec3 Local(const Vec3& point) const {
    const Vec3 d = (point - origin) / radius;
    return {glm::dot(d, across), glm::dot(d, up), glm::dot(d, normal)};
  }
};

bool IsOnDome(const Frame& frame, const Vec3& position, const Vec3& normal) {
  return glm::distance(position, frame.origin) < kOuter * frame.radius &&
         glm::dot(normal, frame.normal) > 0.3;
}

}  // namespace

void LevelDome(const std::vector<Vec3>& normals, int tip, double radius,
               std::vector<Vec3>& positions) {
  Vec3 mean(0);
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (glm::distance(positions[v], positions[tip]) < radius) {
      mean += normals[v];
    }
  }
  Frame frame{positions[tip], {}, {}, glm::normalize(mean), radius};
  frame.across = glm::normalize(glm::cross(Vec3(0, 1, 0), frame.normal));
  frame.up = glm::cross(frame.normal, frame.across);
  std::vector<double> square(kTerms * kTerms, 0);
  std::array<double, kTerms> fit{};
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (!IsOnDome(frame, positions[v], normals[v])) continue;
    const Vec3 p = frame.Local(positions[v]);
    const double ring = std::hypot(p.x, p.y);
    if (ring < kInner) continue;
    const double weight = std::exp(-std::pow((ring - 0.9) / 0.35, 2));
    const auto terms = Terms(p.x, p.y);
    for (int i = 0; i < kTerms; ++i) {
      for (int j = 0; j < kTerms; ++j) {
        square[i * kTerms + j] += weight * terms[i] * terms[j];
      }
      fit[i] += weight * terms[i] * p.z;
    }
  }
  if (!SolveCholesky(square, fit)) return;
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (!IsOnDome(frame, positions[v], normals[v])) continue;
    const Vec3 p = frame.Local(positions[v]);
    const double blend = math::Smoothstep(1, kInner, std::hypot(p.x, p.y));
    const auto terms = Terms(p.x, p.y);
    double height = 0;
    for (int i = 0; i < kTerms; ++i) height += fit[i] * terms[i];
    positions[v] += frame.normal * (blend * (height - p.z) * radius);
  }
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include "engine/check/heel_sitting.h"

#include <algorithm>
#include <string>

namespace limber::check {

using body::Contact;
using math::Vec3f;

namespace {

constexpr float kBelongs = 0.7f;  // weight of the joints of the big toe

// Distance of p from the triangle a b c: from the nearest of its inside, its
// edges and its corners.
float Distance(const Vec3f& p, const Vec3f& a, const Vec3f& b, const Vec3f& c) {
  const Vec3f normal = glm::cross(b - a, c - a);
  const Vec3f corner[3] = {a, b, c};
  bool inside = true;
  float least = glm::length(p - a);
  for (int k = 0; k < 3; ++k) {
    const Vec3f& from = corner[k];
    const Vec3f edge = corner[(k + 1) % 3] - from;
    inside = inside && glm::dot(glm::cross(edge, p - from), normal) >= 0;
    const float length = std::max(glm::dot(edge, edge), 1e-12f);
    const float at = std::clamp(glm::dot(p - from, edge) / length, 0.0f, 1.0f);
    least = std::min(least, glm::length(p - from - at * edge));
  }
  if (!inside) return least;
  return std::abs(glm::dot(p - a, normal)) /
         std::max(glm::length(normal), 1e-12f);
}

}  // namespace

HeelSitting::HeelSitting(const anim::Mesh& body, const body::Rig& rig,
                         const body::SkinPatches& patches) {
  for (const body::Side side : body::kSides) {
    heels_[std::size_t(side)] = patches.of({Contact::kHeel, side}).contact;
    const char* const end = side == body::Side::kLeft ? ".L" : ".R";
    for (std::size_t p = 0; p < body.point_count(); ++p) {
      float weight = 0;
      for (std::size_t k = 0; k < anim::kInfluences; ++k) {
        const std::string& name = rig.skeleton().names[body.joints[p][k]];
        if (name.starts_with("toe1") && name.ends_with(end)) {
          weight += body.weights[p][k];
        }
      }
      if (weight > kBelongs) {
        toes_[std::size_t(side)].push_back(static_cast<std::uint32_t>(p));
      }
    }
  }
  std::vector<bool> is_seat(body.point_count());
  for (const std::uint32_t p :
       patches.of({Contact::kSeat, body::Side::kLeft}).flesh) {
    is_seat[p] = true;
  }
  for (std::size_t t = 0; t + 2 < body.triangles.size(); t += 3) {
    std::array<std::uint32_t, 3> points{};
    for (std::size_t k = 0; k < 3; ++k) {
      points[k] = body.point_of[body.triangles[t + k]];
    }
    if (is_seat[points[0]] && is_seat[points[1]] && is_seat[points[2]]) {
      triangles_.insert(triangles_.end(), points.begin(), points.end());
    }
  }
}

HeelGaps HeelSitting::Measure(std::span<const Vec3f> points) const {
  HeelGaps out;
  for (const auto& heel : heels_) {
    float least = 1e9f;
    for (const std::uint32_t p : heel) {
      for (std::size_t t = 0; t < triangles_.size(); t += 3) {
        least = std::min(least, Distance(points[p], points[triangles_[t]],
                                         points[triangles_[t + 1]],
                                         points[triangles_[t + 2]]));
      }
    }
    out.seat = std::max(out.seat, double(least));
  }
  float least = 1e9f;
  for (const std::uint32_t left : toes_[0]) {
    for (const std::uint32_t right : toes_[1]) {
      least = std::min(least, glm::length(points[left] - points[right]));
    }
  }
  out.toes = double(least);
  return out;
}

}  // namespace limber::check

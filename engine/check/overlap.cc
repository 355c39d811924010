// SPDX-License-Identifier: MIT
#include "engine/check/overlap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "engine/math/vocabulary.h"

namespace limber::check {

using math::Vec3f;

namespace {

constexpr float kCell = 0.05f;    // m, and how far away skin is looked for
constexpr float kThick = 0.12f;   // m, as far in a thigh
constexpr float kFacing = 0.6f;   // cosine; less is skin seen from the side
constexpr double kBelongs = 0.9;  // weight of a family

using Cell = std::array<int, 3>;

Cell CellOf(const Vec3f& p) {
  return {int(std::floor(p.x / kCell)), int(std::floor(p.y / kCell)),
          int(std::floor(p.z / kCell))};
}

std::uint64_t Hash(const Cell& cell) {
  std::uint64_t key = 0;
  for (const int c : cell)
    key = key << 20 | std::uint64_t((c + 4096) & 0xFFFFF);
  return key;
}

}  // namespace

Overlap::Overlap(const anim::Mesh& body, const anim::Skeleton& skeleton)
    : skeleton_(&skeleton), point_count_(body.point_count()) {
  const auto family = [](std::string_view name) {
    const auto begins = [&](std::initializer_list<std::string_view> stems) {
      return std::any_of(stems.begin(), stems.end(), [&](std::string_view s) {
        return name.starts_with(s);
      });
    };
    if (begins({"lowerarm", "wrist", "metacarpal", "finger"})) return kArm;
    if (begins({"lowerleg", "foot", "toe"})) return kLeg;
    if (begins({"upperleg"})) return kThigh;
    if (begins({"root", "pelvis", "spine", "neck", "head", "jaw", "breast"})) {
      return kTrunk;
    }
    return kOther;
  };
  std::vector<bool> is_body(point_count_);
  for (std::size_t p = 0; p < point_count_; ++p) {
    std::array<double, 5> weight{};
    for (int k = 0; k < anim::kInfluences; ++k) {
      const std::size_t joint = body.joints[p][std::size_t(k)];
      weight[family(skeleton.names[joint])] +=
          double(body.weights[p][std::size_t(k)]);
    }
    const auto most = std::max_element(weight.begin(), weight.end());
    if (*most < kBelongs) continue;
    const std::uint16_t joint = body.joints[p][0];
    const Place place{static_cast<std::uint32_t>(p), joint,
                      Family(most - weight.begin()),
                      skeleton.names[joint].ends_with(".L")};
    if (place.family == kArm || place.family == kLeg) limbs_.push_back(place);
    if (place.family == kThigh || place.family == kTrunk) {
      bodies_.push_back(place);
      is_body[p] = true;
    }
  }
  for (std::size_t t = 0; t + 2 < body.triangles.size(); t += 3) {
    std::array<std::uint32_t, 3> points{};
    for (std::size_t k = 0; k < 3; ++k) {
      points[k] = body.point_of[body.triangles[t + k]];
    }
    if (is_body[points[0]] && is_body[points[1]] && is_body[points[2]]) {
      triangles_.insert(triangles_.end(), points.begin(), points.end());
    }
  }
}

void Overlap::See(const Place& limb, const Place* nearest, float distance,
                  std::span<const Vec3f> points, std::span<const Vec3f> normals,
                  Depth& deepest) const {
  if (nearest == nullptr || normals[nearest->point] == Vec3f(0)) return;
  const Vec3f normal = glm::normalize(normals[nearest->point]);
  const float behind =
      glm::dot(points[nearest->point] - points[limb.point], normal);
  if (behind < kFacing * distance || double(behind) <= deepest.depth) return;
  deepest = {double(behind), skeleton_->names[limb.joint]};
}

Overlap::Depths Overlap::Measure(std::span<const Vec3f> points) const {
  std::vector<Vec3f> normals(point_count_, Vec3f(0));
  for (std::size_t t = 0; t < triangles_.size(); t += 3) {
    const Vec3f& a = points[triangles_[t]];
    const Vec3f across = glm::cross(points[triangles_[t + 1]] - a,
                                    points[triangles_[t + 2]] - a);
    for (std::size_t k = 0; k < 3; ++k) normals[triangles_[t + k]] += across;
  }
  std::unordered_map<std::uint64_t, std::vector<const Place*>> cells;
  for (const Place& place : bodies_) {
    cells[Hash(CellOf(points[place.point]))].push_back(&place);
  }
  Depths out;
  for (const Place& limb : limbs_) {
    const Vec3f& p = points[limb.point];
    const Place* nearest = nullptr;
    float least = kCell;
    const Cell centre = CellOf(p);
    for (int i = 0; i < 27; ++i) {
      const auto found =
          cells.find(Hash({centre[0] + i % 3 - 1, centre[1] + i / 3 % 3 - 1,
                           centre[2] + i / 9 - 1}));
      if (found == cells.end()) continue;
      for (const Place* place : found->second) {
        if (limb.family == kLeg && place->family == kThigh &&
            limb.left == place->left) {
          continue;
        }
        const float distance = glm::length(points[place->point] - p);
        if (distance >= least) continue;
        least = distance;
        nearest = place;
      }
    }
    See(limb, nearest, least, points, normals, out.body);
    if (limb.family != kLeg) continue;
    nearest = nullptr;
    least = kThick;
    for (const Place& place : bodies_) {
      if (place.family != kThigh || place.left != limb.left) continue;
      const float distance = glm::length(points[place.point] - p);
      if (distance >= least) continue;
      least = distance;
      nearest = &place;
    }
    See(limb, nearest, least, points, normals, out.thigh);
  }
  return out;
}

}  // namespace limber::check

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

constexpr float kCell = 0.05f;      // m, and how far away skin is looked for
constexpr float kThick = 0.12f;     // m, as far in a thigh
constexpr float kFacing = 0.6f;     // cosine; less is skin seen from the side
constexpr float kNearHand = 0.02f;  // m, where skin of a hand is looked for
constexpr double kBelongs = 0.9;    // weight of a family
constexpr double kLower = 0.5;      // share of a limb's upper segment

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
    if (begins({"upperarm"})) return kUpperArm;
    if (begins({"lowerleg", "foot", "toe"})) return kLeg;
    if (begins({"upperleg"})) return kThigh;
    if (begins({"root", "pelvis", "spine", "neck", "head", "jaw", "breast"})) {
      return kTrunk;
    }
    return kOther;
  };
  const auto joint_place = [&](std::string_view stem, bool left) {
    const int joint =
        skeleton.Find(std::string(stem) + (left ? "01.L" : "01.R"));
    return joint < 0
               ? math::Vec3(0)
               : skeleton.model_from_joint[std::size_t(joint)].translation;
  };
  // How far down its segment a point is, [0, 1].
  const auto along = [&](std::size_t p, bool arm, bool left) {
    const math::Vec3 from = joint_place(arm ? "upperarm" : "upperleg", left);
    const math::Vec3 bone =
        joint_place(arm ? "lowerarm" : "lowerleg", left) - from;
    const math::Vec3 x(body.positions[body.vertex_of[p]]);
    return glm::dot(x - from, bone) / std::max(glm::dot(bone, bone), 1e-12);
  };
  std::vector<bool> is_body(point_count_), is_hand(point_count_);
  for (std::size_t p = 0; p < point_count_; ++p) {
    std::array<double, 6> weight{};
    double in_hand = 0;
    for (int k = 0; k < anim::kInfluences; ++k) {
      const std::size_t joint = body.joints[p][std::size_t(k)];
      const double share = double(body.weights[p][std::size_t(k)]);
      const Family of = family(skeleton.names[joint]);
      weight[of] += share;
      const bool forearm = skeleton.names[joint].starts_with("lowerarm");
      if (of == kArm && !forearm) in_hand += share;
    }
    const auto most = std::max_element(weight.begin(), weight.end());
    if (*most < kBelongs) continue;
    const std::uint16_t joint = body.joints[p][0];
    const Place place{static_cast<std::uint32_t>(p), joint,
                      Family(most - weight.begin()),
                      skeleton.names[joint].ends_with(".L")};
    if (in_hand > kBelongs) {
      hands_.push_back(place);
      is_hand[p] = true;
    }
    const bool upper = place.family == kUpperArm || place.family == kThigh;
    if (place.family == kArm || place.family == kLeg ||
        (upper && along(p, place.family == kUpperArm, place.left) > kLower)) {
      limbs_.push_back(place);
    }
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
    const auto all = [&](const std::vector<bool>& of) {
      return of[points[0]] && of[points[1]] && of[points[2]];
    };
    if (all(is_body)) {
      triangles_.insert(triangles_.end(), points.begin(), points.end());
    }
    if (all(is_hand)) {
      hand_triangles_.insert(hand_triangles_.end(), points.begin(),
                             points.end());
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

// What grows out of the trunk is held against the trunk alone, and a leg is
// no obstacle to itself.
bool Overlap::Against(const Place& limb, const Place& body) {
  if (limb.family == kUpperArm || limb.family == kThigh) {
    return body.family == kTrunk;
  }
  return limb.family != kLeg || body.family != kThigh || limb.left != body.left;
}

namespace {

// Not of unit length; zero where no triangle is.
std::vector<Vec3f> Normals(std::span<const Vec3f> points,
                           const std::vector<std::uint32_t>& triangles) {
  std::vector<Vec3f> normals(points.size(), Vec3f(0));
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const Vec3f& a = points[triangles[t]];
    const Vec3f across =
        glm::cross(points[triangles[t + 1]] - a, points[triangles[t + 2]] - a);
    for (std::size_t k = 0; k < 3; ++k) normals[triangles[t + k]] += across;
  }
  return normals;
}

}  // namespace

Overlap::Depths Overlap::Measure(std::span<const Vec3f> points) const {
  const std::vector<Vec3f> normals = Normals(points, triangles_);
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
        if (!Against(limb, *place)) continue;
        const float distance = glm::length(points[place->point] - p);
        if (distance >= least) continue;
        least = distance;
        nearest = place;
      }
    }
    See(limb, nearest, least, points, normals,
        limb.family == kArm   ? out.arm
        : limb.family == kLeg ? out.leg
                              : out.upper);
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

Overlap::Depth Overlap::MeasureHands(std::span<const Vec3f> points) const {
  const std::vector<Vec3f> normals = Normals(points, hand_triangles_);
  Depth out;
  for (const Place& finger : hands_) {
    const Place* nearest = nullptr;
    float least = kNearHand;
    for (const Place& other : hands_) {
      if (other.left == finger.left) continue;
      const float distance =
          glm::length(points[other.point] - points[finger.point]);
      if (distance >= least) continue;
      least = distance;
      nearest = &other;
    }
    See(finger, nearest, least, points, normals, out);
  }
  return out;
}

}  // namespace limber::check

// SPDX-License-Identifier: MIT
#include "engine/coach/body_skin.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/coach/settle.h"

namespace limber::coach {

using math::Vec3;
using math::Vec3f;

namespace {

// Of a figure 1.667 m tall, m.
constexpr double kRound = 0.045;  // of the skin whose slope counts
constexpr double kTouch = 0.030;  // of the skin that has to stay behind
constexpr double kCap = 0.10;     // of the skull that says how round it is
// Between which the radius of any skull lies.
constexpr double kSmallest = 0.08, kLargest = 0.13;
constexpr double kApart = 0.03;  // m, of each palm from the plane between
constexpr int kTurns = 4;        // the lowest points change with the plane

Vec3 CentreOf(const body::SkinPatch& patch, std::span<const Vec3f> points) {
  Vec3 centre(0);
  for (const std::uint32_t p : patch.contact) centre += Vec3(points[p]);
  return centre / double(std::max<std::size_t>(1, patch.contact.size()));
}

// The radius of the ball nearest to points that lie on one, by least squares:
// |p|^2 = 2 c p + (r^2 - c^2) is linear in c and the rest.
double RadiusOf(std::span<const Vec3> near, double stature_ratio) {
  glm::dmat4 a(0);
  glm::dvec4 b(0);
  for (const Vec3& p : near) {
    const glm::dvec4 row(2.0 * p, 1);
    a += glm::outerProduct(row, row);
    b += glm::dot(p, p) * row;
  }
  const glm::dvec4 x = glm::inverse(a) * b;
  const double square = x.w + x.x * x.x + x.y * x.y + x.z * x.z;
  return std::clamp(std::sqrt(std::max(0.0, square)), kSmallest * stature_ratio,
                    kLargest * stature_ratio);
}

}  // namespace

body::ContactSurface SkinNear(const body::Rig& rig, const anim::Mesh& body,
                              const body::RigPose& pose,
                              std::span<const Vec3f> points,
                              const body::SkinPatch& patch, body::Host host,
                              bool round) {
  const double q = rig.stature_ratio();
  body::ContactSurface surface;
  surface.hardness = body::Hardness::kSoft;
  const Vec3 centre = CentreOf(patch, points);

  std::vector<std::uint32_t> skin;
  for (std::size_t p = 0; p < points.size(); ++p) {
    if (PartOfJoint(rig, body.joints[p][0]) == host) {
      skin.push_back(static_cast<std::uint32_t>(p));
    }
  }
  if (skin.empty()) {
    surface.point = FrameOf(rig, pose, host).place;
    return surface;
  }
  const auto away = [&](std::uint32_t p, const Vec3& from) {
    return glm::length(Vec3(points[p]) - from);
  };
  const Vec3 nearest(points[*std::ranges::min_element(
      skin, {}, [&](std::uint32_t p) { return away(p, centre); })]);
  Vec3 normal(0);
  for (const std::uint32_t p : skin) {
    if (away(p, nearest) > kRound * q) continue;
    const Vec3 rest(body.normals[body.vertex_of[p]]);
    normal += pose.turn[body.joints[p][0]] * rest;
  }
  surface.normal = glm::normalize(normal);
  surface.point = nearest;
  if (round) {
    std::vector<Vec3> near;
    for (const std::uint32_t p : skin) {
      if (away(p, nearest) < kCap * q)
        near.push_back(Vec3(points[p]) - nearest);
    }
    surface.radius = RadiusOf(near, q);
    surface.axis = Vec3(0);
    surface.point -= surface.radius * surface.normal;
  }
  double out = 0;
  for (const std::uint32_t p : skin) {
    if (away(p, nearest) > kTouch * q) continue;
    out = std::max(out, surface.Height(Vec3(points[p])));
  }
  surface.point += out * surface.normal;
  return surface;
}

body::ContactSurface BetweenHands(const body::SkinPatch& palm,
                                  std::span<const Vec3f> points,
                                  const Vec3& middle, const Vec3& across) {
  body::ContactSurface surface;
  surface.lays = false;
  surface.normal = across;
  surface.point = CentreOf(palm, points);
  surface.point += (kApart - glm::dot(surface.point - middle, across)) * across;
  for (int turn = 0; turn < kTurns; ++turn) {
    Level at[4];
    for (int k = 0; k < 4; ++k) {
      at[k] = LowestOf(palm.level[std::size_t(k)], surface, points);
      if (!at[k].any) return surface;
    }
    const Vec3 along =
        at[2].centre + at[3].centre - at[0].centre - at[1].centre;
    const Vec3 beside =
        at[1].centre + at[3].centre - at[0].centre - at[2].centre;
    const Vec3 normal = glm::normalize(glm::cross(along, beside));
    surface.normal = glm::dot(normal, across) < 0 ? -normal : normal;
  }
  return surface;
}

Vec3 BreathUnder(const body::Rig& rig, const anim::Mesh& body,
                 const body::SkinPatch& patch, body::Host host,
                 std::span<const Vec3f> empty, std::span<const Vec3f> full) {
  const Vec3 centre = CentreOf(patch, empty);
  Vec3 moved(0);
  double count = 0;
  for (std::size_t p = 0; p < empty.size(); ++p) {
    const double off = glm::length(Vec3(empty[p]) - centre);
    if (off > kRound * rig.stature_ratio()) continue;
    if (PartOfJoint(rig, body.joints[p][0]) != host) continue;
    moved += Vec3(full[p] - empty[p]);
    count += 1;
  }
  return count > 0 ? moved / count : moved;
}

}  // namespace limber::coach

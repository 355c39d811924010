// SPDX-License-Identifier: MIT
#include "engine/coach/body_skin.h"

#include <algorithm>
#include <vector>

namespace limber::coach {

using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kRound = 0.045;  // m, of the skin whose slope counts
constexpr double kTouch = 0.030;  // m, of the skin that has to stay behind

}  // namespace

body::ContactSurface SkinNear(const body::Rig& rig, const anim::Mesh& body,
                              const body::RigPose& pose,
                              std::span<const Vec3f> points,
                              const body::SkinPatch& patch, body::Host host) {
  body::ContactSurface surface;
  surface.hardness = body::Hardness::kSoft;
  Vec3 centre(0);
  for (const std::uint32_t p : patch.contact) centre += Vec3(points[p]);
  centre /= double(std::max<std::size_t>(1, patch.contact.size()));

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
    if (away(p, nearest) > kRound) continue;
    const Vec3 rest(body.normals[body.vertex_of[p]]);
    normal += pose.turn[body.joints[p][0]] * rest;
  }
  surface.normal = glm::normalize(normal);
  surface.point = nearest;
  double out = 0;
  for (const std::uint32_t p : skin) {
    if (away(p, nearest) > kTouch) continue;
    out = std::max(out, surface.Height(Vec3(points[p])));
  }
  surface.point += out * surface.normal;
  return surface;
}

}  // namespace limber::coach

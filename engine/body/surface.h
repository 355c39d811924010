// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/body/dof.h"
#include "engine/math/vocabulary.h"

namespace limber::body {

// What a surface belongs to and moves with: the world, or a part of the body
// itself.
enum class HostPart : std::uint8_t {
  kWorld,
  kPelvis,
  kBelly,
  kChest,
  kHead,
  kUpperArm,
  kForearm,
  kHand,
  kThigh,
  kShank
};
struct Host {
  HostPart part{};
  Side side{};  // world, trunk and head: left

  bool operator==(const Host&) const = default;
};
constexpr bool HasSide(HostPart part) { return part >= HostPart::kUpperArm; }
constexpr Host Mirror(Host host) {
  return {host.part, HasSide(host.part) ? Other(host.side) : host.side};
}

enum class Hardness : std::uint8_t { kHard, kMat, kSoft };

// A plane, a round bar, a ball or a bowl, that parts of the body can touch.
struct ContactSurface {
  math::Vec3 point{0};         // m, on the plane; of a bar: on its axis; of a
                               // ball or bowl: its middle
  math::Vec3 normal{0, 1, 0};  // unit length, out of the surface; of a bar
                               // or ball: towards the body; of a bowl: upwards
  Hardness hardness = Hardness::kHard;
  double radius = 0;         // m, 0 = a plane, negative = a bowl
  math::Vec3 axis{1, 0, 0};  // of a bar, unit length; of a ball or bowl: 0
  // Whether flesh is laid onto it. Between interlaced hands there is nothing
  // to lay it on.
  bool lays = true;

  // m, negative inside.
  double Height(const math::Vec3& p) const {
    if (radius == 0) return glm::dot(p - point, normal);
    const double off = glm::length(Off(p));
    return radius > 0 ? off - radius : -radius - off;
  }
  // Of a bar: unit length, across its axis along what it is at; the way on
  // which it rolls.
  math::Vec3 Way() const { return glm::cross(axis, normal); }
  // Of a bowl: m, height of its bottom, where it is opened upwards.
  double Bottom() const { return point.y + std::min(0.0, radius); }
  // Out of the surface at the place nearest to p.
  math::Vec3 NormalAt(const math::Vec3& p) const {
    if (radius == 0) return normal;
    return (radius > 0 ? 1.0 : -1.0) * glm::normalize(Off(p));
  }

 private:
  math::Vec3 Off(const math::Vec3& p) const {  // from the axis
    return p - point - glm::dot(p - point, axis) * axis;
  }
};

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/anim/skeleton.h"

namespace limber::check {

// How deep forearms, hands, shanks and feet are inside trunk, head or thighs,
// of the drawn skin: the distance from a point to the nearest skin of those,
// where it lies behind that skin. A shank is held against its own thigh apart
// from the rest: there flesh meets flesh whenever a knee is bent deeply.
class Overlap {
 public:
  // The skeleton must outlive it.
  Overlap(const anim::Mesh& body, const anim::Skeleton& skeleton);

  struct Depth {
    double depth = 0;       // m, 0 = nothing inside
    std::string_view part;  // joint that the deepest point follows most
  };
  struct Depths {
    Depth body;   // limbs in trunk, head, or the other thigh
    Depth thigh;  // shanks in the thigh of the same leg
  };
  // `points` is the skin of the body in one pose, world space, m.
  Depths Measure(std::span<const math::Vec3f> points) const;

 private:
  enum Family : std::uint8_t { kOther, kArm, kLeg, kThigh, kTrunk };
  struct Place {
    std::uint32_t point = 0;
    std::uint16_t joint = 0;
    Family family = kOther;
    bool left = false;
  };

  void See(const Place& limb, const Place* nearest, float distance,
           std::span<const math::Vec3f> points,
           std::span<const math::Vec3f> normals, Depth& deepest) const;

  const anim::Skeleton* skeleton_;
  std::vector<Place> limbs_, bodies_;     // what is held against what
  std::vector<std::uint32_t> triangles_;  // of bodies_, by point
  std::size_t point_count_ = 0;
};

}  // namespace limber::check

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

// How deep limbs are inside the body, of the drawn skin: the distance from a
// point to the nearest skin there, where it lies behind that skin. Forearms,
// hands, shanks and feet are held against trunk, head and thighs; the lower
// halves of upper arms and thighs against trunk and head. A shank is held
// against its own thigh apart from the rest: there flesh meets flesh whenever a
// knee is bent deeply.
class Overlap {
 public:
  // The skeleton must outlive it.
  Overlap(const anim::Mesh& body, const anim::Skeleton& skeleton);

  struct Depth {
    double depth = 0;       // m, 0 = nothing inside
    std::string_view part;  // joint that the deepest point follows most
  };
  struct Depths {
    Depth arm, leg;  // forearms and shanks in trunk, head, or the other thigh
    Depth upper;     // upper arms and thighs in trunk and head
    Depth thigh;     // shanks in the thigh of the same leg
  };
  // `points` is the skin of the body in one pose, world space, m.
  Depths Measure(std::span<const math::Vec3f> points) const;
  // Each hand in the other one.
  Depth MeasureHands(std::span<const math::Vec3f> points) const;

 private:
  enum Family : std::uint8_t { kOther, kUpperArm, kArm, kLeg, kThigh, kTrunk };
  struct Place {
    std::uint32_t point = 0;
    std::uint16_t joint = 0;
    Family family = kOther;
    bool left = false;
  };
  static bool Against(const Place& limb, const Place& body);

  void See(const Place& limb, const Place* nearest, float distance,
           std::span<const math::Vec3f> points,
           std::span<const math::Vec3f> normals, Depth& deepest) const;

  const anim::Skeleton* skeleton_;
  std::vector<Place> limbs_, bodies_;     // what is held against what
  std::vector<std::uint32_t> triangles_;  // of bodies_, by point
  std::vector<Place> hands_;
  std::vector<std::uint32_t> hand_triangles_;  // by point
  std::size_t point_count_ = 0;
};

}  // namespace limber::check

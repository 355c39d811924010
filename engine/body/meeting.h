// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/rig.h"

namespace limber::body {

// Flesh that meets behind a deeply bent knee: thigh and calf press each other
// flat, each giving the same, instead of passing through each other. What is
// pressed in bulges a little to the sides. A pure function of the pose; legs
// bent by less than 95 degrees are left as they are.
class MeetingFlesh {
 public:
  MeetingFlesh(const Rig& rig, const anim::Mesh& body);

  // points: skin of the pose, world space, m. Allocates nothing.
  void Apply(const RigPose& pose, std::span<math::Vec3f> points) const;

 private:
  struct Leg {
    struct Place {
      std::uint32_t point;
      float share;  // of the thigh, +, or the calf, -; [-1, 1]
    };
    std::vector<Place> places;
    std::size_t hip = 0, knee = 0, ankle = 0;  // joints
  };
  std::array<Leg, 2> legs_;  // [Side]
  double ratio_;             // of stature
};

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/rig.h"

namespace limber::body {

// Flesh that meets before a deeply bent hip: thigh and belly press each other
// flat, each giving the same, instead of passing through each other. A pure
// function of the pose and the skin; hips folded by less than 105 degrees,
// trunk against thigh, are left as they are.
class FoldingFlesh {
 public:
  FoldingFlesh(const Rig& rig, const anim::Mesh& body);

  // points: skin of the pose, world space, m. Allocates nothing.
  void Apply(const RigPose& pose, std::span<math::Vec3f> points) const;

 private:
  struct Place {
    std::uint32_t point;
    float share;  // how much it is of the thigh, or of the trunk; (0, 1]
  };
  struct Fold;
  void Press(const Fold& fold, std::span<const Place> thigh,
             std::span<math::Vec3f> points) const;

  std::array<std::vector<Place>, 2> thighs_;  // [Side]
  std::vector<Place> trunk_;
  std::array<std::size_t, 2> hip_{}, knee_{};  // [Side] joints
  std::size_t back_ = 0;                       // joint of T12
  double ratio_;                               // of stature
};

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/rig.h"

namespace limber::body {

// Breathing seen on the trunk: the belly comes forward, the lower ribs widen,
// the breastbone lifts; the shoulders stay. Offsets are fixed in the rest pose
// and turn with the joint that moves each point most.
//
// Full breath against empty: belly 22 mm, lower ribs 10 mm a side, breastbone
// 5 mm up and 5 mm forward; back of the lower ribs 6 mm. Folded over the
// thighs, where the belly has less room, the ribs go to the back and the sides
// instead: back 15 mm, sides 14 mm, belly 17 mm. What is breathed beyond that
// lifts the belly alone. Estimates for slow deep breathing: content/README.md,
// "Breath".
class BreathField {
 public:
  BreathField(const Rig& rig, const anim::Mesh& body);

  // fullness: air in the lungs, 0 = end of the out-breath, 1 = full; more where
  // deep breathing is shown.
  void Apply(double fullness, const RigPose& pose,
             std::span<math::Vec3f> points) const;

 private:
  struct Offset {
    std::uint32_t point;
    std::uint32_t joint;
    math::Vec3 offset, folded;     // m, rest pose axes
    math::Vec3 deep, deep_folded;  // of the belly alone
  };
  // How far the trunk is folded over the thighs, [0, 1].
  double Fold(const RigPose& pose) const;

  std::vector<Offset> offsets_;
  std::size_t root_;
  std::array<std::size_t, 2> hips_, knees_;  // [Side] joints
};

}  // namespace limber::body

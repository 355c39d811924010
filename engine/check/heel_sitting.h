// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/body/patch.h"

namespace limber::check {

// How a body sits on its heels, of the drawn skin, m.
struct HeelGaps {
  double seat = 0;  // between buttock and heel, of the side where it is more
  double toes = 0;  // between the big toes
};

class HeelSitting {
 public:
  HeelSitting(const anim::Mesh& body, const body::Rig& rig,
              const body::SkinPatches& patches);

  // points: skin of the body in one pose, world space.
  HeelGaps Measure(std::span<const math::Vec3f> points) const;

 private:
  std::array<std::vector<std::uint32_t>, 2> heels_, toes_;  // [Side] points
  std::vector<std::uint32_t> triangles_;  // of the buttocks, by point
};

}  // namespace limber::check

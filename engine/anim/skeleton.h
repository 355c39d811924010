// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/math/transform.h"

namespace limber::anim {

// Joints of a figure in parent-first order. Immutable once loaded.
struct Skeleton {
  std::vector<std::string> names;                  // [joint]
  std::vector<int> parents;                        // [joint] index, -1 = root
  std::vector<math::Transform> parent_from_joint;  // [joint] rest pose, metres
  std::vector<math::Transform> model_from_joint;   // [joint] rest pose, metres
  // [joint] end of the bone from its joint, rest pose, model axes, metres;
  // empty where a figure does not say.
  std::vector<math::Vec3> tails;

  int joint_count() const { return static_cast<int>(names.size()); }

  // Index of the joint with this name, or -1.
  int Find(std::string_view name) const;
};

}  // namespace limber::anim

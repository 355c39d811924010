// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <span>

#include "engine/body/rig.h"

namespace limber::body {

// Centre of mass of the posed body, model space, m. Segment masses and centres:
// mean of women and men.
// Source: de-leva-1996
math::Vec3 CentreOfMass(const Rig& rig, const RigPose& pose);

// The ground region that carries the body, as its extent in fixed directions
// of the x-z plane: the convex hull of every point added. Allocates nothing.
class Support {
 public:
  void Clear();
  void Add(const math::Vec3f& point);
  bool empty() const { return empty_; }

  // Distance of (x, z) from the hull's edge, m; negative outside.
  double Margin(const math::Vec3& point) const;

 private:
  static constexpr int kDirections = 64;
  std::array<double, kDirections> reach_{};
  bool empty_ = true;
};

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/body/dof.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::body {

// How far one angle goes, radians. Active: by the person's own muscles.
// Passive: where a contact or a hand takes it; no pose may leave it.
struct AngleRange {
  double active_min = 0, active_max = 0;
  double passive_min = 0, passive_max = 0;
};

// Ranges of every angle, from content/body/joints.yaml. Both sides are alike.
struct RangesOfMotion {
  std::array<AngleRange, kTrunkDofs> trunk{};
  std::array<AngleRange, kLimbDofs> limb{};

  AngleRange& of(const DofId& dof) {
    return dof.of_limb ? limb[std::size_t(dof.limb)]
                       : trunk[std::size_t(dof.trunk)];
  }
  const AngleRange& of(const DofId& dof) const {
    return dof.of_limb ? limb[std::size_t(dof.limb)]
                       : trunk[std::size_t(dof.trunk)];
  }
};

// The angle to hold against a range. It is the angle itself but for sh.rot,
// whose zero turns with the plane of elevation as the arm goes up: there the
// clinical rotation is sh.rot less the plane. Source: wu-2005.
inline double CheckedAngle(const Posture& posture, const DofId& dof) {
  const double angle = Get(posture, dof);
  if (!dof.of_limb || dof.limb != Limb::kShRot) return angle;
  const double raised = math::Smoothstep(math::Radians(30), math::Radians(90),
                                         posture.at(Limb::kShElev, dof.side));
  return angle - raised * posture.at(Limb::kShPlane, dof.side);
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/check/angles.h"

#include <cmath>

namespace limber::check {

using body::DofId;
using body::Limb;
using body::Posture;
using body::Side;
using math::Quat;

const std::vector<DofId>& AllDofs() {
  static const std::vector<DofId> all = [] {
    std::vector<DofId> dofs;
    for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
      dofs.push_back({false, body::Trunk(i), {}, {}});
    }
    for (const Side side : body::kSides) {
      for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
        dofs.push_back({true, {}, Limb(i), side});
      }
    }
    return dofs;
  }();
  return all;
}

bool IsBall(const DofId& dof) {
  if (!dof.of_limb) return false;
  switch (dof.limb) {
    case Limb::kShPlane:
    case Limb::kShElev:
    case Limb::kShRot:
    case Limb::kHipFlex:
    case Limb::kHipAbd:
    case Limb::kHipRot:
      return true;
    default:
      return false;
  }
}

// Written out here from the definition of the angles, not taken from the rig.
Quat ShoulderTurn(const Posture& posture, Side side) {
  const double s = side == Side::kLeft ? 1 : -1;
  const double plane = posture.at(Limb::kShPlane, side);
  const math::Vec3 axis(-std::sin(plane), 0, s * std::cos(plane));
  return math::About(axis, posture.at(Limb::kShElev, side)) *
         math::AboutY(-s * posture.at(Limb::kShRot, side));
}

Quat HipTurn(const Posture& posture, Side side) {
  const double s = side == Side::kLeft ? 1 : -1;
  return math::AboutX(-posture.at(Limb::kHipFlex, side)) *
         math::AboutZ(s * posture.at(Limb::kHipAbd, side)) *
         math::AboutY(-s * posture.at(Limb::kHipRot, side));
}

double TurnBetween(const Quat& a, const Quat& b) {
  return glm::length(math::ToRotationVector(b * glm::conjugate(a)));
}

}  // namespace limber::check

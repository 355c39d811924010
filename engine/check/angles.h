// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/body/dof.h"
#include "engine/math/transform.h"

namespace limber::check {

// Every angle of the body, trunk first.
const std::vector<body::DofId>& AllDofs();

// Angles of shoulder and hip are parts of one turn: compared as the turn they
// make, since near a pole single angles jump where the limb does not.
bool IsBall(const body::DofId& dof);
math::Quat ShoulderTurn(const body::Posture& posture, body::Side side);
math::Quat HipTurn(const body::Posture& posture, body::Side side);

// Angle of the turn that takes a to b, [0, pi].
double TurnBetween(const math::Quat& a, const math::Quat& b);

}  // namespace limber::check

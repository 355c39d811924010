// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

namespace limber::math {

// Minimum jerk: zero velocity and acceleration at both ends. `ratio` is
// clamped to [0, 1]. Source: flash-hogan-1985.
constexpr double MinimumJerk(double ratio) {
  const double t = std::clamp(ratio, 0.0, 1.0);
  return t * t * t * (10.0 + t * (-15.0 + t * 6.0));
}

// The same, but that not even the jerk jumps at the ends.
constexpr double MinimumSnap(double ratio) {
  const double t = std::clamp(ratio, 0.0, 1.0);
  return t * t * t * t * (35.0 + t * (-84.0 + t * (70.0 - t * 20.0)));
}

// Cubic 0..1 between `from` and `to`; `from` != `to`, either order.
constexpr double Smoothstep(double from, double to, double value) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

}  // namespace limber::math

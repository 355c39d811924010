// SPDX-License-Identifier: MIT
#pragma once

#include <numbers>

namespace limber::math {

inline constexpr double kPi = std::numbers::pi;

constexpr double Radians(double degrees) { return degrees * (kPi / 180.0); }
constexpr double Degrees(double radians) { return radians * (180.0 / kPi); }

}  // namespace limber::math

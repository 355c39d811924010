// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace limber::bake {

// Signed distances in 8 bit: 128 = on the line, 127 steps for 8 mm, positive
// inside, held at +-8 mm.
inline constexpr double kCodeReach = 0.008;  // m

inline std::uint8_t EncodeDistance(double metres) {
  const double held = std::clamp(metres, -kCodeReach, kCodeReach);
  return static_cast<std::uint8_t>(std::lround(128 + held / kCodeReach * 127));
}

inline double DecodeDistance(std::uint8_t code) {
  return (code - 128) / 127.0 * kCodeReach;
}

inline std::uint8_t EncodeUnit(double value) {
  return static_cast<std::uint8_t>(
      std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

}  // namespace limber::bake

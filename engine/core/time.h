// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cmath>

namespace limber::core {

// Integer ticks. Seconds summed as float drift visibly within the hour, and a
// routine has to end on its last tick, not near it.
using Duration = std::chrono::nanoseconds;

// Rounds to the nearest nanosecond. Range: +-292 years.
inline Duration Seconds(double seconds) {
  return Duration(static_cast<Duration::rep>(std::llround(seconds * 1e9)));
}

inline double ToSeconds(Duration duration) {
  return static_cast<double>(duration.count()) / 1e9;
}

}  // namespace limber::core

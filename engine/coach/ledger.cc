// SPDX-License-Identifier: MIT
#include "engine/coach/ledger.h"

#include <algorithm>
#include <cmath>

namespace limber::coach {
namespace {

// The share of an even way from `a` to `b` that is at `threshold` or above.
double ShareAbove(double a, double b, double threshold) {
  const double above = std::max(a, b) - threshold;
  if (above < 0) return 0;
  const double way = std::abs(b - a);
  return above >= way ? 1 : above / way;
}

}  // namespace

std::vector<double> SecondsLengthened(const ReadMuscles& read, double total,
                                      double rate, double threshold) {
  const long steps = std::max(1L, std::lround(std::ceil(total * rate)));
  const double step = total / double(steps);
  std::vector<double> seconds, last;
  for (const MuscleReading& reading : read(0)) {
    last.push_back(reading.state.stretch);
  }
  seconds.resize(last.size());
  for (long i = 1; i <= steps; ++i) {
    const std::span<const MuscleReading> now = read(double(i) * step);
    for (std::size_t m = 0; m < last.size(); ++m) {
      const double stretch = now[m].state.stretch;
      seconds[m] += step * ShareAbove(last[m], stretch, threshold);
      last[m] = stretch;
    }
  }
  return seconds;
}

}  // namespace limber::coach

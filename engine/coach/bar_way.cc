// SPDX-License-Identifier: MIT
#include "engine/coach/bar_way.h"

#include <algorithm>
#include <utility>

namespace limber::coach {

using math::Vec3;

// A cubic spline over even steps with given slopes at both ends: with d the
// second derivative times the step squared,
//   d[i-1] + 4 d[i] + d[i+1] = 6 (s[i-1] - 2 s[i] + s[i+1]),
// solved by elimination downwards.
BarWay::BarWay(std::vector<Vec3> samples, bool rest_before, bool rest_after)
    : samples_(std::move(samples)), curve_(samples_.size(), Vec3(0)) {
  const std::vector<Vec3>& s = samples_;
  const std::size_t n = s.size() - 1;
  // Slopes a step, of the cubic through the four samples next to the end.
  const auto slope = [](const Vec3& a, const Vec3& b, const Vec3& c,
                        const Vec3& d) {
    return (-11.0 * a + 18.0 * b - 9.0 * c + 2.0 * d) / 6.0;
  };
  const Vec3 first = rest_before ? Vec3(0) : slope(s[0], s[1], s[2], s[3]);
  const Vec3 last =
      rest_after ? Vec3(0) : -slope(s[n], s[n - 1], s[n - 2], s[n - 3]);
  std::vector<double> over(n + 1);
  double pivot = 2;
  curve_[0] = 6.0 * (s[1] - s[0] - first) / pivot;
  over[0] = 1 / pivot;
  for (std::size_t i = 1; i <= n; ++i) {
    const Vec3 right = i < n ? 6.0 * (s[i - 1] - 2.0 * s[i] + s[i + 1])
                             : 6.0 * (last - (s[n] - s[n - 1]));
    pivot = (i < n ? 4 : 2) - over[i - 1];
    curve_[i] = (right - curve_[i - 1]) / pivot;
    over[i] = 1 / pivot;
  }
  for (std::size_t i = n; i-- > 0;) curve_[i] -= over[i] * curve_[i + 1];
}

Vec3 BarWay::At(double share) const {
  if (samples_.empty()) return Vec3(0);
  if (samples_.size() == 1) return samples_[0];
  const double steps = double(samples_.size() - 1);
  const double at = std::clamp(share, 0.0, 1.0) * steps;
  const auto i = std::min(std::size_t(at), samples_.size() - 2);
  const double b = at - double(i), a = 1 - b;
  return a * samples_[i] + b * samples_[i + 1] +
         ((a * a * a - a) * curve_[i] + (b * b * b - b) * curve_[i + 1]) / 6.0;
}

BarWay BarWay::Moved(const Vec3& by) const {
  BarWay moved = *this;
  for (Vec3& sample : moved.samples_) sample += by;
  return moved;
}

}  // namespace limber::coach

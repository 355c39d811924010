// SPDX-License-Identifier: MIT
//
// Where the centre of mass of someone who walks goes: as an inverted pendulum
// whose foot point is that of the feet.
#include <algorithm>
#include <cmath>

#include "engine/coach/gait.h"
#include "engine/math/easing.h"

namespace limber::coach {

using body::Side;
using math::MinimumJerk;
using math::Vec3;

namespace {

// Cycles in which the weight goes over from foot to foot, both being down.
constexpr double kGoesOver = 0.08;
// The foot point, m from the ankle along the foot: from heel to ball, from the
// strike on, by the share of a cycle; and inward of the ankle.
constexpr double kAtHeel = -0.005, kAtBall = 0.145, kAtBallBy = 0.40;
constexpr double kInward = 0.015;
// Who starts first pushes the other way, and who stops catches themselves, s.
constexpr double kAnticipates = 0.7;
constexpr int kPlacesACycle = 64;
constexpr double kGravity = 9.81;

double Bump(double u) {
  if (u <= 0 || u >= 1) return 0;
  const double arc = 4 * u * (1 - u);
  return arc * arc * arc;
}

// x'' = rate (x - p), from `first` to `last`: three terms a row.
void Follow(const std::vector<Vec3>& p, double rate, const Vec3& first,
            const Vec3& last, std::vector<Vec3>& x) {
  const std::size_t n = p.size();
  std::vector<double> upper(n, 0);
  x.assign(n, Vec3(0));
  x[0] = first;
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double middle = -2 - rate - upper[i - 1];
    upper[i] = 1 / middle;
    x[i] = (-rate * p[i] - x[i - 1]) / middle;
  }
  x[n - 1] = last;
  for (std::size_t i = n - 1; i-- > 1;) x[i] -= upper[i] * x[i + 1];
}

}  // namespace

// Where a foot pushes, on the ground.
Vec3 Gait::PressureUnder(Side side, double clock) const {
  const double offset = side == Side::kRight ? 0 : 0.5;
  double strike = std::floor(clock - offset) + offset;
  const double standing =
      (centre_.z - shape_[std::size_t(side)].ankle.z) / scale_;
  const double phase = clock - strike;
  const bool last = strike + 1 > cycles_ - 1e-9;
  // Who does not roll from heel to toes yet, or any more, pushes as in
  // standing; a heel that rises at all leaves the ball to push.
  const double rises = last ? 0 : 1 - std::pow(1 - PushShare(strike, side), 6);
  const double along = glm::mix(
      glm::mix(standing, kAtHeel, StrikeShare(strike, side)),
      glm::mix(standing, kAtBall, rises), MinimumJerk(phase / kAtBallBy));
  Vec3 point = shape_[std::size_t(side)].ankle + Foothold(strike, side);
  point.x -= std::copysign(kInward * scale_, point.x);
  point.z += along * scale_;
  return point;
}

// Where the ground pushes: under the foot that carries, and over to the next
// one when it has struck.
Vec3 Gait::PressureAt(double clock) const {
  clock = std::min(clock, cycles_ - 1e-9);
  const double half = std::floor(2 * clock);
  const Side front = std::lround(half) % 2 == 0 ? Side::kRight : Side::kLeft;
  const double phase = clock - half / 2;
  double share = MinimumJerk(phase / kGoesOver);
  if (half < 1) share = 0.5 + 0.5 * share;
  if (half / 2 > cycles_ - 0.75) share *= 0.5;
  return glm::mix(PressureUnder(Other(front), clock),
                  PressureUnder(front, clock), share);
}

// x'' = (g / height) (x - foot point) from standing to standing, without speed
// at either end: the foot point gives way there by as much as that takes.
// Source: kajita-2001
void Gait::FindWay(double height) {
  const double total = times_.total();
  const auto n =
      std::size_t(std::ceil(total / times_.cycle * kPlacesACycle)) + 1;
  tick_ = total / double(n - 1);
  const double rate = kGravity / height * tick_ * tick_;
  std::vector<Vec3> p(n), start(n), stop(n), by_start, by_stop;
  for (std::size_t i = 0; i < n; ++i) {
    const double at = double(i) * tick_;
    p[i] = PressureAt(Clock(at));
    start[i] = Vec3(Bump(at / kAnticipates));
    stop[i] = Vec3(Bump((total - at) / kAnticipates));
  }
  const Vec3 end = centre_ + Vec3(0, 0, Ground(total));
  Follow(p, rate, centre_, end, way_);
  Follow(start, rate, Vec3(0), Vec3(0), by_start);
  Follow(stop, rate, Vec3(0), Vec3(0), by_stop);
  const auto first = [](const std::vector<Vec3>& x) {
    return -3.0 * x[0] + 4.0 * x[1] - x[2];
  };
  const auto last = [n](const std::vector<Vec3>& x) {
    return 3.0 * x[n - 1] - 4.0 * x[n - 2] + x[n - 3];
  };
  const Vec3 a = -first(way_) / first(by_start).x;
  const Vec3 b = -last(way_) / last(by_stop).x;
  for (std::size_t i = 0; i < n; ++i) {
    way_[i] += a * by_start[i] + b * by_stop[i];
  }
}

Vec3 Gait::CentreAt(double seconds) const {
  const double at = std::clamp(seconds, 0.0, times_.total()) / tick_;
  const std::size_t n = way_.size();
  const std::size_t i = std::min(std::size_t(at), n - 2);
  const double u = at - double(i);
  const Vec3& b = way_[i];
  const Vec3& c = way_[i + 1];
  const Vec3 a = i > 0 ? way_[i - 1] : c;  // at rest at both ends
  const Vec3 d = i + 2 < n ? way_[i + 2] : b;
  Vec3 centre =
      b +
      0.5 * u *
          (c - a +
           u * (2.0 * a - 5.0 * b + 4.0 * c - d + u * (3.0 * (b - c) + d - a)));
  centre.z -= Ground(seconds);
  centre.y = centre_.y;
  return centre;
}

}  // namespace limber::coach

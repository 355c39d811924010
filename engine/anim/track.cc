// SPDX-License-Identifier: MIT
#include "engine/anim/track.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::anim {

using math::Quat;
using math::Vec3;

namespace {

constexpr double kWidest = math::kPi / 2;  // rad, of one step

double Away(const Vec3& a, const Vec3& b) { return glm::distance(a, b); }
double Away(const Quat& a, const Quat& b) { return AngleBetween(a, b); }

bool MayStep(const Vec3&, const Vec3&) { return true; }
bool MayStep(const Quat& a, const Quat& b) {
  return AngleBetween(a, b) <= kWidest;
}

double Missed(const Vec3& a, const Vec3& b, double share, const Vec3& wanted) {
  return Away(glm::mix(a, b, share), wanted);
}
double Missed(const Quat& a, const Quat& b, double share, const Quat& wanted) {
  const Quat other = glm::dot(a, b) < 0 ? -b : b;
  const Quat chord = glm::normalize(a * (1 - share) + other * share);
  return std::max(Away(Between(a, b, share), wanted), Away(chord, wanted));
}

template <class T>
class Thinner {
 public:
  Thinner(std::span<const T> samples, std::span<const double> times,
          double most)
      : samples_(samples), times_(times), most_(most) {
    assert(!samples.empty() && samples.size() == times.size());
  }

  std::vector<std::size_t> Keys() const {
    const std::size_t last = samples_.size() - 1;
    std::vector<std::size_t> keys = {0};
    const auto away = [&](const T& s) { return Away(samples_[0], s) > most_; };
    if (std::ranges::none_of(samples_, away)) return keys;
    while (keys.back() < last) keys.push_back(Next(keys.back(), last));
    return keys;
  }

 private:
  // Whether what lies between two keys is within reach of a step.
  bool Holds(std::size_t from, std::size_t to) const {
    if (!MayStep(samples_[from], samples_[to])) return to == from + 1;
    const double span = times_[to] - times_[from];
    for (std::size_t i = from + 1; i < to; ++i) {
      const double share = (times_[i] - times_[from]) / span;
      if (Missed(samples_[from], samples_[to], share, samples_[i]) > most_) {
        return false;
      }
    }
    return true;
  }

  // The farthest next key that doubling steps and then halving them find.
  std::size_t Next(std::size_t from, std::size_t last) const {
    std::size_t good = from + 1, step = 1;
    while (good < last && Holds(from, std::min(last, good + step))) {
      good = std::min(last, good + step);
      step *= 2;
    }
    for (; step > 0; step /= 2) {
      if (good + step <= last && Holds(from, good + step)) good += step;
    }
    return good;
  }

  std::span<const T> samples_;
  std::span<const double> times_;
  double most_;
};

}  // namespace

std::vector<std::size_t> KeysOf(std::span<const Quat> samples,
                                std::span<const double> times, double most) {
  return Thinner<Quat>(samples, times, most).Keys();
}

std::vector<std::size_t> KeysOf(std::span<const Vec3> samples,
                                std::span<const double> times, double most) {
  return Thinner<Vec3>(samples, times, most).Keys();
}

Quat Between(const Quat& a, const Quat& b, double share) {
  return glm::slerp(a, b, share);  // GLM turns b over where it is the far one
}

double AngleBetween(const Quat& a, const Quat& b) {
  const Quat d = glm::conjugate(a) * b;
  return 2 * std::atan2(std::sqrt(d.x * d.x + d.y * d.y + d.z * d.z),
                        std::abs(d.w));
}

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#include "engine/anim/track.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/transform.h"

namespace limber::anim {
namespace {

using math::Quat;
using math::Vec3;

constexpr double kMost = 1e-3;

std::vector<double> Times(std::size_t count, double rate = 30) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) times.push_back(double(i) / rate);
  return times;
}

// A turn that winds about an axis that itself turns, at uneven speed.
std::vector<Quat> Winding(const std::vector<double>& times) {
  std::vector<Quat> samples;
  for (const double t : times) {
    samples.push_back(math::AboutY(0.7 * std::sin(t)) *
                      math::AboutX(1.3 * t + 0.4 * std::cos(2.1 * t)));
  }
  return samples;
}

// What the keys give at every sample, by the arc and by the chord.
double FarthestMiss(const std::vector<Quat>& samples,
                    const std::vector<double>& times,
                    const std::vector<std::size_t>& keys) {
  double worst = 0;
  for (std::size_t k = 0; k + 1 < keys.size(); ++k) {
    const Quat a = samples[keys[k]];
    Quat b = samples[keys[k + 1]];
    if (glm::dot(a, b) < 0) b = -b;
    const double half = std::acos(std::min(1.0, glm::dot(a, b)));
    for (std::size_t i = keys[k]; i <= keys[k + 1]; ++i) {
      const double s =
          (times[i] - times[keys[k]]) / (times[keys[k + 1]] - times[keys[k]]);
      const Quat arc =
          half < 1e-9
              ? a
              : (a * std::sin((1 - s) * half) + b * std::sin(s * half)) *
                    (1 / std::sin(half));
      const Quat chord = glm::normalize(a * (1 - s) + b * s);
      for (const Quat& q : {arc, chord}) {
        const Quat d = glm::conjugate(q) * samples[i];
        worst = std::max(
            worst,
            2 * std::asin(std::min(1.0, glm::length(Vec3(d.x, d.y, d.z)))));
      }
    }
  }
  return worst;
}

TEST(KeysOf, WhatLiesBetweenKeysIsWithinReach) {
  const std::vector<double> times = Times(2000);
  const std::vector<Quat> samples = Winding(times);
  for (const double most : {1e-2, 1e-3, 1e-4}) {
    const auto keys = KeysOf(samples, times, most);
    EXPECT_EQ(keys.front(), 0u);
    EXPECT_EQ(keys.back(), samples.size() - 1);
    EXPECT_LE(FarthestMiss(samples, times, keys), most * (1 + 1e-9));
  }
}

TEST(KeysOf, TheFinerTheReachTheMoreKeys) {
  const std::vector<double> times = Times(2000);
  const std::vector<Quat> samples = Winding(times);
  const std::size_t rough = KeysOf(samples, times, 1e-2).size();
  EXPECT_LT(rough, samples.size() / 4);
  EXPECT_LT(rough, KeysOf(samples, times, 1e-4).size());
}

TEST(KeysOf, WhatStandsStillHasOneKey) {
  const std::vector<double> times = Times(100);
  EXPECT_EQ(KeysOf(std::vector<Vec3>(100, Vec3(1, 2, 3)), times, kMost).size(),
            1u);
  // The same turn, written with either sign.
  std::vector<Quat> samples(100, math::AboutX(1));
  for (std::size_t i = 0; i < samples.size(); i += 3) samples[i] = -samples[i];
  EXPECT_EQ(KeysOf(samples, times, kMost).size(), 1u);
}

// A full turn a second: by its ends alone it would not turn at all.
TEST(KeysOf, NoStepIsWiderThanAQuarterTurn) {
  const std::vector<double> times = Times(61);
  std::vector<Quat> samples;
  for (const double t : times)
    samples.push_back(math::AboutZ(2 * math::kPi * t));
  const auto keys = KeysOf(samples, times, 1.0);
  for (std::size_t k = 0; k + 1 < keys.size(); ++k) {
    EXPECT_LE(AngleBetween(samples[keys[k]], samples[keys[k + 1]]),
              math::kPi / 2 + 1e-9);
  }
  EXPECT_GE(keys.size(), 9u);
}

// A line with one corner, sampled unevenly: two straight stretches.
TEST(KeysOf, KeysOfALineAreItsCorners) {
  std::vector<double> times;
  std::vector<Vec3> samples;
  for (int i = 0; i <= 200; ++i) {
    times.push_back(0.01 * i + 0.002 * (i % 3));
    samples.push_back(
        {std::abs(times.back() - times[std::size_t(std::min(i, 80))]),
         2 * times.back(), 0});
  }
  EXPECT_EQ(KeysOf(samples, times, 1e-9),
            (std::vector<std::size_t>{0, 80, 200}));
}

TEST(AngleBetween, IsExactWhereItIsSmall) {
  const Quat q = math::About(glm::normalize(Vec3(1, -2, 3)), 0.8);
  for (const double angle : {1e-7, 1e-3, 1.0, 3.0}) {
    EXPECT_NEAR(AngleBetween(q, q * math::AboutY(angle)), angle, 1e-12);
    EXPECT_NEAR(AngleBetween(q, -(q * math::AboutY(angle))), angle, 1e-12);
  }
}

}  // namespace
}  // namespace limber::anim

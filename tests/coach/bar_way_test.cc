// SPDX-License-Identifier: MIT
#include "engine/coach/bar_way.h"

#include <gtest/gtest.h>

#include <cmath>

namespace limber::coach {
namespace {

using math::Vec3;

constexpr int kSteps = 20;

template <class Curve>
BarWay Sampled(const Curve& curve, bool rests) {
  std::vector<Vec3> samples;
  for (int i = 0; i <= kSteps; ++i)
    samples.push_back(curve(double(i) / kSteps));
  return BarWay(std::move(samples), rests, rests);
}

Vec3 Cubic(double t) { return {t * t * t - t, 1 - t * t, 2 * t}; }
Vec3 Eased(double t) { return {0, 0, t * t * (3 - 2 * t)}; }

TEST(BarWay, GoesThroughItsSamples) {
  const BarWay way = Sampled(Cubic, false);
  for (int i = 0; i <= kSteps; ++i) {
    const double t = double(i) / kSteps;
    EXPECT_NEAR(glm::length(way.At(t) - Cubic(t)), 0, 1e-12);
  }
}

// A spline of the third degree is the cubic that it was sampled from.
TEST(BarWay, IsThatCubicBetweenThem) {
  const BarWay way = Sampled(Cubic, false);
  for (double t = 0; t <= 1; t += 0.013) {
    EXPECT_NEAR(glm::length(way.At(t) - Cubic(t)), 0, 1e-9);
  }
}

TEST(BarWay, RestsAtItsEndsWhereItIsTold) {
  const BarWay way = Sampled(Eased, true);
  EXPECT_NEAR(way.At(1e-4).z, 0, 1e-6);
  EXPECT_NEAR(way.At(1 - 1e-4).z, 1, 1e-6);
}

TEST(BarWay, StaysWhereNothingIsSampled) {
  EXPECT_EQ(BarWay().At(0.3), Vec3(0));
  EXPECT_EQ(BarWay(Vec3(1, 2, 3)).At(0.7), Vec3(1, 2, 3));
  EXPECT_EQ(BarWay(Vec3(1, 2, 3)).Moved(Vec3(1)).end(), Vec3(2, 3, 4));
}

}  // namespace
}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/body/surface.h"

#include <gtest/gtest.h>

#include <cmath>

namespace limber::body {
namespace {

using math::Vec3;

// What is measured along the normal is the height: along it by a little, the
// height grows by as much, on a plane, a bar, a ball and in a bowl.
TEST(ContactSurface, HeightGrowsAlongTheNormal) {
  ContactSurface bar;
  bar.radius = 0.07;
  ContactSurface ball = bar;
  ball.axis = Vec3(0);
  ContactSurface bowl = ball;
  bowl.radius = -0.11;
  const Vec3 p(0.02, 0.06, -0.03);
  for (const ContactSurface& surface : {ContactSurface{}, bar, ball, bowl}) {
    const Vec3 normal = surface.NormalAt(p);
    EXPECT_NEAR(glm::length(normal), 1, 1e-12);
    EXPECT_NEAR(surface.Height(p + 0.004 * normal) - surface.Height(p), 0.004,
                1e-9);
  }
}

TEST(ContactSurface, ABallIsOutsideAndABowlInside) {
  ContactSurface ball;
  ball.axis = Vec3(0);
  ball.radius = 0.09;
  EXPECT_NEAR(ball.Height(Vec3(0.1, 0, 0)), 0.01, 1e-12);
  EXPECT_LT(ball.Height(Vec3(0, 0.08, 0)), 0);
  ContactSurface bowl = ball;
  bowl.radius = -0.11;
  bowl.point = Vec3(0, 0.15, 0);
  EXPECT_NEAR(bowl.Bottom(), 0.04, 1e-12);
  EXPECT_NEAR(bowl.Height(Vec3(0, bowl.Bottom(), 0)), 0, 1e-12);
  EXPECT_NEAR(bowl.Height(Vec3(0, 0.05, 0)), 0.01, 1e-12);
  // A skull of 9 cm lies in it with more of its skin near than on a plane.
  const double aside = 0.05,
               rise = 0.09 - std::sqrt(0.09 * 0.09 - aside * aside);
  EXPECT_LT(bowl.Height(Vec3(aside, bowl.Bottom() + rise, 0)), rise / 2);
}

}  // namespace
}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/wrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::kPi;
using math::Vec3;

constexpr Vec3 kNoSide(0);

double DetourAroundEllipsoid(const Vec3& p, const Vec3& q, const Vec3& radii) {
  return Detour(p, q, ArcOnEllipsoid(p, q, radii));
}

double DetourAroundCylinder(const Vec3& p, const Vec3& q, double radius,
                            const Vec3& axis, const Vec3& side) {
  return Detour(p, q, ArcOnCylinder(p, q, radius, axis, side));
}

// The same path by a second method: a string of many beads, pulled tight, each
// bead pushed out of the solid.
template <class PushOut>
double TightString(const Vec3& p, const Vec3& q, const Vec3& by,
                   const PushOut& push_out) {
  constexpr int kBeads = 160;
  std::vector<Vec3> beads(kBeads + 1);
  for (int i = 0; i <= kBeads; ++i) {
    const double t = double(i) / kBeads;
    beads[std::size_t(i)] = p + t * (q - p) + std::sin(kPi * t) * by;
  }
  for (int round = 0; round < 60000; ++round) {
    for (int i = 1; i < kBeads; ++i) {
      beads[std::size_t(i)] = push_out(
          (beads[std::size_t(i) - 1] + beads[std::size_t(i) + 1]) * 0.5);
    }
  }
  double length = 0;
  for (int i = 0; i < kBeads; ++i) {
    length += glm::distance(beads[std::size_t(i)], beads[std::size_t(i) + 1]);
  }
  return length;
}

// Two tangents and an arc, from the drawing of a rope over a ball.
TEST(Wrap, ARopeOverABallIsTwoTangentsAndAnArc) {
  const double r = 0.03, d = 0.08, h = 0.01;
  const Vec3 p(-d, h, 0), q(d, h, 0);
  const double far = std::hypot(d, h), tangent = std::sqrt(far * far - r * r);
  const double turn = kPi - 2 * std::atan2(h, d) - 2 * std::acos(r / far);
  EXPECT_NEAR(DetourAroundEllipsoid(p, q, Vec3(r)),
              2 * tangent + r * turn - 2 * d, 1e-9);
}

TEST(Wrap, ALineThatPassesBesideIsStraight) {
  EXPECT_EQ(DetourAroundEllipsoid({-1, 0.2, 0}, {1, 0.2, 0}, Vec3(0.19)), 0);
  EXPECT_EQ(
      DetourAroundCylinder({-1, 0.2, 0}, {1, 0.2, 0}, 0.19, {0, 0, 1}, kNoSide),
      0);
  // Nor does a solid behind an end stand in the way.
  EXPECT_EQ(DetourAroundEllipsoid({0.3, 0, 0}, {1, 0, 0}, Vec3(0.29)), 0);
}

TEST(Wrap, AroundAnEllipsoidItIsWhatATightStringFinds) {
  const Vec3 radii(0.074, 0.178, 0.078);  // a ribcage's
  // Square to the surface, as a smooth solid pushes.
  const auto push_out = [&](Vec3 x) {
    for (int step = 0; step < 3; ++step) {
      const double deep = glm::dot(x / radii, x / radii) - 1;
      if (deep >= 0 && step == 0) return x;
      const Vec3 slope = 2.0 * x / (radii * radii);
      x -= deep / glm::dot(slope, slope) * slope;
    }
    return x;
  };
  // A plane is not quite the shortest way where the solid is twice as high as
  // wide: by a two-hundredth of the path at most.
  for (const auto& [p, q] :
       {std::pair<Vec3, Vec3>{{0, 0.02, -0.1}, {0.11, 0.03, 0.04}},
        {{-0.02, 0.1, -0.09}, {0.12, 0.05, 0.05}},
        {{0.02, -0.1, -0.08}, {0.085, 0.08, 0.03}}}) {
    const double straight = glm::distance(p, q);
    const double own = straight + DetourAroundEllipsoid(p, q, radii);
    const double tight =
        TightString(p, q, 0.06 * glm::normalize(p + q), push_out);
    EXPECT_GT(own, straight + 0.001);
    EXPECT_NEAR(own, tight, 0.005 * tight);
    EXPECT_GT(own, tight - 0.0005);
  }
}

TEST(Wrap, AroundACylinderItIsWhatATightStringFinds) {
  const double r = 0.043;
  const auto push_out = [&](const Vec3& x) {
    const double out = std::hypot(x.y, x.z) / r;
    return out < 1 ? Vec3(x.x, x.y / out, x.z / out) : x;
  };
  const Vec3 p(0.02, 0.12, 0.01), q(-0.03, -0.09, 0.015);
  const double own =
      glm::distance(p, q) + DetourAroundCylinder(p, q, r, {1, 0, 0}, {0, 0, 1});
  EXPECT_NEAR(own, TightString(p, q, {0, 0, 0.08}, push_out), 0.0005);
}

// A tendon over the knee stays in front, however far the knee bends.
TEST(Wrap, ASideIsKeptWhereTheOtherWouldBeNearer) {
  const double r = 0.04;
  const Vec3 p(0, 0.1, -0.005), q(0, -0.1, -0.005);  // a little behind
  const double front = DetourAroundCylinder(p, q, r, {1, 0, 0}, {0, 0, 1});
  const double back = DetourAroundCylinder(p, q, r, {1, 0, 0}, {0, 0, -1});
  const double any = DetourAroundCylinder(p, q, r, {1, 0, 0}, kNoSide);
  EXPECT_NEAR(any, back, 1e-12);
  EXPECT_GT(front, back + 0.001);
  // Both ways about add up: a turn apart by the whole angle between the ends.
  const double angle = 2 * std::atan2(0.1, 0.005);
  EXPECT_NEAR(front - back, r * (2 * kPi - 2 * angle), 1e-3);
}

TEST(Wrap, AnEndInsideDrawsTheSolidIn) {
  const Vec3 radii(0.05);
  const Vec3 q(0.2, 0, 0.1);
  for (const double inside : {0.049, 0.03, 0.01}) {
    const Vec3 p(-inside, 0, 0);
    EXPECT_NEAR(DetourAroundEllipsoid(p, q, radii),
                DetourAroundEllipsoid(p, q, Vec3(inside)), 1e-12);
  }
  EXPECT_NEAR(DetourAroundEllipsoid(Vec3(0), q, radii), 0, 1e-12);
}

// Lengths are smooth: half a step never sees a slope far from a step's.
TEST(Wrap, TouchingChangesNeitherLengthNorSlopeAtOnce) {
  const Vec3 radii(0.07, 0.18, 0.08), q(0.15, 0, 0.02);
  const auto at = [&](double z) {
    return DetourAroundEllipsoid({-0.15, 0.02, z}, q, radii);
  };
  constexpr double kStep = 1e-4;
  double last = 0;
  bool touched = false, clear = false;
  for (double z = 0.25; z > 0.02; z -= kStep) {
    const double slope = (at(z) - at(z - kStep)) / kStep;
    EXPECT_NEAR(slope, last, 0.02) << z;
    last = slope;
    (at(z) > 0 ? touched : clear) = true;
  }
  EXPECT_TRUE(touched && clear);
}

// The line comes on and leaves without a corner, and its places are on the
// solid and as far apart as its length says.
TEST(Wrap, AnArcIsWhatItsPlacesSay) {
  const Vec3 radii(0.07, 0.17, 0.08);
  const Vec3 p(-0.12, 0.03, 0.05), q(0.1, -0.06, 0.06);
  const double r = 0.06;
  const Vec3 axis(0, 1, 0);
  const WrapArc ellipse = ArcOnEllipsoid(p, q, radii);
  const WrapArc helix = ArcOnCylinder(p, q, r, axis, {0, 0, -1});
  for (const WrapArc& arc : {ellipse, helix}) {
    ASSERT_TRUE(arc.touches);
    EXPECT_LT(glm::distance(arc.At(0), arc.begin), 1e-12);
    EXPECT_LT(glm::distance(arc.At(1), arc.end), 1e-12);
    constexpr int kSteps = 2000;
    double length = 0;
    for (int i = 1; i <= kSteps; ++i) {
      const Vec3 place = arc.At(double(i) / kSteps);
      length += glm::distance(place, arc.At(double(i - 1) / kSteps));
    }
    EXPECT_NEAR(arc.length, length, 2e-4 * length);
    const auto heading = [](const Vec3& a, const Vec3& b) {
      return glm::normalize(b - a);
    };
    EXPECT_GT(glm::dot(heading(p, arc.begin), heading(arc.begin, arc.At(1e-4))),
              1 - 1e-6);
    EXPECT_GT(glm::dot(heading(arc.At(1 - 1e-4), arc.end), heading(arc.end, q)),
              1 - 1e-6);
  }
  for (const double share : {0.0, 0.3, 0.9}) {
    EXPECT_NEAR(glm::length(ellipse.At(share) / radii), 1, 1e-9);
    const Vec3 on = helix.At(share);
    EXPECT_NEAR(std::hypot(on.x, on.z), r, 1e-9);
  }
}

TEST(Wrap, NeverShortensAndDoesNotAskWhichEndIsFirst) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> number(-0.2, 0.2);
  for (int i = 0; i < 2000; ++i) {
    const Vec3 p(number(random), number(random), number(random));
    const Vec3 q(number(random), number(random), number(random));
    const Vec3 radii(0.07, 0.17, 0.08);
    const double there = DetourAroundEllipsoid(p, q, radii);
    EXPECT_GE(there, 0);
    EXPECT_NEAR(there, DetourAroundEllipsoid(q, p, radii), 1e-9);
    const double about = DetourAroundCylinder(p, q, 0.06, {1, 0, 0}, {0, 0, 1});
    EXPECT_GE(about, 0);
    EXPECT_NEAR(about, DetourAroundCylinder(q, p, 0.06, {1, 0, 0}, {0, 0, 1}),
                1e-9);
  }
}

}  // namespace
}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/wrap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace limber::body {

using math::Vec3;

namespace {

constexpr double kTiny = 1e-9;

// Gauss-Legendre, five points on [-1, 1].
constexpr std::array<std::array<double, 2>, 5> kGauss = {
    {{0.0, 0.5688888888888889},
     {-0.5384693101056831, 0.4786286704993665},
     {0.5384693101056831, 0.4786286704993665},
     {-0.9061798459386640, 0.2369268850561891},
     {0.9061798459386640, 0.2369268850561891}}};

// Any direction square to `a`, a unit vector.
Vec3 SquareTo(const Vec3& a) {
  const Vec3 other = std::abs(a.y) < 0.9 ? Vec3(0, 1, 0) : Vec3(1, 0, 0);
  return glm::normalize(glm::cross(a, other));
}

// The angle between the direction to a point and that to where its tangent
// meets the circle of radius r, for a point at distance d >= r.
double ToTangent(double r, double d) {
  return std::acos(std::clamp(r / d, 0.0, 1.0));
}

double Tangent(double r, double d) {
  return std::sqrt(std::max(0.0, d * d - r * r));
}

Vec3 On(const WrapArc& arc, double angle) {
  return std::cos(angle) * arc.u + std::sin(angle) * arc.v + arc.base +
         angle * arc.slope;
}

}  // namespace

Vec3 WrapArc::At(double share) const {
  return On(*this, from + share * (to - from));
}

Vec3 OutOfEllipsoid(const Vec3& p, const Vec3& radii) {
  const double share = glm::length(p / radii);
  return share < 1 && share > kTiny ? p / share : p;
}

Vec3 OutOfCylinder(const Vec3& p, double radius, const Vec3& axis) {
  const Vec3 along = glm::dot(p, axis) * axis;
  const double distance = glm::distance(p, along);
  return distance < radius && distance > kTiny
             ? along + (p - along) * (radius / distance)
             : p;
}

WrapArc ArcOnEllipsoid(const Vec3& p, const Vec3& q, const Vec3& radii) {
  WrapArc arc;
  // In the space where the solid is the unit ball; tangents stay tangents.
  Vec3 a = p / radii, b = q / radii;
  const double drawn_in = std::min({1.0, glm::length(a), glm::length(b)});
  if (drawn_in < kTiny) return arc;
  a /= drawn_in;
  b /= drawn_in;
  const Vec3 middle = glm::normalize(a) + glm::normalize(b);
  Vec3 square = glm::cross(b - a, middle / (radii * radii));
  const double size = glm::length(square);
  square = size > kTiny ? square / size : SquareTo(glm::normalize(a));
  const Vec3 centre = glm::dot(square, a) * square;  // of the circle it cuts
  const double r = std::sqrt(std::max(0.0, 1 - glm::dot(centre, centre)));
  if (r < kTiny) return arc;
  a -= centre;
  b -= centre;
  const double da = glm::length(a), db = glm::length(b);
  const Vec3 e1 = a / da;
  const double cosine = std::clamp(glm::dot(e1, b) / db, -1.0, 1.0);
  arc.from = ToTangent(r, da);
  arc.to = std::acos(cosine) - ToTangent(r, db);
  if (arc.to <= arc.from) return arc;
  arc.touches = true;
  Vec3 e2 = b / db - cosine * e1;
  const double across = glm::length(e2);
  e2 = across > kTiny ? e2 / across : glm::cross(square, e1);
  arc.u = drawn_in * r * radii * e1;
  arc.v = drawn_in * r * radii * e2;
  arc.base = drawn_in * radii * centre;
  arc.begin = On(arc, arc.from);
  arc.end = On(arc, arc.to);
  const double half = (arc.to - arc.from) / 2;
  const double mid = (arc.from + arc.to) / 2;
  for (const auto& [x, weight] : kGauss) {
    const double angle = mid + half * x;
    arc.length +=
        weight * half *
        glm::length(std::cos(angle) * arc.v - std::sin(angle) * arc.u);
  }
  return arc;
}

WrapArc ArcOnCylinder(const Vec3& p, const Vec3& q, double radius,
                      const Vec3& axis, const Vec3& side) {
  WrapArc arc;
  const double height = glm::dot(p, axis);
  const double along = glm::dot(q, axis) - height;
  const Vec3 a = p - height * axis;
  const Vec3 b = q - glm::dot(q, axis) * axis;
  const double da = glm::length(a), db = glm::length(b);
  const double r = std::min({radius, da, db});
  if (r < kTiny) return arc;
  const Vec3 e1 = a / da;
  double turn;  // from one point to the other, about the axis
  double sense;
  if (side == Vec3(0)) {
    turn = std::acos(std::clamp(glm::dot(e1, b) / db, -1.0, 1.0));
    sense = glm::dot(glm::cross(e1, b), axis) < 0 ? -1 : 1;
  } else {
    // Angles from the side where lines pass; they never cross the other.
    const Vec3 across = glm::cross(axis, side);
    const auto angle = [&](const Vec3& v) {
      return std::atan2(glm::dot(v, across), glm::dot(v, side));
    };
    turn = angle(b) - angle(a);
    sense = turn < 0 ? -1 : 1;
    turn = std::abs(turn);
  }
  arc.from = ToTangent(r, da);
  arc.to = turn - ToTangent(r, db);
  if (arc.to <= arc.from) return arc;
  arc.touches = true;
  // Rolled out flat, the line is straight: it climbs evenly.
  const double before = Tangent(r, da);
  const double planar = before + r * (arc.to - arc.from) + Tangent(r, db);
  const double climb = along / planar;
  arc.u = r * e1;
  arc.v = r * sense * glm::cross(axis, e1);
  arc.slope = r * climb * axis;
  arc.base = (height + climb * (before - r * arc.from)) * axis;
  arc.begin = On(arc, arc.from);
  arc.end = On(arc, arc.to);
  arc.length = r * (arc.to - arc.from) * std::hypot(1.0, climb);
  return arc;
}

double Detour(const Vec3& p, const Vec3& q, const WrapArc& arc) {
  if (!arc.touches) return 0;
  return std::max(0.0, glm::distance(p, arc.begin) + arc.length +
                           glm::distance(arc.end, q) - glm::distance(p, q));
}

}  // namespace limber::body

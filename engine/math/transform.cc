// SPDX-License-Identifier: MIT
#include "engine/math/transform.h"

#include <cmath>

namespace limber::math {

Quat About(const Vec3& unit_axis, double radians) {
  const double s = std::sin(radians * 0.5);
  return {std::cos(radians * 0.5), unit_axis.x * s, unit_axis.y * s,
          unit_axis.z * s};
}

Quat AboutX(double radians) { return About({1, 0, 0}, radians); }
Quat AboutY(double radians) { return About({0, 1, 0}, radians); }
Quat AboutZ(double radians) { return About({0, 0, 1}, radians); }

Quat Arc(const Vec3& from, const Vec3& to) {
  const Vec3 a = glm::normalize(from);
  const Vec3 b = glm::normalize(to);
  const Vec3 half = a + b;
  // Opposite to within 1e-7 rad: the axis is lost, so any will do.
  if (glm::dot(half, half) < 1e-14) {
    const Vec3 other = std::abs(a.x) < 0.9 ? Vec3(1, 0, 0) : Vec3(0, 1, 0);
    return About(glm::normalize(glm::cross(a, other)), 3.14159265358979323846);
  }
  const Vec3 h = glm::normalize(half);
  const Vec3 axis = glm::cross(a, h);
  return {glm::dot(a, h), axis.x, axis.y, axis.z};
}

Vec3 ToRotationVector(const Quat& q) {
  const Quat p = q.w < 0 ? -q : q;
  const Vec3 v(p.x, p.y, p.z);
  const double s = glm::length(v);
  if (s < 1e-12) return v * 2.0;
  return v * (2.0 * std::atan2(s, p.w) / s);
}

Quat FromRotationVector(const Vec3& v) {
  const double angle = glm::length(v);
  if (angle < 1e-12) return glm::normalize(Quat(1, v.x / 2, v.y / 2, v.z / 2));
  return About(v / angle, angle);
}

Quat TwistAbout(const Quat& q, const Vec3& unit_axis) {
  const double along =
      q.x * unit_axis.x + q.y * unit_axis.y + q.z * unit_axis.z;
  const double length = std::hypot(q.w, along);
  if (length < 1e-12) return {1, 0, 0, 0};
  const double sign = q.w < 0 ? -1 : 1;
  return {sign * q.w / length, sign * unit_axis.x * along / length,
          sign * unit_axis.y * along / length,
          sign * unit_axis.z * along / length};
}

}  // namespace limber::math

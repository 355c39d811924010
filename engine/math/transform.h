// SPDX-License-Identifier: MIT
#pragma once

#include "engine/math/vocabulary.h"

namespace limber::math {

// A rotation followed by a translation. Named `a_from_b`: it takes a point of
// space b to space a, so that products chain: a_from_c = a_from_b * b_from_c.
struct Transform {
  Quat rotation{1, 0, 0, 0};
  Vec3 translation{0, 0, 0};
};

inline Transform operator*(const Transform& a, const Transform& b) {
  return {a.rotation * b.rotation, a.rotation * b.translation + a.translation};
}

inline Vec3 operator*(const Transform& a, const Vec3& point) {
  return a.rotation * point + a.translation;
}

inline Transform Inverse(const Transform& a) {
  const Quat back = glm::conjugate(a.rotation);
  return {back, -(back * a.translation)};
}

// Right-handed turns about the axes, radians.
Quat AboutX(double radians);
Quat AboutY(double radians);
Quat AboutZ(double radians);
Quat About(const Vec3& unit_axis, double radians);

// The smallest turn that takes the direction of `from` to that of `to`.
// Neither may be zero; opposite directions turn about any perpendicular.
Quat Arc(const Vec3& from, const Vec3& to);

// Rotation vector (axis times angle, angle in [0, pi]) of `q`, and back.
Vec3 ToRotationVector(const Quat& q);
Quat FromRotationVector(const Vec3& v);

// The part of `q` that turns about `unit_axis`: q = swing * TwistAbout(q).
Quat TwistAbout(const Quat& q, const Vec3& unit_axis);

// Mirror across the sagittal plane x = 0.
inline Vec3 Mirror(const Vec3& v) { return {-v.x, v.y, v.z}; }
inline Quat Mirror(const Quat& q) { return {q.w, q.x, -q.y, -q.z}; }
inline Transform Mirror(const Transform& t) {
  return {Mirror(t.rotation), Mirror(t.translation)};
}

}  // namespace limber::math

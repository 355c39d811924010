// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/math/vocabulary.h"

// Lines of action go around the solid body, not through it: where a taut line
// comes onto a smooth solid that stands in its way, and where it leaves it.
namespace limber::body {

enum class WrapShape { kEllipsoid, kCylinder };

// A solid of the left side or of the middle, as content/muscles/solids.yaml
// states it: carried by `joint`, with its centre at share `along` of the bone
// plus an offset, in the anatomical position of a body of 1.75 m.
struct WrapSolid {
  std::string id;
  std::string joint;
  // Where it is stated, only lines that cross this joint go around: from a
  // point above it to a point on it or below.
  std::string over;
  double along = 0;      // [0, 1]
  math::Vec3 centre{0};  // m: x lateral, y up, z front
  WrapShape shape = WrapShape::kEllipsoid;
  math::Vec3 radii{0};       // m, > 0; a cylinder has one, in x
  math::Vec3 axis{1, 0, 0};  // of a cylinder, unit
  // Of a cylinder: the side on which lines pass, square to the axis, unit;
  // 0 = on whichever is nearer.
  math::Vec3 side{0};
};

// The piece of a line that lies on a solid, in the solid's own space: its
// centre the origin, an ellipsoid's axes those of the space.
struct WrapArc {
  bool touches = false;  // else the line is straight and the rest says nothing
  math::Vec3 begin{0},
      end{0};         // m, where the line comes on and where it leaves
  double length = 0;  // m, from one to the other, on the solid

  // A place on it: share 0 is `begin`, 1 is `end`.
  math::Vec3 At(double share) const;

  // A point at angle t is cos t * u + sin t * v + base + t * slope.
  math::Vec3 u{0}, v{0}, base{0}, slope{0};
  double from = 0, to = 0;  // rad
};

// The place of the solid's surface that a point inside it is under, as seen
// from the centre or, square to it, from the axis; a point outside stays. What
// is attached inside counts as attached there: a shoulder blade glides over the
// ribs, whatever its joints say.
math::Vec3 OutOfEllipsoid(const math::Vec3& p, const math::Vec3& radii);
math::Vec3 OutOfCylinder(const math::Vec3& p, double radius,
                         const math::Vec3& axis);

// How a taut line from `p` to `q`, which are not inside, lies on the solid. (A
// point inside draws the solid in until the point is on it.) On an ellipsoid it
// lies in the plane of the points that is square to the surface half-way, which
// on a ball is the shortest way and elsewhere nearly; on a cylinder, whose ends
// are far, it is the shortest. Both depend smoothly on the points: where the
// line only just touches, its length and the first derivative are those of a
// straight one.
WrapArc ArcOnEllipsoid(const math::Vec3& p, const math::Vec3& q,
                       const math::Vec3& radii);
WrapArc ArcOnCylinder(const math::Vec3& p, const math::Vec3& q, double radius,
                      const math::Vec3& axis, const math::Vec3& side);

// How much longer than the straight line from `p` to `q` the one with this arc
// is, m, >= 0.
double Detour(const math::Vec3& p, const math::Vec3& q, const WrapArc& arc);

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/scene/frame.h"

// Forms that are drawn out, turned or stuffed, appended to a mesh: closed,
// counter-clockwise seen from outside, metres, uvs in metres. They are made of
// outlines: counter-clockwise, with the direction that looks outwards.
namespace limber::scene {

struct OutlinePoint {
  Vec2f at, normal;
};
using Outline = std::vector<OutlinePoint>;

// `steps` per quarter turn; the radius is cut to what the sides allow.
Outline RoundedRectangle(float width, float height, float radius, int steps);
Outline Circle(float radius, int sides);
// Between an ellipse (2) and a rectangle (large).
Outline Superellipse(float half_x, float half_y, float power, int count);

// Where an outline stands on its way: (x, y) lies at centre + x a + y b. a and
// b are orthogonal and may be scaled; a x b looks along the way.
struct Station {
  Vec3f centre, a, b;
};
// Draws an outline along a way: flat ends, or a ring where the way closes.
enum class Ends { kFlat, kRing };
void AppendSweep(std::span<const Station> way, const Outline& outline,
                 Ends ends, PropMesh& mesh);

// Turns a profile, (along the axis, distance from it), about an axis of length
// 1. It begins and ends on the axis, or closes on itself (a ring); it runs
// along the axis on the outside. Normals as in the profile, so that a place may
// have two.
void AppendTurned(const Vec3f& origin, const Vec3f& axis,
                  const Outline& profile, int sides, Ends ends, PropMesh& mesh);

// A round bar that may taper, its ends rounded by `edge`.
void AppendBar(const Vec3f& from, const Vec3f& to, float from_radius,
               float to_radius, float edge, int sides, PropMesh& mesh);

// A stuffed form: the outline lies flat (x, z) in rings of growing height, the
// first and the last of which shrink to a point.
struct Ring {
  float share;  // of the outline
  float y;
};
void AppendStuffed(const Vec3f& origin, const Outline& outline,
                   std::span<const Ring> rings, PropMesh& mesh);

// Smooth normals for the vertices and triangles from these on: those of the
// triangles around a vertex, weighted by area.
void SmoothNormals(std::size_t first_vertex, std::size_t first_index,
                   PropMesh& mesh);

// Colours the vertices from `first` on; w is the openness. Those before that
// have no colour get white.
void Paint(std::size_t first, const Vec4f& colour, PropMesh& mesh);

}  // namespace limber::scene

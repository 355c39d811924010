// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/frame.h"

namespace limber::scene {

// Solids appended to a mesh: closed, counter-clockwise seen from outside,
// metres. uvs are metres on the surface, u along the grain.
// `steps`, 1 to 3, of an edge's quarter turn: 108, 300 or 588 triangles.
void AppendRoundedBox(const Vec3f& centre, const Vec3f& size, float radius,
                      PropMesh& mesh, int steps = 3);
// A plain box whose top is `inset` smaller on each side; 12 triangles.
void AppendBlock(const Vec3f& centre, const Vec3f& size, float inset,
                 PropMesh& mesh);

// Hash of the geometry, for PropMesh::id.
std::uint64_t GeometryId(const PropMesh& mesh);

}  // namespace limber::scene

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/frame.h"

namespace limber::scene {

// Solids appended to a mesh: closed, counter-clockwise seen from outside,
// metres. uvs are metres on the surface, u along the grain.
void AppendRoundedBox(const Vec3f& centre, const Vec3f& size, float radius,
                      PropMesh& mesh);
// A round bar that may taper.
void AppendCylinder(const Vec3f& from, const Vec3f& to, float from_radius,
                    float to_radius, PropMesh& mesh);

// Hash of the geometry, for PropMesh::id.
std::uint64_t GeometryId(const PropMesh& mesh);

}  // namespace limber::scene

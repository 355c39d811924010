// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::bake {

using math::Vec3;

// Levels the relief round `tip`, a vertex: within `radius` m the skin becomes
// the cubic surface that fits the ring from 0.6 to 1.5 times the radius best,
// blended in over the outer 40 %. Vertices move along one direction only, the
// mean normal there, so that the mesh and its uvs keep their shape.
void LevelDome(const std::vector<Vec3>& normals, int tip, double radius,
               std::vector<Vec3>& positions);

}  // namespace limber::bake

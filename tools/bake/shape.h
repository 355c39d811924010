// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/problem.h"
#include "tools/bake/body.h"
#include "tools/bake/makehuman.h"
#include "tools/bake/recipe.h"

namespace limber::bake {

// Morphs the package's base mesh to the person of the recipe, scales it to the
// recipe's stature, stands it on y = 0, and folds the bones of the face into
// their nearest kept ancestor. The joint of each eye lies at the centre of its
// ball, so that the gaze can turn; the lids follow the head.
core::Loaded<BodyMesh> ShapeBody(const MakeHuman& package,
                                 const Recipe& recipe);

// Area-weighted vertex normals of a quad mesh, unit length.
std::vector<Vec3> QuadNormals(const std::vector<Vec3>& positions,
                              const std::vector<std::array<int, 4>>& quads,
                              int vertex_count);

struct Ball {
  Vec3 centre;
  double radius = 0;
};

// The eyeball of one side (side = +1 left, -1 right), fitted to the eyes of
// the base mesh by least squares.
Ball FitEyeball(const std::vector<Vec3>& positions, int side);

// Places of the proxy's vertices on the shaped body, metres.
std::vector<Vec3> FitProxy(const Proxy& proxy, const BodyMesh& body);

}  // namespace limber::bake

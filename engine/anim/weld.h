// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "engine/anim/mesh.h"

namespace limber::anim {

// Joint and weight of one vertex, any number, any order.
using VertexInfluences = std::vector<std::pair<int, float>>;

// Fills point_of, vertex_of, joints and weights of a mesh that has positions:
// vertices with the same place and the same influences become one point (lips
// that touch at rest hang on different joints and stay apart). Keeps the
// kInfluences heaviest of a vertex and scales them to sum to 1. Each vertex
// needs one influence of weight > 0; size of `influences` = vertex_count().
void WeldPoints(Mesh& mesh, std::span<VertexInfluences> influences);

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::bake {

using math::Vec3;

// Solves a * x = b in place (b becomes x) for a symmetric positive definite
// matrix of n x n, row by row. Returns false where it is not definite.
bool SolveCholesky(std::vector<double>& a, std::span<Vec3> b);

// Moves the vertices of `patch` to where the squared Laplacian of the surface
// is least, with all others fixed: the patch continues the curvature around
// it. Quads of the whole mesh.
void FairPatch(std::vector<Vec3>& positions,
               const std::vector<std::array<int, 4>>& quads,
               const std::vector<int>& patch);

}  // namespace limber::bake

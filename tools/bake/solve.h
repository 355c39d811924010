// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace limber::bake {

// Solves a * x = b in place (b becomes x) for a symmetric positive definite
// matrix of n x n, row by row. Returns false where it is not definite.
bool SolveCholesky(std::vector<double>& a, std::span<double> b);

}  // namespace limber::bake

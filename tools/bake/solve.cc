// SPDX-License-Identifier: MIT
#include "tools/bake/solve.h"

#include <cmath>
#include <map>
#include <set>

namespace limber::bake {

bool SolveCholesky(std::vector<double>& a, std::span<Vec3> b) {
  const std::size_t n = b.size();
  const auto at = [&](std::size_t i, std::size_t j) -> double& {
    return a[i * n + j];
  };
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j; i < n; ++i) {
      double sum = at(i, j);
      for (std::size_t k = 0; k < j; ++k) sum -= at(i, k) * at(j, k);
      if (i > j) {
        at(i, j) = sum / at(j, j);
      } else if (sum > 0) {
        at(j, j) = std::sqrt(sum);
      } else {
        return false;
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= at(i, k) * b[k];
    b[i] /= at(i, i);
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= at(k, i) * b[k];
    b[i] /= at(i, i);
  }
  return true;
}

void FairPatch(std::vector<Vec3>& positions,
               const std::vector<std::array<int, 4>>& quads,
               const std::vector<int>& patch) {
  std::map<int, std::size_t> column;  // patch vertex -> unknown
  for (const int vertex : patch) column.emplace(vertex, column.size());
  std::map<int, std::set<int>> neighbours;
  for (const auto& quad : quads) {
    for (int k = 0; k < 4; ++k) {
      neighbours[quad[k]].insert(quad[(k + 1) % 4]);
      neighbours[quad[(k + 1) % 4]].insert(quad[k]);
    }
  }
  std::set<int> rows(patch.begin(), patch.end());
  for (const int vertex : patch) {
    rows.insert(neighbours[vertex].begin(), neighbours[vertex].end());
  }
  const std::size_t n = column.size();
  std::vector<double> normal(n * n, 0);
  std::vector<Vec3> right(n, Vec3(0));
  for (const int row : rows) {
    // One row of the Laplacian: 1 at the vertex, -1/degree around it.
    std::vector<std::pair<std::size_t, double>> unknown;
    Vec3 fixed(0);
    const auto add = [&](int vertex, double value) {
      const auto found = column.find(vertex);
      if (found == column.end()) {
        fixed += value * positions[vertex];
      } else {
        unknown.emplace_back(found->second, value);
      }
    };
    add(row, 1);
    const auto& around = neighbours[row];
    for (const int vertex : around) {
      add(vertex, -1.0 / static_cast<double>(around.size()));
    }
    for (const auto& [i, value] : unknown) {
      for (const auto& [j, other] : unknown) normal[i * n + j] += value * other;
      right[i] -= value * fixed;
    }
  }
  if (!SolveCholesky(normal, right)) return;
  for (const auto& [vertex, i] : column) positions[vertex] = right[i];
}

}  // namespace limber::bake

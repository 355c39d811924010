// SPDX-License-Identifier: MIT
#include "engine/anim/soften.h"

#include <algorithm>
#include <utility>

namespace limber::anim {
namespace {

using Points = std::vector<std::uint32_t>;
using Row = std::vector<std::pair<float, std::uint16_t>>;  // weight, joint

constexpr float kLeast = 1e-3f;  // a weight that is worth its place

std::vector<Points> NeighboursOf(const Mesh& mesh) {
  std::vector<Points> neighbours(mesh.point_count());
  for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = mesh.point_of[mesh.triangles[t + k]];
      const std::uint32_t b = mesh.point_of[mesh.triangles[t + (k + 1) % 3]];
      if (a == b) continue;
      neighbours[a].push_back(b);
      neighbours[b].push_back(a);
    }
  }
  for (Points& list : neighbours) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return neighbours;
}

void Smooth(const std::vector<Points>& neighbours, std::vector<float>& weights,
            std::vector<float>& scratch) {
  for (std::size_t p = 0; p < weights.size(); ++p) {
    float sum = 0;
    for (const std::uint32_t n : neighbours[p]) sum += weights[n];
    const float mean =
        neighbours[p].empty() ? weights[p] : sum / float(neighbours[p].size());
    scratch[p] = .5f * (weights[p] + mean);
  }
  std::swap(weights, scratch);
}

}  // namespace

Mesh Softened(const Mesh& mesh, int steps) {
  const std::size_t count = mesh.point_count();
  const std::vector<Points> neighbours = NeighboursOf(mesh);
  std::uint16_t last = 0;
  for (const auto& joints : mesh.joints) {
    last = std::max(last, std::ranges::max(joints));
  }
  std::vector<Row> rows(count);
  std::vector<float> weights(count), scratch(count);
  for (std::uint16_t joint = 0; joint <= last; ++joint) {
    for (std::size_t p = 0; p < count; ++p) {
      weights[p] = 0;
      for (std::size_t k = 0; k < kInfluences; ++k) {
        if (mesh.joints[p][k] == joint) weights[p] += mesh.weights[p][k];
      }
    }
    for (int step = 0; step < steps; ++step) {
      Smooth(neighbours, weights, scratch);
    }
    for (std::size_t p = 0; p < count; ++p) {
      if (weights[p] > kLeast) rows[p].emplace_back(weights[p], joint);
    }
  }
  Mesh soft = mesh;
  for (std::size_t p = 0; p < count; ++p) {
    Row& row = rows[p];
    std::ranges::sort(row, std::greater());
    if (row.size() > kInfluences) row.resize(kInfluences);
    float sum = 0;
    for (const auto& [weight, joint] : row) sum += weight;
    soft.joints[p] = {};
    soft.weights[p] = {};
    for (std::size_t k = 0; k < row.size(); ++k) {
      soft.joints[p][k] = row[k].second;
      soft.weights[p][k] = row[k].first / sum;
    }
  }
  return soft;
}

}  // namespace limber::anim

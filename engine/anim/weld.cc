// SPDX-License-Identifier: MIT
#include "engine/anim/weld.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace limber::anim {
namespace {

void Trim(VertexInfluences& list) {
  std::erase_if(list, [](const auto& item) { return !(item.second > 0); });
  std::ranges::sort(list, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (list.size() > kInfluences) list.resize(kInfluences);
  float sum = 0;
  for (const auto& item : list) sum += item.second;
  for (auto& item : list) item.second /= sum;
}

}  // namespace

void WeldPoints(Mesh& mesh, std::span<VertexInfluences> influences) {
  for (VertexInfluences& list : influences) Trim(list);
  const auto key = [&](std::uint32_t v) {
    const math::Vec3f& p = mesh.positions[v];
    return std::tie(p.x, p.y, p.z, influences[v]);
  };
  std::vector<std::uint32_t> order(mesh.vertex_count());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto x = key(a), y = key(b);
    return x < y || (!(y < x) && a < b);
  });
  // [vertex] the first vertex of its point
  std::vector<std::uint32_t> first(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && key(order[i]) == key(order[i - 1]);
    first[order[i]] = same ? first[order[i - 1]] : order[i];
  }
  // Points in the order of their first vertices.
  mesh.point_of.resize(order.size());
  mesh.vertex_of.clear();
  mesh.joints.clear();
  mesh.weights.clear();
  for (std::uint32_t v = 0; v < order.size(); ++v) {
    if (first[v] != v) {
      mesh.point_of[v] = mesh.point_of[first[v]];
      continue;
    }
    mesh.point_of[v] = static_cast<std::uint32_t>(mesh.vertex_of.size());
    mesh.vertex_of.push_back(v);
    auto& joints = mesh.joints.emplace_back();
    auto& weights = mesh.weights.emplace_back();
    joints.fill(0);
    weights.fill(0);
    for (std::size_t k = 0; k < influences[v].size(); ++k) {
      joints[k] = static_cast<std::uint16_t>(influences[v][k].first);
      weights[k] = influences[v][k].second;
    }
  }
}

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#include "engine/render/simplify.h"

#include <algorithm>
#include <numeric>

namespace limber::render {
namespace {

using Index = std::uint32_t;

// Edges (low, high) used by one triangle only.
std::vector<char> BorderVertices(std::span<const Index> triangles,
                                 std::size_t vertex_count) {
  std::vector<std::uint64_t> edges;
  edges.reserve(triangles.size());
  for (std::size_t i = 0; i < triangles.size(); ++i) {
    const Index a = triangles[i];
    const Index b = triangles[i % 3 == 2 ? i - 2 : i + 1];
    edges.push_back(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b));
  }
  std::ranges::sort(edges);
  std::vector<char> border(vertex_count, 0);
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t j = i;
    while (j < edges.size() && edges[j] == edges[i]) ++j;
    if (j - i == 1) border[edges[i] >> 32] = border[edges[i] & 0xffffffffu] = 1;
    i = j;
  }
  return border;
}

}  // namespace

std::vector<Index> Simplify(std::span<const Index> triangles,
                            std::size_t vertex_count, int rounds) {
  std::vector<Index> now(triangles.begin(), triangles.end());
  std::vector<Index> into(vertex_count);
  std::vector<char> touched(vertex_count);
  for (int round = 0; round < rounds; ++round) {
    const std::vector<char> border = BorderVertices(now, vertex_count);
    std::iota(into.begin(), into.end(), 0u);
    std::fill(touched.begin(), touched.end(), 0);
    // A vertex may move to a neighbour only where nothing near it has moved in
    // this round: the fan around it is still what it was.
    for (std::size_t t = 0; t + 2 < now.size(); t += 3) {
      for (int k = 0; k < 3; ++k) {
        const Index from = now[t + k], to = now[t + (k + 1) % 3];
        if (touched[from] || touched[to] || border[from]) continue;
        into[from] = to;
        touched[from] = touched[to] = 1;
      }
    }
    std::vector<Index> next;
    next.reserve(now.size());
    for (std::size_t t = 0; t + 2 < now.size(); t += 3) {
      const Index a = into[now[t]], b = into[now[t + 1]], c = into[now[t + 2]];
      if (a != b && b != c && c != a) next.insert(next.end(), {a, b, c});
    }
    now.swap(next);
  }
  return now;
}

}  // namespace limber::render

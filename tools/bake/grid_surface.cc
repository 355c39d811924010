// SPDX-License-Identifier: MIT
#include "tools/bake/grid_surface.h"

#include <algorithm>
#include <array>

#include "tools/bake/shape.h"

namespace limber::bake {

void AppendRing(const Ring& ring, int joint, bool flip, bool wrap_rows,
                Part& part) {
  const auto first = static_cast<std::uint32_t>(part.positions.size());
  std::vector<std::array<int, 4>> quads;
  for (int r = 0; r + (wrap_rows ? 0 : 1) < ring.rows; ++r) {
    const int next_row = (r + 1) % ring.rows;
    for (int c = 0; c < ring.columns; ++c) {
      const int next = (c + 1) % ring.columns;
      std::array<int, 4> quad = {
          r * ring.columns + c, next_row * ring.columns + c,
          next_row * ring.columns + next, r * ring.columns + next};
      if (flip) std::swap(quad[1], quad[3]);
      quads.push_back(quad);
    }
  }
  std::vector<Vec3> normals = QuadNormals(
      ring.positions, quads, static_cast<int>(ring.positions.size()));
  const bool pole = ring.At(0, 0) == ring.At(0, 1);
  if (pole) {
    Vec3 sum(0);
    for (int c = 0; c < ring.columns; ++c) sum += normals[c];
    for (int c = 0; c < ring.columns; ++c) normals[c] = glm::normalize(sum);
  }
  for (std::size_t v = 0; v < ring.positions.size(); ++v) {
    part.positions.push_back(ring.positions[v]);
    part.normals.push_back(normals[v]);
    const auto shade = static_cast<float>(ring.shades[v]);
    part.colours.emplace_back(shade, shade, shade, 1);
    part.influences.push_back({{joint, 1.0}});
  }
  for (const auto& quad : quads) {
    for (const auto& corner : {std::array{0, 1, 2}, std::array{0, 2, 3}}) {
      const std::array<int, 3> triangle = {quad[corner[0]], quad[corner[1]],
                                           quad[corner[2]]};
      // Two corners on the pole leave no area.
      if (pole && std::ranges::count_if(
                      triangle, [&](int v) { return v < ring.columns; }) > 1) {
        continue;
      }
      for (const int v : triangle) part.triangles.push_back(first + v);
    }
  }
}

}  // namespace limber::bake

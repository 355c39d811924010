// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/bake/landmarks.h"
#include "tools/bake/region.h"
#include "tools/bake/skin_surface.h"

namespace limber::bake {

// A region's fibres, filled in and laid on the skin of the left half: a grid of
// points about 3 mm apart, u across the fibres and t along them.
struct FibreGrid {
  int across = 0, along = 0;
  std::vector<SkinPoint> points;  // [u][t], across * along

  SkinPoint& at(int u, int t) { return points[u * along + t]; }
  const SkinPoint& at(int u, int t) const { return points[u * along + t]; }

  // Between the points, u and t 0..1.
  SkinPoint Point(double u, double t) const;
  TriangleTree Tessellate() const;  // of `points`, in their order
  double Length() const;            // mean fibre, m
  // From side to side at row t, along the row or square to the fibres, m.
  double RowWidth(int t) const;
  double SquareWidth(int t) const;
};

// Nothing where a point of the region misses the skin or fibres cross; `fault`
// then says which.
std::optional<FibreGrid> LayFibres(const SkinSurface& skin,
                                   const Landmarks& landmarks,
                                   const Region& region, std::string* fault);

}  // namespace limber::bake

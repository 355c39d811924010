// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "tools/bake/landmarks.h"
#include "tools/bake/region.h"
#include "tools/bake/skin_surface.h"

namespace limber::bake {

// A muscle laid out on the skin of the left half: a grid of points, u across
// the fibres and t along them, with an outline that rounds its free ends.
class MuscleSheet {
 public:
  struct Sample {
    double distance = 0;  // to the outline along the skin, m, positive inside
    double u = 0, t = 0;  // 0..1; t from origin to insertion
    // Across the fibres at mid-belly, m; the same all over the sheet, so that
    // lines of equal u * width follow the fibres even where they converge.
    double width = 0;
  };

  // Nothing where a point of the region misses the skin or fibres cross;
  // `fault` then says which.
  static std::optional<MuscleSheet> Make(const SkinSurface& skin,
                                         const Landmarks& landmarks,
                                         const Region& region,
                                         std::string* fault);

  // What lies at a point of the skin; nothing farther than `kReach` outside,
  // or where the skin faces away from the muscle.
  std::optional<Sample> At(const Vec3& position, const Vec3& normal) const;

  double length() const { return length_; }  // mean fibre, m

  static constexpr double kReach = 0.0085;  // m

 private:
  struct Grid {
    int across = 0, along = 0;
    std::vector<SkinPoint> points;  // [u][t]
    SkinPoint& at(int u, int t) { return points[u * along + t]; }
    const SkinPoint& at(int u, int t) const { return points[u * along + t]; }
  };
  MuscleSheet(Grid grid, const Region& region);

  static void Relax(Grid& grid);
  static double FoldedShare(const Grid& grid);
  static TriangleTree Tessellate(const Grid& grid);
  SkinPoint Point(double u, double t) const;
  void Outline();
  // How far the region's end stands back from the sheet's, as a share of t.
  double SetBack(double u, double width, double round,
                 const Slips& slips) const;

  Grid grid_;
  TriangleTree tree_;
  std::vector<double> widths_;  // [t] from side to side, m
  double width_ = 0;
  double length_ = 0;
  double round_origin_ = 0, round_insertion_ = 0;
  Slips slips_origin_, slips_insertion_;
  // The outline as degenerate triangles a b b, for the tree.
  std::optional<TriangleTree> outline_;
  std::vector<Vec3> outline_normals_;  // [segment]
};

}  // namespace limber::bake

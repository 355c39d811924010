// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "tools/bake/fibre_grid.h"

namespace limber::bake {

// A muscle as it is drawn on the skin of the left half: its fibres inside an
// outline whose free ends are round or end in slips.
class MuscleSheet {
 public:
  struct Sample {
    double distance = 0;  // to the outline along the skin, m, positive inside
    double u = 0, t = 0;  // 0..1; t from origin to insertion
    // Across the fibres at mid-belly, m; the same all over the sheet, so that
    // lines of equal u * width follow the fibres even where they converge.
    double width = 0;
  };

  MuscleSheet(FibreGrid grid, const Region& region);

  // What lies at a point of the skin; nothing farther than `kReach` outside,
  // or where the skin faces away from the muscle.
  std::optional<Sample> At(const Vec3& position, const Vec3& normal) const;

  static constexpr double kReach = 0.0085;  // m

 private:
  // One free end, and how far the outline stands back from the grid's end.
  struct End {
    double width = 0, length = 0;  // of the grid, m
    double round = 0;              // corner radius, m
    Slips slips;
    double SetBack(double u) const;  // share of t
  };

  void Outline();
  double DistanceToOutline(const Vec3& position, const Vec3& normal) const;

  FibreGrid grid_;
  TriangleTree tree_;
  double width_ = 0;
  End origin_, insertion_;
  // The outline as degenerate triangles a b b, for the tree.
  std::optional<TriangleTree> outline_;
  std::vector<Vec3> outline_normals_;  // [segment]
};

}  // namespace limber::bake

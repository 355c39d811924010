// SPDX-License-Identifier: MIT
#include "tools/bake/fibre_grid.h"

#include <algorithm>
#include <cmath>

#include "tools/bake/drape.h"

namespace limber::bake {
namespace {

using Fibre = std::vector<SkinPoint>;

constexpr int kFine = 96;            // points of a fibre
constexpr double kSpacing = 0.003;   // of the grid, m
constexpr int kRelaxing = 24;        // passes inside the grid
constexpr int kRimRelaxing = 4;      // passes along its rim
constexpr double kMaxFolded = 0.02;  // share of the grid

double Apart(const SkinPoint& a, const SkinPoint& b) {
  return glm::length(a.position - b.position);
}

double LengthOf(const Fibre& fibre) {
  double sum = 0;
  for (int i = 1; i < kFine; ++i) sum += Apart(fibre[i], fibre[i - 1]);
  return sum;
}

double WidestRow(const std::vector<Fibre>& fibres) {
  double widest = 0;
  for (int i = 0; i < kFine; ++i) {
    double width = 0;
    for (std::size_t f = 1; f < fibres.size(); ++f) {
      width += Apart(fibres[f][i], fibres[f - 1][i]);
    }
    widest = std::max(widest, width);
  }
  return widest;
}

// Places of the fibres across the muscle, 0..1, by their mean distances.
std::vector<double> FibreKnots(const std::vector<Fibre>& fibres) {
  std::vector<double> knots{0};
  for (std::size_t f = 1; f < fibres.size(); ++f) {
    double sum = 0;
    for (int i = 0; i < kFine; ++i) {
      sum += Apart(fibres[f][i], fibres[f - 1][i]);
    }
    knots.push_back(knots.back() + std::max(sum / kFine, 1e-6));
  }
  for (double& knot : knots) knot /= knots.back();
  return knots;
}

std::vector<Fibre> DrapeFibres(const SkinSurface& skin,
                               const Landmarks& landmarks, const Region& region,
                               std::string* fault) {
  std::vector<Fibre> fibres;
  for (std::size_t f = 0; f < region.fibres.size(); ++f) {
    std::vector<SkinPoint> points;
    for (std::size_t p = 0; p < region.fibres[f].size(); ++p) {
      const auto point = landmarks.OnSkin(region.fibres[f][p]);
      if (!point) {
        *fault = region.muscle + ": fibre " + std::to_string(f + 1) +
                 ", point " + std::to_string(p + 1) + " misses the skin";
        return {};
      }
      points.push_back(*point);
    }
    fibres.push_back(DrapeCurve(skin, points, kFine, region.skin));
  }
  return fibres;
}

// Evens out what the facets of the skin and uneven fibres leave: the rim along
// itself, the inside towards its neighbours, which also undoes small folds.
void Relax(FibreGrid& grid) {
  for (int pass = 0; pass < kRelaxing; ++pass) {
    const FibreGrid old = grid;
    for (int u = 0; u < grid.across; ++u) {
      for (int t = 0; t < grid.along; ++t) {
        const bool side = u == 0 || u == grid.across - 1;
        const bool end = t == 0 || t == grid.along - 1;
        if ((side && end) || ((side || end) && pass >= kRimRelaxing)) continue;
        Vec3 sum(0);
        if (!side) {
          sum += old.at(u - 1, t).position + old.at(u + 1, t).position;
        }
        if (!end) sum += old.at(u, t - 1).position + old.at(u, t + 1).position;
        const double neighbours = side || end ? 2 : 4;
        grid.at(u, t).position =
            0.5 * (old.at(u, t).position + sum / neighbours);
      }
    }
  }
}

// Where fibres cross, the grid's faces look the other way.
double FoldedShare(const FibreGrid& grid) {
  int up = 0, down = 0;
  const TriangleTree tree = grid.Tessellate();
  for (int i = 0; i < int(tree.triangles().size()); ++i) {
    const Vec3& skin = grid.points[tree.triangles()[i][0]].normal;
    ++(glm::dot(tree.FaceNormal(i), skin) > 0 ? up : down);
  }
  return double(std::min(up, down)) / (up + down);
}

}  // namespace

SkinPoint FibreGrid::Point(double u, double t) const {
  const double x = std::clamp(u, 0., 1.) * (across - 1);
  const double y = std::clamp(t, 0., 1.) * (along - 1);
  const int i = std::min(int(x), across - 2), j = std::min(int(y), along - 2);
  const double f = x - i, g = y - j;
  SkinPoint out{Vec3(0), Vec3(0)};
  for (int k = 0; k < 4; ++k) {
    const double w = (k & 1 ? f : 1 - f) * (k & 2 ? g : 1 - g);
    const SkinPoint& corner = at(i + (k & 1), j + (k >> 1));
    out.position += w * corner.position;
    out.normal += w * corner.normal;
  }
  out.normal = glm::normalize(out.normal);
  return out;
}

TriangleTree FibreGrid::Tessellate() const {
  std::vector<Vec3> positions;
  for (const SkinPoint& point : points) positions.push_back(point.position);
  std::vector<Triangle> triangles;
  for (int u = 0; u + 1 < across; ++u) {
    for (int t = 0; t + 1 < along; ++t) {
      const int a = u * along + t, b = a + along;
      triangles.push_back({a, b, b + 1});
      triangles.push_back({a, b + 1, a + 1});
    }
  }
  return {std::move(positions), std::move(triangles)};
}

double FibreGrid::Length() const {
  double sum = 0;
  for (int u = 0; u < across; ++u) {
    for (int t = 1; t < along; ++t) sum += Apart(at(u, t), at(u, t - 1));
  }
  return sum / across;
}

double FibreGrid::RowWidth(int t) const {
  double sum = 0;
  for (int u = 1; u < across; ++u) sum += Apart(at(u, t), at(u - 1, t));
  return sum;
}

double FibreGrid::SquareWidth(int t) const {
  const int before = std::max(t - 1, 0), after = std::min(t + 1, along - 1);
  double sum = 0;
  for (int u = 1; u < across; ++u) {
    const Vec3 fibre = at(u, after).position - at(u, before).position;
    const Vec3 step = at(u, t).position - at(u - 1, t).position;
    sum += glm::length(glm::cross(step, glm::normalize(fibre)));
  }
  return sum;
}

std::optional<FibreGrid> LayFibres(const SkinSurface& skin,
                                   const Landmarks& landmarks,
                                   const Region& region, std::string* fault) {
  const auto fibres = DrapeFibres(skin, landmarks, region, fault);
  if (fibres.empty()) return std::nullopt;
  const auto knots = FibreKnots(fibres);
  double longest = 0;
  for (const Fibre& fibre : fibres) {
    longest = std::max(longest, LengthOf(fibre));
  }
  FibreGrid grid;
  grid.across = std::clamp(int(WidestRow(fibres) / kSpacing) + 2, 9, 96);
  grid.along = std::clamp(int(longest / kSpacing) + 2, 16, 180);
  grid.points.resize(std::size_t(grid.across) * grid.along);
  for (int t = 0; t < grid.along; ++t) {
    const double at = double(t) / (grid.along - 1) * (kFine - 1);
    const int i = std::min(int(at), kFine - 2);
    std::vector<SkinPoint> row;
    for (const Fibre& fibre : fibres) {
      row.push_back({glm::mix(fibre[i].position, fibre[i + 1].position, at - i),
                     fibre[i].normal});
    }
    for (int u = 0; u < grid.across; ++u) {
      grid.at(u, t) =
          Settle(skin, SplineAt(row, knots, double(u) / (grid.across - 1)),
                 region.skin);
    }
  }
  Relax(grid);
  for (SkinPoint& point : grid.points) {
    point = Settle(skin, point, region.skin);
  }
  const double folded = FoldedShare(grid);
  if (folded > kMaxFolded) {
    *fault = region.muscle + ": fibres cross on " +
             std::to_string(int(std::ceil(folded * 100))) + " % of the region";
    return std::nullopt;
  }
  return grid;
}

}  // namespace limber::bake

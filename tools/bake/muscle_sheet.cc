// SPDX-License-Identifier: MIT
#include "tools/bake/muscle_sheet.h"

#include <algorithm>
#include <cmath>

#include "tools/bake/drape.h"

namespace limber::bake {
namespace {

constexpr double kSpacing = 0.003;    // of the sheet's points, m
constexpr double kSameSide = 0.25;    // cosine between skin and muscle
constexpr int kRelaxing = 24;         // passes inside the sheet
constexpr int kRimRelaxing = 4;       // passes along its rim
constexpr double kMaxFolded = 0.02;   // share of the sheet
constexpr double kOnSheet = 0.0006;   // of a point beside it, m
constexpr double kEdge = 1e-7;        // of u, for rounding
constexpr double kMaxOffset = 0.010;  // from the sheet along the normal, m

double LengthOf(const std::vector<SkinPoint>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum += glm::length(line[i].position - line[i - 1].position);
  }
  return sum;
}

// Depth of the curve that rounds a corner of radius `r` at `x` from the side.
double Corner(double x, double reach, double r) {
  if (reach <= 0 || x >= reach) return 0;
  const double f = 1 - std::max(x, 0.0) / reach;
  return r * (1 - std::sqrt(1 - f * f));
}

}  // namespace

std::optional<MuscleSheet> MuscleSheet::Make(const SkinSurface& skin,
                                             const Landmarks& landmarks,
                                             const Region& region,
                                             std::string* fault) {
  constexpr int kFine = 96;
  std::vector<std::vector<SkinPoint>> fibres;
  for (std::size_t f = 0; f < region.fibres.size(); ++f) {
    std::vector<SkinPoint> points;
    for (std::size_t p = 0; p < region.fibres[f].size(); ++p) {
      const auto point = landmarks.OnSkin(region.fibres[f][p]);
      if (!point) {
        *fault = region.muscle + ": fibre " + std::to_string(f + 1) +
                 ", point " + std::to_string(p + 1) + " misses the skin";
        return std::nullopt;
      }
      points.push_back(*point);
    }
    fibres.push_back(DrapeCurve(skin, points, kFine, region.skin));
  }
  // Knots across the fibres: their mean distances.
  std::vector<double> knots{0};
  double longest = 0, widest = 0;
  for (std::size_t f = 0; f < fibres.size(); ++f) {
    longest = std::max(longest, LengthOf(fibres[f]));
    if (f == 0) continue;
    double sum = 0;
    for (int i = 0; i < kFine; ++i) {
      sum += glm::length(fibres[f][i].position - fibres[f - 1][i].position);
    }
    knots.push_back(knots.back() + std::max(sum / kFine, 1e-6));
  }
  for (double& knot : knots) knot /= knots.back();
  for (int i = 0; i < kFine; ++i) {
    double width = 0;
    for (std::size_t f = 1; f < fibres.size(); ++f) {
      width += glm::length(fibres[f][i].position - fibres[f - 1][i].position);
    }
    widest = std::max(widest, width);
  }
  Grid grid;
  grid.across = std::clamp(int(widest / kSpacing) + 2, 9, 96);
  grid.along = std::clamp(int(longest / kSpacing) + 2, 16, 180);
  grid.points.resize(grid.across * grid.along);
  for (int t = 0; t < grid.along; ++t) {
    const double at = double(t) / (grid.along - 1) * (kFine - 1);
    const int i = std::min(int(at), kFine - 2);
    std::vector<SkinPoint> row;
    for (const auto& fibre : fibres) {
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
  for (auto& point : grid.points) point = Settle(skin, point, region.skin);
  const double folded = FoldedShare(grid);
  if (folded > kMaxFolded) {
    *fault = region.muscle + ": fibres cross on " +
             std::to_string(int(std::ceil(folded * 100))) + " % of the sheet";
    return std::nullopt;
  }
  return MuscleSheet(std::move(grid), region);
}

// Evens out what the facets of the skin and uneven fibres leave: the rim along
// itself, the inside towards its neighbours, which also undoes small folds.
void MuscleSheet::Relax(Grid& grid) {
  for (int pass = 0; pass < kRelaxing; ++pass) {
    const Grid old = grid;
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
        const double share = side || end ? 0.5 : 0.25;
        grid.at(u, t).position =
            0.5 * old.at(u, t).position + 0.5 * share * sum;
      }
    }
  }
}

double MuscleSheet::FoldedShare(const Grid& grid) {
  int up = 0, down = 0;
  const TriangleTree tree = Tessellate(grid);
  for (int i = 0; i < int(tree.triangles().size()); ++i) {
    const Vec3& skin = grid.points[tree.triangles()[i][0]].normal;
    ++(glm::dot(tree.FaceNormal(i), skin) > 0 ? up : down);
  }
  return double(std::min(up, down)) / (up + down);
}

MuscleSheet::MuscleSheet(Grid grid, const Region& region)
    : grid_(std::move(grid)), tree_(Tessellate(grid_)) {
  double middle = 0;
  int rows = 0;
  for (int t = 0; t < grid_.along; ++t) {
    const int before = std::max(t - 1, 0);
    const int after = std::min(t + 1, grid_.along - 1);
    double width = 0, square = 0;
    for (int u = 1; u < grid_.across; ++u) {
      const Vec3 step = grid_.at(u, t).position - grid_.at(u - 1, t).position;
      const Vec3 fibre =
          grid_.at(u, after).position - grid_.at(u, before).position;
      width += glm::length(step);
      square += glm::length(glm::cross(step, glm::normalize(fibre)));
    }
    widths_.push_back(width);
    if (t > 0.15 * grid_.along && t < 0.85 * grid_.along) {
      middle += square;
      ++rows;
    }
  }
  width_ = middle / rows;
  for (int u = 0; u < grid_.across; ++u) {
    for (int t = 1; t < grid_.along; ++t) {
      length_ +=
          glm::length(grid_.at(u, t).position - grid_.at(u, t - 1).position) /
          grid_.across;
    }
  }
  round_origin_ = region.round_origin;
  round_insertion_ = region.round_insertion;
  slips_origin_ = region.slips_origin;
  slips_insertion_ = region.slips_insertion;
  Outline();
}

TriangleTree MuscleSheet::Tessellate(const Grid& grid) {
  std::vector<Vec3> positions;
  for (const auto& point : grid.points) positions.push_back(point.position);
  std::vector<Triangle> triangles;
  for (int u = 0; u + 1 < grid.across; ++u) {
    for (int t = 0; t + 1 < grid.along; ++t) {
      const int a = u * grid.along + t, b = a + grid.along;
      // (u,t) (u+1,t) (u+1,t+1), then (u,t) (u+1,t+1) (u,t+1)
      triangles.push_back({a, b, b + 1});
      triangles.push_back({a, b + 1, a + 1});
    }
  }
  return {std::move(positions), std::move(triangles)};
}

SkinPoint MuscleSheet::Point(double u, double t) const {
  const double x = std::clamp(u, 0., 1.) * (grid_.across - 1);
  const double y = std::clamp(t, 0., 1.) * (grid_.along - 1);
  const int i = std::min(int(x), grid_.across - 2);
  const int j = std::min(int(y), grid_.along - 2);
  const double f = x - i, g = y - j;
  SkinPoint out{Vec3(0), Vec3(0)};
  for (int k = 0; k < 4; ++k) {
    const double w = (k & 1 ? f : 1 - f) * (k & 2 ? g : 1 - g);
    const auto& corner = grid_.at(i + (k & 1), j + (k >> 1));
    out.position += w * corner.position;
    out.normal += w * corner.normal;
  }
  out.normal = glm::normalize(out.normal);
  return out;
}

double MuscleSheet::SetBack(double u, double width, double round,
                            const Slips& slips) const {
  const double side = std::min(u, 1 - u) * width;
  double depth = Corner(side, std::min(round, width / 2), round);
  if (slips.count > 0) {
    const double finger = u * slips.count - std::floor(u * slips.count);
    const double x = std::abs(2 * finger - 1);
    depth = std::max(depth, slips.depth * (1 - std::sqrt(1 - x * x * x)));
  }
  return std::min(depth / length_, 0.48);
}

void MuscleSheet::Outline() {
  std::vector<SkinPoint> loop;
  const int ends =
      240 + 60 * std::max(slips_origin_.count, slips_insertion_.count);
  const auto eased = [](double f) { return 0.5 - 0.5 * std::cos(M_PI * f); };
  const double w0 = widths_[std::min<std::size_t>(2, widths_.size() - 1)];
  const double w1 = widths_[widths_.size() - 3];
  const double side0 = SetBack(0, w0, round_origin_, slips_origin_);
  const double side1 = SetBack(0, w1, round_insertion_, slips_insertion_);
  const int sides = 2 * grid_.along;
  for (int i = 0; i < ends; ++i) {
    const double u = eased(double(i) / ends);
    loop.push_back(Point(u, SetBack(u, w0, round_origin_, slips_origin_)));
  }
  for (int i = 0; i < sides; ++i) {
    const double f = double(i) / sides;
    loop.push_back(Point(1, side0 + (1 - side0 - side1) * f));
  }
  for (int i = 0; i < ends; ++i) {
    const double u = eased(1 - double(i) / ends);
    loop.push_back(
        Point(u, 1 - SetBack(u, w1, round_insertion_, slips_insertion_)));
  }
  for (int i = 0; i < sides; ++i) {
    const double f = 1 - double(i) / sides;
    loop.push_back(Point(0, side0 + (1 - side0 - side1) * f));
  }
  std::vector<Vec3> positions;
  std::vector<Triangle> segments;
  const int n = static_cast<int>(loop.size());
  for (int i = 0; i < n; ++i) {
    positions.push_back(loop[i].position);
    segments.push_back({i, (i + 1) % n, (i + 1) % n});
    outline_normals_.push_back(loop[i].normal);
  }
  outline_.emplace(std::move(positions), std::move(segments));
}

std::optional<MuscleSheet::Sample> MuscleSheet::At(const Vec3& position,
                                                   const Vec3& normal) const {
  const auto faces = [&](const SkinPoint& point) {
    return glm::dot(point.normal, normal) > kSameSide;
  };
  const auto near = tree_.Closest(
      position, std::hypot(kReach, kMaxOffset),
      [&](int t) { return faces(grid_.points[tree_.triangles()[t][0]]); });
  if (!near) return std::nullopt;
  // Grid coordinates of the hit from its corners'.
  double u = 0, t = 0;
  Vec3 on(0), up(0);
  for (int k = 0; k < 3; ++k) {
    const int corner = tree_.triangles()[near->triangle][k];
    u += near->weights[k] * (corner / grid_.along) / (grid_.across - 1);
    t += near->weights[k] * (corner % grid_.along) / (grid_.along - 1);
    on += near->weights[k] * grid_.points[corner].position;
    up += near->weights[k] * grid_.points[corner].normal;
  }
  up = glm::normalize(up);
  if (std::abs(glm::dot(position - on, up)) > kMaxOffset) return std::nullopt;
  const Vec3 off = position - on;
  const double beside = glm::length(off - up * glm::dot(off, up));
  const double w0 = widths_[std::min<std::size_t>(2, widths_.size() - 1)];
  const double w1 = widths_[widths_.size() - 3];
  const bool inside =
      beside < kOnSheet && u > kEdge && u < 1 - kEdge &&
      t > SetBack(u, w0, round_origin_, slips_origin_) &&
      t < 1 - SetBack(u, w1, round_insertion_, slips_insertion_);

  const auto edge = outline_->Closest(
      position, std::hypot(kReach, kMaxOffset),
      [&](int s) { return glm::dot(outline_normals_[s], normal) > kSameSide; });
  double distance = kReach;
  if (edge) {
    const Vec3 a =
        outline_->positions()[outline_->triangles()[edge->triangle][0]];
    const Vec3 b =
        outline_->positions()[outline_->triangles()[edge->triangle][1]];
    const Vec3 d =
        position - (edge->weights[0] * a + (1 - edge->weights[0]) * b);
    distance =
        std::min(distance, glm::length(d - normal * glm::dot(d, normal)));
  }
  if (!inside && distance >= kReach) return std::nullopt;
  return Sample{.distance = inside ? distance : -distance,
                .u = u,
                .t = t,
                .width = width_};
}

}  // namespace limber::bake

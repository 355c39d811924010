// SPDX-License-Identifier: MIT
#include "tools/bake/muscle_sheet.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limber::bake {
namespace {

constexpr double kSameSide = 0.25;    // cosine between skin and muscle
constexpr double kOnSheet = 0.0006;   // of a point beside it, m
constexpr double kEdge = 1e-7;        // of u, for rounding
constexpr double kMaxOffset = 0.010;  // from the sheet along the normal, m

// Depth of the curve that rounds a corner of radius `r` at `x` from the side;
// the round is `reach` wide, which makes narrow ends pointed ellipses.
double Corner(double x, double reach, double r) {
  if (reach <= 0 || x >= reach) return 0;
  const double f = 1 - std::max(x, 0.0) / reach;
  return r * (1 - std::sqrt(1 - f * f));
}

}  // namespace

double MuscleSheet::End::SetBack(double u) const {
  const double side = std::min(u, 1 - u) * width;
  double depth = Corner(side, std::min(round, width / 2), round);
  if (slips.count > 0) {
    const double finger = u * slips.count - std::floor(u * slips.count);
    const double x = std::abs(2 * finger - 1);
    depth = std::max(depth, slips.depth * (1 - std::sqrt(1 - x * x * x)));
  }
  return std::min(depth / length, 0.48);
}

MuscleSheet::MuscleSheet(FibreGrid grid, const Region& region)
    : grid_(std::move(grid)), tree_(grid_.Tessellate()) {
  int rows = 0;
  for (int t = grid_.along * 3 / 20; t < grid_.along * 17 / 20; ++t, ++rows) {
    width_ += grid_.SquareWidth(t);
  }
  width_ /= rows;
  const double length = grid_.Length();
  origin_ = {grid_.RowWidth(2), length, region.round_origin,
             region.slips_origin};
  insertion_ = {grid_.RowWidth(grid_.along - 3), length, region.round_insertion,
                region.slips_insertion};
  Outline();
}

// Round the sheet: the origin, the far side, the insertion, the near side.
void MuscleSheet::Outline() {
  const int ends =
      240 + 60 * std::max(origin_.slips.count, insertion_.slips.count);
  const int sides = 2 * grid_.along;
  // denser towards the corners
  const auto eased = [](double f) {
    return 0.5 - 0.5 * std::cos(std::numbers::pi * f);
  };
  const double low = origin_.SetBack(0), high = 1 - insertion_.SetBack(0);
  std::vector<SkinPoint> loop;
  for (int i = 0; i < ends; ++i) {
    const double u = eased(double(i) / ends);
    loop.push_back(grid_.Point(u, origin_.SetBack(u)));
  }
  for (int i = 0; i < sides; ++i) {
    loop.push_back(grid_.Point(1, low + (high - low) * i / sides));
  }
  for (int i = 0; i < ends; ++i) {
    const double u = eased(1 - double(i) / ends);
    loop.push_back(grid_.Point(u, 1 - insertion_.SetBack(u)));
  }
  for (int i = 0; i < sides; ++i) {
    loop.push_back(grid_.Point(0, high + (low - high) * i / sides));
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

double MuscleSheet::DistanceToOutline(const Vec3& position,
                                      const Vec3& normal) const {
  const auto edge = outline_->Closest(
      position, std::hypot(kReach, kMaxOffset),
      [&](int s) { return glm::dot(outline_normals_[s], normal) > kSameSide; });
  if (!edge) return kReach;
  const Triangle& segment = outline_->triangles()[edge->triangle];
  const Vec3 off =
      position - glm::mix(outline_->positions()[segment[1]],
                          outline_->positions()[segment[0]], edge->weights[0]);
  return std::min(kReach, glm::length(off - normal * glm::dot(off, normal)));
}

std::optional<MuscleSheet::Sample> MuscleSheet::At(const Vec3& position,
                                                   const Vec3& normal) const {
  const auto near =
      tree_.Closest(position, std::hypot(kReach, kMaxOffset), [&](int t) {
        const SkinPoint& point = grid_.points[tree_.triangles()[t][0]];
        return glm::dot(point.normal, normal) > kSameSide;
      });
  if (!near) return std::nullopt;
  double u = 0, t = 0;
  Vec3 on(0), up(0);
  for (int k = 0; k < 3; ++k) {
    const int corner = tree_.triangles()[near->triangle][k];
    const double w = near->weights[k];
    u += w * (corner / grid_.along) / (grid_.across - 1);
    t += w * (corner % grid_.along) / (grid_.along - 1);
    on += w * grid_.points[corner].position;
    up += w * grid_.points[corner].normal;
  }
  up = glm::normalize(up);
  const Vec3 off = position - on;
  const double above = glm::dot(off, up);
  if (std::abs(above) > kMaxOffset) return std::nullopt;
  const bool inside = glm::length(off - up * above) < kOnSheet && u > kEdge &&
                      u < 1 - kEdge && t > origin_.SetBack(u) &&
                      t < 1 - insertion_.SetBack(u);
  const double distance = DistanceToOutline(position, normal);
  if (!inside && distance >= kReach) return std::nullopt;
  return Sample{.distance = inside ? distance : -distance,
                .u = std::clamp(u, 0.0, 1.0),
                .t = std::clamp(t, 0.0, 1.0),
                .width = width_};
}

}  // namespace limber::bake

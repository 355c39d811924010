// SPDX-License-Identifier: MIT
#include "tools/bake/drape.h"

#include <algorithm>

namespace limber::bake {
namespace {

constexpr double kSettleReach = 0.04;  // m
constexpr double kSameSide = 0.3;      // cosine
constexpr int kSmoothing = 6;          // passes

std::vector<SkinPoint> Even(const std::vector<SkinPoint>& points, int count) {
  const auto knots = ChordKnots(points);
  std::vector<SkinPoint> out;
  std::size_t k = 0;
  for (int i = 0; i < count; ++i) {
    const double at = double(i) / (count - 1);
    while (k + 2 < knots.size() && knots[k + 1] < at) ++k;
    const double f = std::clamp(
        (at - knots[k]) / std::max(knots[k + 1] - knots[k], 1e-12), 0.0, 1.0);
    out.push_back(
        {glm::mix(points[k].position, points[k + 1].position, f),
         glm::normalize(glm::mix(points[k].normal, points[k + 1].normal, f))});
  }
  return out;
}

}  // namespace

SkinPoint SplineAt(const std::vector<SkinPoint>& points,
                   const std::vector<double>& knots, double at) {
  const int n = static_cast<int>(points.size());
  int k = 0;
  while (k + 2 < n && knots[k + 1] < at) ++k;
  const double h = knots[k + 1] - knots[k];
  const double f = (at - knots[k]) / h;
  const auto slope = [&](int i) {
    if (i == 0 || i == n - 1) {
      const int j = i == 0 ? 0 : n - 2;
      return (points[j + 1].position - points[j].position) /
             (knots[j + 1] - knots[j]);
    }
    // Three-point difference, exact for parabolas on uneven knots.
    const double a = knots[i] - knots[i - 1], b = knots[i + 1] - knots[i];
    return ((points[i].position - points[i - 1].position) * (b / a) +
            (points[i + 1].position - points[i].position) * (a / b)) /
           (a + b);
  };
  const double f2 = f * f, f3 = f2 * f;
  SkinPoint out;
  out.position = points[k].position * (2 * f3 - 3 * f2 + 1) +
                 slope(k) * h * (f3 - 2 * f2 + f) +
                 points[k + 1].position * (3 * f2 - 2 * f3) +
                 slope(k + 1) * h * (f3 - f2);
  out.normal = glm::normalize(
      glm::mix(points[k].normal, points[k + 1].normal, std::clamp(f, 0., 1.)));
  return out;
}

std::vector<double> ChordKnots(const std::vector<SkinPoint>& points) {
  std::vector<double> out{0};
  for (std::size_t i = 1; i < points.size(); ++i) {
    out.push_back(out.back() + std::max(glm::length(points[i].position -
                                                    points[i - 1].position),
                                        1e-9));
  }
  for (double& knot : out) knot /= out.back();
  return out;
}

SkinPoint Settle(const SkinSurface& skin, SkinPoint point, SkinPart parts) {
  const auto found = skin.Closest(point.position, kSettleReach, parts,
                                  point.normal, kSameSide);
  return found.value_or(point);
}

std::vector<SkinPoint> DrapeCurve(const SkinSurface& skin,
                                  const std::vector<SkinPoint>& points,
                                  int count, SkinPart parts) {
  const auto knots = ChordKnots(points);
  std::vector<SkinPoint> curve;
  for (int i = 0; i < count; ++i) {
    curve.push_back(
        Settle(skin, SplineAt(points, knots, double(i) / (count - 1)), parts));
  }
  // Facets of the coarse skin make a curve tremble; smooth and settle again.
  for (int pass = 0; pass < kSmoothing; ++pass) {
    auto smooth = curve;
    for (int i = 1; i + 1 < count; ++i) {
      smooth[i].position =
          curve[i].position * 0.5 +
          (curve[i - 1].position + curve[i + 1].position) * 0.25;
    }
    curve = std::move(smooth);
  }
  for (auto& point : curve) point = Settle(skin, point, parts);
  return Even(curve, count);
}

}  // namespace limber::bake

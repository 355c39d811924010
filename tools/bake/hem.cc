// SPDX-License-Identifier: MIT
#include "tools/bake/hem.h"

#include <algorithm>
#include <cmath>

namespace limber::bake {
namespace {

constexpr int kSplit = 4;          // every edge, before the line is traced
constexpr double kFar = 0.012;     // m, beyond what is stored
constexpr double kSameSide = 0.1;  // cosine

SkinSpot SpotAt(const SkinSurface& skin, int triangle, const Vec3& weights) {
  SkinSpot out{.position = Vec3(0)};
  for (int k = 0; k < 3; ++k) {
    const int v = skin.triangles()[triangle][k];
    out.position += weights[k] * skin.mesh().positions[v];
    out.arm += weights[k] * skin.ArmWeight(v);
    out.head += weights[k] * skin.HeadWeight(v);
  }
  return out;
}

struct Line {
  std::vector<Vec3> ends;  // pairs
  std::vector<Vec3> normals;
};

Vec3 Crossing(const SkinSpot& a, double fa, const SkinSpot& b, double fb) {
  return glm::mix(a.position, b.position, fa / (fa - fb));
}

void TraceSmall(const std::array<SkinSpot, 3>& spots,
                const std::array<double, 3>& f, const Vec3& normal,
                Line* line) {
  std::vector<Vec3> cuts;
  for (int k = 0; k < 3; ++k) {
    const int l = (k + 1) % 3;
    if ((f[k] > 0) != (f[l] > 0)) {
      cuts.push_back(Crossing(spots[k], f[k], spots[l], f[l]));
    }
  }
  if (cuts.size() != 2) return;
  line->ends.insert(line->ends.end(), cuts.begin(), cuts.end());
  line->normals.push_back(normal);
}

Line Trace(const SkinSurface& skin, const Cut& cut, const SpotTest& belongs) {
  Line line;
  for (int t = 0; t < int(skin.triangles().size()); ++t) {
    // [row][column] of a triangular lattice
    std::array<SkinSpot, (kSplit + 1) * (kSplit + 1)> spots;
    std::array<double, (kSplit + 1) * (kSplit + 1)> f;
    const auto index = [](int i, int j) { return i * (kSplit + 1) + j; };
    bool any = false;
    for (int i = 0; i <= kSplit; ++i) {
      for (int j = 0; i + j <= kSplit; ++j) {
        const Vec3 w(double(kSplit - i - j) / kSplit, double(i) / kSplit,
                     double(j) / kSplit);
        spots[index(i, j)] = SpotAt(skin, t, w);
        f[index(i, j)] = cut(spots[index(i, j)]);
        any = any || belongs(spots[index(i, j)]);
      }
    }
    if (!any) continue;
    const Vec3 normal = skin.tree().FaceNormal(t);
    const auto small = [&](int a, int b, int c) {
      TraceSmall({spots[a], spots[b], spots[c]}, {f[a], f[b], f[c]}, normal,
                 &line);
    };
    for (int i = 0; i < kSplit; ++i) {
      for (int j = 0; i + j < kSplit; ++j) {
        small(index(i, j), index(i + 1, j), index(i, j + 1));
        if (i + j + 2 <= kSplit) {
          small(index(i + 1, j), index(i + 1, j + 1), index(i, j + 1));
        }
      }
    }
  }
  return line;
}

}  // namespace

std::vector<double> HemDistance(const SkinSurface& skin, const UvRaster& raster,
                                const Cut& cut, const SpotTest& belongs) {
  Line line = Trace(skin, cut, belongs);
  std::vector<Triangle> segments;
  for (int i = 0; i < int(line.ends.size()); i += 2) {
    segments.push_back({i, i + 1, i + 1});
  }
  const TriangleTree tree(std::move(line.ends), std::move(segments));
  std::vector<double> out;
  out.reserve(raster.texels().size());
  for (const Texel& texel : raster.texels()) {
    const SkinSpot spot = SpotAt(skin, texel.triangle, texel.weights);
    const bool inside = belongs(spot) && cut(spot) > 0;
    const auto near = tree.Closest(spot.position, kFar, [&](int s) {
      return glm::dot(line.normals[s], texel.normal) > kSameSide;
    });
    const double distance = near ? near->distance : kFar;
    out.push_back(inside ? distance : -distance);
  }
  return out;
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <optional>

#include "tools/bake/noise.h"
#include "tools/bake/parts.h"
#include "tools/bake/shape.h"

namespace limber::bake {

namespace {

constexpr int kHairs = 210;            // per side
constexpr double kHairWidth = 0.0006;  // m at the root
constexpr double kLift = 0.0003;       // m above the brow's surface
constexpr float kRootCover = 0.60f, kTipCover = 0.30f;

// The left brow in the uv space of its proxy, from the nose outward: middle
// line and half width, as the alpha of its picture has them.
struct Station {
  double u, v, half;
};
constexpr Station kStations[] = {{0.055, 0.604, 0.028}, {0.12, 0.616, 0.038},
                                 {0.20, 0.626, 0.038},  {0.30, 0.636, 0.034},
                                 {0.42, 0.647, 0.029},  {0.55, 0.650, 0.025},
                                 {0.68, 0.636, 0.021},  {0.80, 0.608, 0.017},
                                 {0.90, 0.575, 0.012},  {0.95, 0.549, 0.006}};

Station At(double u) {
  std::size_t k = 0;
  while (k + 2 < std::size(kStations) && kStations[k + 1].u < u) ++k;
  const Station &a = kStations[k], &b = kStations[k + 1];
  const double f = (u - a.u) / (b.u - a.u);
  return {u, a.v + f * (b.v - a.v), a.half + f * (b.half - a.half)};
}

// The surface of the brow proxy over its uv space.
class BrowSurface {
 public:
  BrowSurface(const Proxy& proxy, const BodyMesh& body)
      : proxy_(proxy), positions_(FitProxy(proxy, body)) {
    for (const auto& quad : proxy.quads) {
      for (const auto& corners : {std::array{0, 1, 2}, std::array{0, 2, 3}}) {
        triangles_.push_back(
            {quad[corners[0]], quad[corners[1]], quad[corners[2]]});
        const auto& uv = proxy.quad_uvs[&quad - proxy.quads.data()];
        triangle_uvs_.push_back(
            {uv[corners[0]], uv[corners[1]], uv[corners[2]]});
      }
    }
  }

  struct Point {
    Vec3 position, normal;
  };

  // The point of the nearest triangle, continued over its edge by a little.
  std::optional<Point> Find(const Vec2& uv) const {
    double best = -0.6;
    std::optional<Point> point;
    for (std::size_t t = 0; t < triangles_.size(); ++t) {
      const Vec2 a = proxy_.uvs[triangle_uvs_[t][0]];
      const Vec2 b = proxy_.uvs[triangle_uvs_[t][1]] - a;
      const Vec2 c = proxy_.uvs[triangle_uvs_[t][2]] - a;
      const double area = b.x * c.y - b.y * c.x;
      if (std::abs(area) < 1e-9) continue;
      const Vec2 d = uv - a;
      const double v = (d.x * c.y - d.y * c.x) / area;
      const double w = (b.x * d.y - b.y * d.x) / area;
      const double inside = std::min({v, w, 1 - v - w});
      if (inside <= best) continue;
      best = inside;
      const Vec3 p = positions_[triangles_[t][0]];
      const Vec3 q = positions_[triangles_[t][1]] - p;
      const Vec3 r = positions_[triangles_[t][2]] - p;
      point = Point{p + v * q + w * r, glm::normalize(glm::cross(q, r))};
    }
    return point;
  }

 private:
  const Proxy& proxy_;
  std::vector<Vec3> positions_;
  std::vector<std::array<int, 3>> triangles_, triangle_uvs_;
};

// One hair: three places along it, a tapering blade that lies on the skin.
void AddHair(const std::array<BrowSurface::Point, 3>& at, double shade,
             bool mirrored, int joint, Part& part) {
  const auto first = static_cast<std::uint32_t>(part.positions.size());
  const auto add = [&](Vec3 position, Vec3 normal, float cover) {
    if (mirrored) {
      position = math::Vec3(-position.x, position.y, position.z);
      normal = math::Vec3(-normal.x, normal.y, normal.z);
    }
    part.positions.push_back(position);
    part.normals.push_back(normal);
    const auto tone = static_cast<float>(shade);
    part.colours.emplace_back(tone, tone, tone, cover);
    part.influences.push_back({{joint, 1.0}});
  };
  const Vec3 along = at[2].position - at[0].position;
  for (int i = 0; i < 3; ++i) {
    const Vec3 normal = at[i].normal.z < 0 ? -at[i].normal : at[i].normal;
    const Vec3 side = glm::normalize(glm::cross(normal, along));
    const double half = 0.5 * kHairWidth * (i == 0 ? 0.8 : 1.0);
    const Vec3 middle = at[i].position + normal * kLift;
    if (i < 2) {
      add(middle - side * half, normal, kRootCover);
      add(middle + side * half, normal, kRootCover);
    } else {
      add(middle, normal, kTipCover);
    }
  }
  for (const auto& triangle : {std::array{0u, 2u, 1u}, std::array{1u, 2u, 3u},
                               std::array{2u, 4u, 3u}}) {
    part.triangles.push_back(first + triangle[0]);
    part.triangles.push_back(first + triangle[mirrored ? 2 : 1]);
    part.triangles.push_back(first + triangle[mirrored ? 1 : 2]);
  }
}

}  // namespace

std::vector<BrowStation> TraceBrow(const Proxy& proxy, const BodyMesh& body) {
  const BrowSurface surface(proxy, body);
  std::vector<BrowStation> line;
  for (const Station& s : kStations) {
    const auto middle = surface.Find({s.u, s.v});
    const auto edge = surface.Find({s.u, s.v + s.half});
    if (!middle || !edge) continue;
    line.push_back(
        {middle->position, glm::distance(middle->position, edge->position)});
  }
  return line;
}

Part BrowsPart(const SkinSurface& skin, const Proxy& proxy, double lashes) {
  const BodyMesh& body = skin.mesh();
  Part part;
  part.name = "brows";
  part.base_colour = {0.095f, 0.053f, 0.034f};
  part.roughness = 0.9;
  const BrowSurface surface(proxy, body);
  const int joint = body.Joint("head");
  const double from = kStations[0].u, to = std::end(kStations)[-1].u;
  for (std::uint32_t i = 0; i < kHairs; ++i) {
    const double u = from + (to - from) * (i + 0.8 * Hash(i, 1)) / kHairs;
    const Station station = At(u);
    // Spread evenly over the width: a jittered sequence, not random heaps.
    const double spread = std::fmod(i * 0.6180339887 + 0.2 * Hash(i, 2), 1.0);
    const double across = 2 * spread - 1;
    const double v = station.v + across * station.half * 0.75;
    // Hairs rise near the nose, then follow the arch; the upper ones lean down
    // and the lower ones up, so that they meet along the middle line.
    const double outward = (u - from) / (to - from);
    const double length = 0.125 - 0.045 * outward + 0.03 * Hash(i, 3);
    const double next_u = std::min(u + length, to + 0.01);
    const Station next = At(std::min(next_u, to));
    const double rise = 0.030 * std::max(0.0, 1 - outward / 0.3);
    const double end_v = next.v + across * next.half * 0.45 + rise;
    const auto root = surface.Find({u, v});
    const auto middle =
        surface.Find({(u + next_u) / 2, (v + end_v) / 2 + 0.2 * rise});
    const auto tip = surface.Find({next_u, end_v});
    if (!root || !middle || !tip) continue;
    const double shade = 0.6 + 0.4 * Hash(i, 4);
    AddHair({*root, *middle, *tip}, shade, false, joint, part);
    AddHair({*root, *middle, *tip}, shade, true, joint, part);
  }
  AddLashes(skin, lashes, part);
  return part;
}

}  // namespace limber::bake

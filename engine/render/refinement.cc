// SPDX-License-Identifier: MIT
#include "engine/render/refinement.h"

#include <algorithm>
#include <array>

namespace limber::render {

using math::Vec2f;
using math::Vec3f;
using Index = std::uint32_t;

void Refinement::Build(std::span<const Index> triangles,
                       std::span<const Vec3f> positions, float longest) {
  coarse_ = positions.size();
  triangles_.clear();
  middles_.clear();
  const auto is_long = [&](Index a, Index b) {
    return glm::distance(positions[a], positions[b]) > longest;
  };
  for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto [a, b] =
          std::minmax(triangles[t + k], triangles[t + (k + 1) % 3]);
      if (is_long(a, b)) middles_.emplace_back(a, b);
    }
  }
  std::ranges::sort(middles_);
  middles_.erase(std::unique(middles_.begin(), middles_.end()), middles_.end());
  const auto middle = [&](Index a, Index b) {
    const std::pair<Index, Index> ends = std::minmax(a, b);
    const auto found = std::ranges::lower_bound(middles_, ends);
    return static_cast<Index>(coarse_ + std::size_t(found - middles_.begin()));
  };
  const auto add = [&](Index a, Index b, Index c) {
    triangles_.insert(triangles_.end(), {a, b, c});
  };
  for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
    std::array<Index, 3> v = {triangles[t], triangles[t + 1], triangles[t + 2]};
    const auto split = [&](std::size_t k) {
      return is_long(v[k], v[(k + 1) % 3]);
    };
    const int count = split(0) + split(1) + split(2);
    // Turned so that the first edge is split, and with two the last is not.
    while (count % 3 && (!split(0) || split(2))) {
      std::rotate(v.begin(), v.begin() + 1, v.end());
    }
    const auto [a, b, c] = v;
    if (count == 0) {
      add(a, b, c);
      continue;
    }
    const Index ab = middle(a, b);
    if (count == 1) {
      add(a, ab, c);
      add(ab, b, c);
      continue;
    }
    const Index bc = middle(b, c);
    add(ab, b, bc);
    if (count == 2) {
      add(a, ab, bc);
      add(a, bc, c);
      continue;
    }
    const Index ca = middle(c, a);
    add(a, ab, ca);
    add(ab, bc, ca);
    add(ca, bc, c);
  }
}

void Refinement::Spread(std::span<const Vec2f> coarse,
                        std::span<Vec2f> out) const {
  std::ranges::copy(coarse, out.begin());
  for (std::size_t i = 0; i < middles_.size(); ++i) {
    const auto& [a, b] = middles_[i];
    out[coarse_ + i] = .5f * (coarse[a] + coarse[b]);
  }
}

void Refinement::Round(std::span<const Vec3f> positions,
                       std::span<const Vec3f> normals,
                       std::span<Vec3f> out_positions,
                       std::span<Vec3f> out_normals) const {
  std::ranges::copy(positions, out_positions.begin());
  std::ranges::copy(normals, out_normals.begin());
  // Folds press normals apart: no bulge is higher than this share of its edge.
  constexpr float kHighest = .12f;
  for (std::size_t i = 0; i < middles_.size(); ++i) {
    const auto& [a, b] = middles_[i];
    const Vec3f way = positions[b] - positions[a];
    Vec3f rise = .125f * (glm::dot(way, normals[b]) * normals[b] -
                          glm::dot(way, normals[a]) * normals[a]);
    const float high = glm::length(rise), most = kHighest * glm::length(way);
    if (high > most) rise *= most / high;
    out_positions[coarse_ + i] = .5f * (positions[a] + positions[b]) + rise;
    const Vec3f normal = normals[a] + normals[b];
    out_normals[coarse_ + i] = normal / std::max(glm::length(normal), 1e-6f);
  }
}

}  // namespace limber::render

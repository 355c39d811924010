// SPDX-License-Identifier: MIT
#include "engine/render/edge_fins.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace limber::render {

void EdgeFins::Build(std::span<const std::uint32_t> triangles,
                     std::span<const math::Vec3f> positions) {
  std::vector<std::uint32_t> order(positions.size()), point(positions.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](std::uint32_t v) {
    return std::make_tuple(positions[v].x, positions[v].y, positions[v].z);
  };
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::make_tuple(key(a), a) < std::make_tuple(key(b), b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && positions[order[i]] == positions[order[i - 1]];
    point[order[i]] = same ? point[order[i - 1]] : order[i];
  }

  struct Side {
    std::uint64_t key;
    std::uint32_t a, b, triangle;
  };
  std::vector<Side> sides;
  sides.reserve(triangles.size());
  for (std::uint32_t i = 0; i < triangles.size(); ++i) {
    const std::uint32_t a = triangles[i];
    const std::uint32_t b = triangles[i % 3 == 2 ? i - 2 : i + 1];
    const auto [low, high] = std::minmax(point[a], point[b]);
    sides.push_back({std::uint64_t{low} << 32 | high, a, b, i / 3});
  }
  std::ranges::stable_sort(sides, {}, &Side::key);
  edges_.clear();
  for (std::size_t i = 0; i < sides.size();) {
    std::size_t j = i;
    while (j < sides.size() && sides[j].key == sides[i].key) ++j;
    const std::uint32_t other =
        j - i >= 2 ? sides[i + 1].triangle : sides[i].triangle;
    edges_.push_back({sides[i].a, sides[i].b, sides[i].triangle, other});
    i = j;
  }
  faces_eye_.resize(triangles.size() / 3);
  owners_.reserve(edges_.size());
}

void EdgeFins::Append(std::span<const std::uint32_t> triangles,
                      std::span<const math::Vec3f> positions,
                      std::span<const math::Vec3f> normals,
                      std::span<const math::Vec2f> uvs,
                      std::span<const math::Vec4f> colours,
                      const math::Vec3f& eye, std::vector<Vertex>& out) {
  for (std::size_t t = 0; t < faces_eye_.size(); ++t) {
    const math::Vec3f& a = positions[triangles[3 * t]];
    const math::Vec3f& b = positions[triangles[3 * t + 1]];
    const math::Vec3f& c = positions[triangles[3 * t + 2]];
    faces_eye_[t] = glm::dot(glm::cross(b - a, c - a), eye - a) > 0;
  }
  owners_.clear();
  for (const Edge& edge : edges_) {
    const bool border = edge.first == edge.second;
    if (border ? !faces_eye_[edge.first]
               : faces_eye_[edge.first] == faces_eye_[edge.second]) {
      continue;
    }
    const auto make = [&](std::uint32_t v, float side) {
      return Vertex{positions[v], normals[v],
                    uvs.empty() ? math::Vec2f(0) : uvs[v],
                    colours.empty() ? math::Vec4f(1) : colours[v], side};
    };
    const Vertex a0 = make(edge.a, 0), b0 = make(edge.b, 0);
    const Vertex a1 = make(edge.a, 1), b1 = make(edge.b, 1);
    out.insert(out.end(), {a0, b0, b1, a0, b1, a1});
    owners_.push_back(faces_eye_[edge.first] ? edge.first : edge.second);
  }
}

void EdgeFins::Divide(std::span<const std::uint8_t> marks, std::size_t first,
                      std::vector<Vertex>& all,
                      std::vector<Vertex>& marked) const {
  constexpr std::ptrdiff_t kFin = 6;  // vertices
  auto from = all.begin() + std::ptrdiff_t(first), to = from;
  for (const std::uint32_t owner : owners_) {
    if (marks[owner]) {
      marked.insert(marked.end(), from, from + kFin);
    } else {
      if (to != from) std::copy_n(from, kFin, to);
      to += kFin;
    }
    from += kFin;
  }
  all.erase(to, all.end());
}

}  // namespace limber::render

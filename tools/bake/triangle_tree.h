// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::bake {

using math::Vec3;
using Triangle = std::array<int, 3>;

// Barycentric coordinates of the point of triangle a b c nearest to p.
Vec3 NearestInTriangle(const Vec3& p, const Vec3& a, const Vec3& b,
                       const Vec3& c);

// A bounding-volume tree over triangles for closest points and rays. Copies
// what it is given.
class TriangleTree {
 public:
  struct Hit {
    int triangle = -1;
    Vec3 weights = Vec3(0);  // barycentric
    double distance = 0;     // from the query point or along the ray
  };

  TriangleTree(std::vector<Vec3> positions, std::vector<Triangle> triangles);

  const std::vector<Vec3>& positions() const { return positions_; }
  const std::vector<Triangle>& triangles() const { return triangles_; }
  const Vec3& FaceNormal(int triangle) const { return normals_[triangle]; }

  // The nearest point within `reach` on a triangle t for which takes(t).
  template <class Takes>
  std::optional<Hit> Closest(const Vec3& point, double reach,
                             Takes&& takes) const {
    Hit best{.distance = reach * reach};
    Walk([&](const Node& n) { return Distance2(point, n) <= best.distance; },
         [&](int t) {
           if (!takes(t)) return;
           const auto [weights, d2] = NearestOf(t, point);
           if (d2 < best.distance) best = {t, weights, d2};
         },
         [&](const Node& n) { return Distance2(point, n); });
    if (best.triangle < 0) return std::nullopt;
    best.distance = std::sqrt(best.distance);
    return best;
  }

  // The first crossing of the ray within `reach` with such a triangle.
  template <class Takes>
  std::optional<Hit> Ray(const Vec3& origin, const Vec3& direction,
                         double reach, Takes&& takes) const {
    Hit best{.distance = reach};
    // a zero would make 0 * infinity of a box that the origin lies on
    const Vec3 inverse =
        1.0 / (direction + Vec3(glm::equal(direction, Vec3(0))) * 1e-12);
    Walk(
        [&](const Node& n) {
          return Entry(origin, inverse, n) <= best.distance;
        },
        [&](int t) {
          if (!takes(t)) return;
          const auto hit = Crossing(t, origin, direction);
          if (hit && hit->distance < best.distance) best = *hit;
        },
        [&](const Node& n) { return Entry(origin, inverse, n); });
    if (best.triangle < 0) return std::nullopt;
    return best;
  }

 private:
  struct Node {
    Vec3 low, high;
    int first = 0, count = 0;  // leaf: triangles order_[first ..]
    int right = 0;             // inner: the left child is the next node
  };

  // Visits the leaves of every node that is worth it, the nearer child first.
  template <class Worth, class Visit, class Rank>
  void Walk(Worth&& worth, Visit&& visit, Rank&& rank) const {
    int stack[64], top = 0;
    if (!nodes_.empty()) stack[top++] = 0;
    while (top > 0) {
      const int index = stack[--top];
      const Node& node = nodes_[index];
      if (!worth(node)) continue;
      if (node.count > 0) {
        for (int i = 0; i < node.count; ++i) visit(order_[node.first + i]);
        continue;
      }
      int near = index + 1, far = node.right;
      if (rank(nodes_[far]) < rank(nodes_[near])) std::swap(near, far);
      stack[top++] = far;
      stack[top++] = near;
    }
  }

  int Build(int first, int count);
  static double Distance2(const Vec3& point, const Node& node);
  // Where the ray enters the box; infinite where it misses.
  static double Entry(const Vec3& origin, const Vec3& inverse,
                      const Node& node);
  std::pair<Vec3, double> NearestOf(int triangle, const Vec3& point) const;
  std::optional<Hit> Crossing(int triangle, const Vec3& origin,
                              const Vec3& direction) const;

  std::vector<Vec3> positions_;
  std::vector<Triangle> triangles_;
  std::vector<Vec3> normals_;
  std::vector<int> order_;
  std::vector<Node> nodes_;
};

}  // namespace limber::bake

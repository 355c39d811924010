// SPDX-License-Identifier: MIT
#include "tools/bake/triangle_tree.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace limber::bake {
namespace {

constexpr int kLeafSize = 4;

}  // namespace

Vec3 NearestInTriangle(const Vec3& p, const Vec3& a, const Vec3& b,
                       const Vec3& c) {
  // Voronoi regions of the corners, the edges, then the inside.
  const Vec3 ab = b - a, ac = c - a, ap = p - a;
  const double d1 = glm::dot(ab, ap), d2 = glm::dot(ac, ap);
  if (d1 <= 0 && d2 <= 0) return {1, 0, 0};
  const Vec3 bp = p - b;
  const double d3 = glm::dot(ab, bp), d4 = glm::dot(ac, bp);
  if (d3 >= 0 && d4 <= d3) return {0, 1, 0};
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    const double v = d1 / (d1 - d3);
    return {1 - v, v, 0};
  }
  const Vec3 cp = p - c;
  const double d5 = glm::dot(ab, cp), d6 = glm::dot(ac, cp);
  if (d6 >= 0 && d5 <= d6) return {0, 0, 1};
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    const double w = d2 / (d2 - d6);
    return {1 - w, 0, w};
  }
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const double w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
    return {0, 1 - w, w};
  }
  const double sum = va + vb + vc;
  return {va / sum, vb / sum, vc / sum};
}

TriangleTree::TriangleTree(std::vector<Vec3> positions,
                           std::vector<Triangle> triangles)
    : positions_(std::move(positions)), triangles_(std::move(triangles)) {
  for (const auto& t : triangles_) {
    const Vec3& a = positions_[t[0]];
    const Vec3 n = glm::cross(positions_[t[1]] - a, positions_[t[2]] - a);
    const double length = glm::length(n);
    normals_.push_back(length > 0 ? n / length : Vec3(0, 1, 0));
  }
  order_.resize(triangles_.size());
  std::iota(order_.begin(), order_.end(), 0);
  if (!order_.empty()) Build(0, static_cast<int>(order_.size()));
}

int TriangleTree::Build(int first, int count) {
  const int index = static_cast<int>(nodes_.size());
  nodes_.emplace_back();
  Vec3 low(std::numeric_limits<double>::max()), high(-low);
  for (int i = first; i < first + count; ++i) {
    for (int v : triangles_[order_[i]]) {
      low = glm::min(low, positions_[v]);
      high = glm::max(high, positions_[v]);
    }
  }
  Node node{.low = low, .high = high, .first = first, .count = count};
  if (count > kLeafSize) {
    const Vec3 size = high - low;
    const int axis =
        size.x > size.y ? (size.x > size.z ? 0 : 2) : (size.y > size.z ? 1 : 2);
    const auto centre = [&](int t) {
      return positions_[triangles_[t][0]][axis] +
             positions_[triangles_[t][1]][axis] +
             positions_[triangles_[t][2]][axis];
    };
    const auto begin = order_.begin() + first;
    std::nth_element(begin, begin + count / 2, begin + count,
                     [&](int a, int b) { return centre(a) < centre(b); });
    node.count = 0;
    Build(first, count / 2);
    node.right = Build(first + count / 2, count - count / 2);
  }
  nodes_[index] = node;
  return index;
}

double TriangleTree::Distance2(const Vec3& point, const Node& node) {
  const Vec3 d =
      glm::max(glm::max(node.low - point, point - node.high), Vec3(0));
  return glm::dot(d, d);
}

double TriangleTree::Entry(const Vec3& origin, const Vec3& inverse,
                           const Node& node) {
  const Vec3 a = (node.low - origin) * inverse;
  const Vec3 b = (node.high - origin) * inverse;
  const Vec3 near = glm::min(a, b), far = glm::max(a, b);
  const double enter = std::max({near.x, near.y, near.z, 0.0});
  return enter <= std::min({far.x, far.y, far.z})
             ? enter
             : std::numeric_limits<double>::infinity();
}

std::pair<Vec3, double> TriangleTree::NearestOf(int triangle,
                                                const Vec3& point) const {
  const auto& t = triangles_[triangle];
  const Vec3 &a = positions_[t[0]], &b = positions_[t[1]],
             &c = positions_[t[2]];
  const Vec3 w = NearestInTriangle(point, a, b, c);
  const Vec3 d = w.x * a + w.y * b + w.z * c - point;
  return {w, glm::dot(d, d)};
}

// Moeller and Trumbore.
std::optional<TriangleTree::Hit> TriangleTree::Crossing(
    int triangle, const Vec3& origin, const Vec3& direction) const {
  const auto& t = triangles_[triangle];
  const Vec3& a = positions_[t[0]];
  const Vec3 e1 = positions_[t[1]] - a, e2 = positions_[t[2]] - a;
  const Vec3 p = glm::cross(direction, e2);
  const double det = glm::dot(e1, p);
  if (std::abs(det) < 1e-16) return std::nullopt;
  const Vec3 s = origin - a, q = glm::cross(s, e1);
  const double u = glm::dot(s, p) / det, v = glm::dot(direction, q) / det;
  const double distance = glm::dot(e2, q) / det;
  if (u < 0 || v < 0 || u + v > 1 || distance <= 0) return std::nullopt;
  return Hit{triangle, Vec3(1 - u - v, u, v), distance};
}

}  // namespace limber::bake

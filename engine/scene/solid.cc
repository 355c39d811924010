// SPDX-License-Identifier: MIT
#include "engine/scene/solid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace limber::scene {
namespace {

constexpr int kMostSteps = 3;

// A face of a rounded box is a grid over [-1, 1]^2 whose outer cells bend
// round the edge: the place is the nearest point of the inner box plus the
// radius along the direction from it.
void AppendFace(const Vec3f& centre, const Vec3f& half, float radius, int axis,
                float sign, int steps, PropMesh& mesh) {
  const int a = (axis + 1) % 3, b = (axis + 2) % 3;
  const Vec3f inner = half - Vec3f(radius);
  const int side = 2 * (steps + 1);
  // Directions of one side of the grid: a quarter turn is shared by two faces.
  std::array<float, 2 * (kMostSteps + 1)> lean{}, corner{};
  for (int i = 0; i <= steps; ++i) {
    const double angle = std::numbers::pi / 4 * i / steps;
    lean[steps - i] = -static_cast<float>(std::tan(angle));
    lean[steps + 1 + i] = static_cast<float>(std::tan(angle));
    corner[steps - i] = -1;
    corner[steps + 1 + i] = 1;
  }
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  for (int j = 0; j < side; ++j) {
    for (int i = 0; i < side; ++i) {
      Vec3f normal(0), point(0);
      normal[axis] = sign;
      normal[a] = lean[i];
      normal[b] = lean[j];
      normal = glm::normalize(normal);
      point[axis] = sign * inner[axis];
      point[a] = corner[i] * inner[a];
      point[b] = corner[j] * inner[b];
      const Vec3f place = point + radius * normal;
      mesh.positions.push_back(centre + place);
      mesh.normals.push_back(normal);
      const bool tall = half[b] > half[a];  // grain runs the long way
      mesh.uvs.push_back(tall ? Vec2f(place[b], place[a])
                              : Vec2f(place[a], place[b]));
    }
  }
  for (int j = 0; j + 1 < side; ++j) {
    for (int i = 0; i + 1 < side; ++i) {
      const auto at = [&](int x, int y) {
        return first + static_cast<std::uint32_t>(y * side + x);
      };
      std::array<std::uint32_t, 6> cell = {at(i, j),         at(i + 1, j),
                                           at(i + 1, j + 1), at(i, j),
                                           at(i + 1, j + 1), at(i, j + 1)};
      if (sign < 0) std::reverse(cell.begin(), cell.end());
      mesh.triangles.insert(mesh.triangles.end(), cell.begin(), cell.end());
    }
  }
}

}  // namespace

void AppendRoundedBox(const Vec3f& centre, const Vec3f& size, float radius,
                      PropMesh& mesh, int steps) {
  const Vec3f half = size / 2.f;
  const float least = std::min({half.x, half.y, half.z});
  for (int axis = 0; axis < 3; ++axis) {
    for (const float sign : {-1.f, 1.f}) {
      AppendFace(centre, half, std::min(radius, least), axis, sign,
                 std::min(steps, kMostSteps), mesh);
    }
  }
}

void AppendBlock(const Vec3f& centre, const Vec3f& size, float inset,
                 PropMesh& mesh) {
  const auto corner = [&](int i) {
    const Vec3f sign(i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? 1 : -1);
    Vec3f half = size / 2.f;
    if (i & 2) half -= Vec3f(inset, 0, inset);
    return centre + sign * half;
  };
  // Counter-clockwise from outside.
  constexpr int kFaces[6][4] = {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4},
                                {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}};
  for (const auto& face : kFaces) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    const Vec3f a = corner(face[0]), b = corner(face[1]), c = corner(face[2]);
    const Vec3f normal = glm::normalize(glm::cross(b - a, c - a));
    for (const int i : face) {
      const Vec3f p = corner(i);
      mesh.positions.push_back(p);
      mesh.normals.push_back(normal);
      mesh.uvs.emplace_back(p.x + p.y, p.z);
    }
    mesh.triangles.insert(mesh.triangles.end(), {first, first + 1, first + 2,
                                                 first, first + 2, first + 3});
  }
}

std::uint64_t GeometryId(const PropMesh& mesh) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a over the vertices
  const auto mix = [&](const void* data, std::size_t size) {
    const auto* byte = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) {
      hash = (hash ^ byte[i]) * 0x100000001b3u;
    }
  };
  mix(mesh.positions.data(), mesh.positions.size() * sizeof(Vec3f));
  mix(mesh.colours.data(), mesh.colours.size() * sizeof(Vec4f));
  mix(mesh.triangles.data(), mesh.triangles.size() * sizeof(std::uint32_t));
  const auto surface = static_cast<unsigned char>(mesh.surface);
  mix(&surface, 1);
  return hash;
}

}  // namespace limber::scene

// SPDX-License-Identifier: MIT
#include "engine/scene/solid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace limber::scene {
namespace {

constexpr int kArc = 3;     // steps of a rounded edge, per quarter turn
constexpr int kRound = 20;  // sides of a cylinder

// A face of a rounded box is a grid over [-1, 1]^2 whose outer cells bend
// round the edge: the place is the nearest point of the inner box plus the
// radius along the direction from it.
void AppendFace(const Vec3f& centre, const Vec3f& half, float radius, int axis,
                float sign, PropMesh& mesh) {
  const int a = (axis + 1) % 3, b = (axis + 2) % 3;
  const Vec3f inner = half - Vec3f(radius);
  constexpr int kSide = 2 * (kArc + 1);
  // Directions of one side of the grid: a quarter turn is shared by two faces.
  std::array<float, kSide> lean{}, corner{};
  for (int i = 0; i <= kArc; ++i) {
    const double angle = std::numbers::pi / 4 * i / kArc;
    lean[kArc - i] = -static_cast<float>(std::tan(angle));
    lean[kArc + 1 + i] = static_cast<float>(std::tan(angle));
    corner[kArc - i] = -1;
    corner[kArc + 1 + i] = 1;
  }
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  for (int j = 0; j < kSide; ++j) {
    for (int i = 0; i < kSide; ++i) {
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
  for (int j = 0; j + 1 < kSide; ++j) {
    for (int i = 0; i + 1 < kSide; ++i) {
      const auto at = [&](int x, int y) {
        return first + static_cast<std::uint32_t>(y * kSide + x);
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
                      PropMesh& mesh) {
  const Vec3f half = size / 2.f;
  const float least = std::min({half.x, half.y, half.z});
  for (int axis = 0; axis < 3; ++axis) {
    for (const float sign : {-1.f, 1.f}) {
      AppendFace(centre, half, std::min(radius, least), axis, sign, mesh);
    }
  }
}

void AppendCylinder(const Vec3f& from, const Vec3f& to, float from_radius,
                    float to_radius, PropMesh& mesh) {
  const Vec3f along = glm::normalize(to - from);
  const Vec3f helper =
      std::abs(along.y) < .9f ? Vec3f(0, 1, 0) : Vec3f(1, 0, 0);
  const Vec3f side = glm::normalize(glm::cross(helper, along));
  const Vec3f up = glm::cross(along, side);
  const float length = glm::distance(from, to);
  const float lean = (from_radius - to_radius) / length;
  const auto ring = [&](const Vec3f& at, float radius, float v) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (int i = 0; i <= kRound; ++i) {
      const double turn = 2 * std::numbers::pi * i / kRound;
      const Vec3f out = side * static_cast<float>(std::cos(turn)) +
                        up * static_cast<float>(std::sin(turn));
      mesh.positions.push_back(at + radius * out);
      mesh.normals.push_back(glm::normalize(out + lean * along));
      mesh.uvs.emplace_back(v, static_cast<float>(turn) * radius);
    }
    return first;
  };
  const std::uint32_t low = ring(from, from_radius, 0);
  const std::uint32_t high = ring(to, to_radius, length);
  for (std::uint32_t i = 0; i < kRound; ++i) {
    mesh.triangles.insert(
        mesh.triangles.end(),
        {low + i, low + i + 1, high + i + 1, low + i, high + i + 1, high + i});
  }
  const auto cap = [&](const Vec3f& at, float radius, const Vec3f& normal,
                       bool reversed) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (int i = 0; i < kRound; ++i) {
      const double turn = 2 * std::numbers::pi * i / kRound;
      const Vec3f out = side * static_cast<float>(std::cos(turn)) +
                        up * static_cast<float>(std::sin(turn));
      mesh.positions.push_back(at + radius * out);
      mesh.normals.push_back(normal);
      mesh.uvs.emplace_back(radius * std::cos(turn), radius * std::sin(turn));
    }
    for (std::uint32_t i = 1; i + 1 < kRound; ++i) {
      const std::uint32_t b = first + (reversed ? i + 1 : i);
      const std::uint32_t c = first + (reversed ? i : i + 1);
      mesh.triangles.insert(mesh.triangles.end(), {first, b, c});
    }
  };
  cap(from, from_radius, -along, true);
  cap(to, to_radius, along, false);
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
  mix(mesh.triangles.data(), mesh.triangles.size() * sizeof(std::uint32_t));
  const auto surface = static_cast<unsigned char>(mesh.surface);
  mix(&surface, 1);
  return hash;
}

}  // namespace limber::scene

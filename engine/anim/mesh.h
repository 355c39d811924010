// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::anim {

inline constexpr int kInfluences = 8;  // at most, per vertex

// A triangle mesh skinned to a Skeleton, in its bind pose, model space.
// Vertices that share a position (split for their uv) share a point: what
// deforms is the point, so that no seam can open.
struct Mesh {
  std::string name;                    // "body", "eyes", "brows", "hair", ...
  std::vector<math::Vec3f> positions;  // [vertex] metres
  std::vector<math::Vec3f> normals;    // [vertex] unit length
  std::vector<math::Vec2f> uvs;        // [vertex] origin top left; may be empty
  std::vector<math::Vec4f> colours;    // [vertex] linear rgba; may be empty
  std::vector<std::uint32_t> triangles;  // 3 per triangle, counter-clockwise
  std::vector<std::uint32_t> point_of;   // [vertex] index of its point
  std::vector<std::uint32_t> vertex_of;  // [point] its first vertex
  // [point] influences sorted by falling weight, unused = joint 0 weight 0;
  // the weights of a point sum to 1.
  std::vector<std::array<std::uint16_t, kInfluences>> joints;
  std::vector<std::array<float, kInfluences>> weights;

  std::size_t vertex_count() const { return positions.size(); }
  std::size_t point_count() const { return vertex_of.size(); }
};

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::render {

// Soft silhouettes without multisampling: along every edge between a triangle
// that faces the eye and one that does not, a fin one pixel wide is drawn
// outwards, fading to nothing. Costs only the pixels of the outline.
class EdgeFins {
 public:
  struct Vertex {
    math::Vec3f position, normal;
    math::Vec2f uv;
    math::Vec4f colour;
    float edge;  // 1 = moved outwards
  };

  // Finds the edges once. Vertices at the same place count as one, so that a
  // seam of the uvs is no border.
  void Build(std::span<const std::uint32_t> triangles,
             std::span<const math::Vec3f> positions);

  // Appends six vertices per edge of the silhouette seen from `eye`. uvs and
  // colours may be empty.
  void Append(std::span<const std::uint32_t> triangles,
              std::span<const math::Vec3f> positions,
              std::span<const math::Vec3f> normals,
              std::span<const math::Vec2f> uvs,
              std::span<const math::Vec4f> colours, const math::Vec3f& eye,
              std::vector<Vertex>& out);

  // After Append, with a mark for each triangle: takes the fins of marked
  // triangles out of `all`, from `first` on, and appends them to `marked`.
  void Divide(std::span<const std::uint8_t> marks, std::size_t first,
              std::vector<Vertex>& all, std::vector<Vertex>& marked) const;

 private:
  struct Edge {
    std::uint32_t a, b;           // vertices, as in the first triangle
    std::uint32_t first, second;  // triangles
  };
  std::vector<Edge> edges_;
  std::vector<std::uint8_t> faces_eye_;  // [triangle]
  std::vector<std::uint32_t> owners_;  // [fin] the triangle that faces the eye
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::render {

// Rounds a coarse mesh off for drawing: every edge longer than a limit gets a
// vertex in its middle, on the curve that the normals of its ends ask for, so
// that silhouettes lose their corners. Vertices of the mesh itself stay where
// they are and keep their numbers; the new ones follow them. Copies of a
// vertex along a seam stay together. Source: vlachos-2001 (curved PN
// triangles), its edges.
class Refinement {
 public:
  // Lengths are taken from `positions`, metres.
  void Build(std::span<const std::uint32_t> triangles,
             std::span<const math::Vec3f> positions, float longest);

  std::span<const std::uint32_t> triangles() const { return triangles_; }
  std::size_t vertex_count() const { return coarse_ + middles_.size(); }

  // What is linear along an edge. out: size vertex_count().
  void Spread(std::span<const math::Vec2f> coarse,
              std::span<math::Vec2f> out) const;
  // Places and unit normals. out: size vertex_count().
  void Round(std::span<const math::Vec3f> positions,
             std::span<const math::Vec3f> normals,
             std::span<math::Vec3f> out_positions,
             std::span<math::Vec3f> out_normals) const;

 private:
  std::size_t coarse_ = 0;  // vertices
  std::vector<std::uint32_t> triangles_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> middles_;  // their ends
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/render/edge_fins.h"
#include "engine/render/gl.h"

namespace limber::render {

// Reads `attribute` as floats from the array buffer that is bound; lengths in
// bytes.
void Point(Attribute attribute, GLint size, GLsizei stride, std::size_t offset);

// Fills the element buffer of the vertex array that is bound.
void FillIndices(Buffer& buffer, std::span<const std::uint32_t> indices);

// Silhouettes of several parts in one buffer, made anew each frame: Clear, then
// for each part in turn Begin and what the part appends, then Upload.
class FinStream {
 public:
  // For `parts` parts of `edges` edges in all, of which `share` at most lie on
  // a silhouette.
  void Reserve(std::size_t parts, std::size_t edges, double share);

  void Clear();
  std::vector<EdgeFins::Vertex>& Begin();
  void Upload();

  // With the program in use.
  void Draw(std::size_t part);

 private:
  VertexArray array_;
  Buffer buffer_;
  std::vector<EdgeFins::Vertex> vertices_;
  std::vector<std::size_t> first_;  // [part]
};

}  // namespace limber::render

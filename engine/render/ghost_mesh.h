// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/render/gl.h"
#include "engine/render/program.h"
#include "engine/scene/frame.h"

namespace limber::render {

// The ghost of a frame on the GPU, and how it is drawn.
class GhostMesh {
 public:
  static core::Loaded<GhostMesh> Create(bool high);

  // Uploads what changed; whether anything did. Requires: frame.ghost.
  bool Fit(const scene::Frame& frame);

  // Depth test, culling, front face and the figure's pictures are the caller's.
  // Translucent ghosts go over everything that is solid.
  void Draw(const scene::Frame& frame);
  // Its triangles alone, with the program in use.
  void DrawShape();

 private:
  struct Part {
    VertexArray vertices;
    Buffer stream, fixed, indices;
    GLsizei index_count = 0;
    std::size_t vertex_count = 0;
  };
  void DrawParts(const scene::Frame& frame);

  Program program_;
  GLint u_astray_ = -1, u_rest_ = -1, u_moved_ = -1;
  GLint u_shade_ = -1, u_dressed_ = -1;
  std::vector<Part> parts_;
  std::uint64_t id_ = 0, pose_ = 0;
};

}  // namespace limber::render

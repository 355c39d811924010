// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/render/edge_fins.h"
#include "engine/render/gl.h"
#include "engine/render/program.h"
#include "engine/render/vertex_stream.h"
#include "engine/scene/frame.h"

namespace limber::render {

// What lies under the skin of a frame, on the GPU, and how it is drawn.
class InnerMeshes {
 public:
  static core::Loaded<InnerMeshes> Create(bool high);

  // Uploads what changed. Requires: frame.inner.
  void Fit(const scene::Frame& frame);
  // Silhouettes seen from `eye`, for drawing without multisampling.
  void StreamFins(const scene::Frame& frame, const math::Vec3f& eye);

  // Depth test, culling and front face are the caller's.
  void Draw();
  void DrawFins();  // over what is there; blending is the caller's
  // The triangles alone, with the program in use.
  void DrawShape();

 private:
  struct Part {
    VertexArray vertices;
    Buffer stream, fixed, indices;
    GLsizei index_count = 0;
    std::size_t vertex_count = 0;
    std::uint64_t id = 0;
    EdgeFins fins;
  };
  static void Fit(const scene::InnerMesh& mesh, bool moved, Part& part);

  std::array<Program, 2> programs_;  // bone, muscle
  std::array<Part, 2> parts_;
  std::uint64_t pose_ = 0;
  FinStream fins_;
  bool finned_ = false;  // edges of the present meshes are known
  bool high_ = false;
};

}  // namespace limber::render

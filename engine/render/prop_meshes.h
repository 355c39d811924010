// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/render/edge_fins.h"
#include "engine/render/gl.h"
#include "engine/render/vertex_stream.h"
#include "engine/scene/frame.h"

namespace limber::render {

struct PropPart {
  std::uint64_t id = 0;
  scene::Surface surface{};
  VertexArray vertices;
  Buffer buffer, indices;
  GLsizei index_count = 0;
  EdgeFins fins;
};

// The props of a frame on the GPU; those whose id stays are kept.
class PropMeshes {
 public:
  // True where something changed.
  bool Fit(std::span<const scene::PropMesh> props);
  void StreamFins(std::span<const scene::PropMesh> props,
                  const math::Vec3f& eye);
  void DrawFins(std::size_t i) { fins_.Draw(i); }
  std::span<PropPart> parts() { return parts_; }

 private:
  std::vector<PropPart> parts_;
  FinStream fins_;
};

}  // namespace limber::render

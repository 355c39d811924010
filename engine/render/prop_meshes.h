// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/render/edge_fins.h"
#include "engine/render/gl.h"
#include "engine/render/vertex_stream.h"
#include "engine/scene/frame.h"

namespace limber::render {

// The props of a frame on the GPU. A mesh is uploaded when it is first seen
// and kept for a while after it has gone, so that what comes and goes in a
// routine costs nothing when it comes back.
class PropMeshes {
 public:
  // One mesh to draw in this frame, in the order of the frame's props; those
  // that are fully faded are left out.
  struct Drawn {
    std::size_t part = 0;   // of the meshes here
    std::size_t place = 0;  // of the frame's props
    scene::Surface surface{};
    math::Mat4f world_from_prop{1};
    float opacity = 1;

    bool fades() const { return opacity < 1; }
    bool lies() const { return surface == scene::Surface::kMat; }
    bool operator==(const Drawn&) const = default;
  };

  // True where anything changed: what is there, where, or how solid.
  bool Fit(std::span<const scene::PropPlace> props);
  std::span<const Drawn> drawn() const { return drawn_; }

  // With a program in use.
  void Draw(const Drawn& drawn);

  // Silhouettes; `i` counts drawn().
  void StreamFins(std::span<const scene::PropPlace> props,
                  const math::Vec3f& eye);
  void DrawFins(std::size_t i) { fins_.Draw(i); }

 private:
  struct Part {
    std::uint64_t id = 0;
    VertexArray vertices;
    Buffer buffer, indices;
    GLsizei index_count = 0;
    std::size_t edges = 0;
    EdgeFins fins;
  };
  static void Upload(const scene::PropMesh& mesh, Part& part);
  std::size_t PartOf(const scene::PropMesh& mesh);

  std::vector<Part> parts_;
  std::vector<Drawn> drawn_, before_;
  FinStream fins_;
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <span>
#include <vector>

#include "engine/render/blocks.h"
#include "engine/render/edge_fins.h"
#include "engine/render/gl.h"
#include "engine/render/refinement.h"
#include "engine/render/vertex_stream.h"
#include "engine/scene/frame.h"

namespace limber::render {

// One mesh of the figure on the GPU. Positions and normals are streamed, the
// rest is uploaded once.
struct FigurePart {
  scene::Surface surface{};
  VertexArray vertices;  // for drawing
  VertexArray casters;   // for the shadow: positions, fewer triangles
  Buffer stream, fixed, indices, caster_indices;
  std::size_t vertex_count = 0;
  GLsizei index_count = 0, caster_count = 0;
  EdgeFins fins;
};

// The figure: meshes, and the pictures painted on the body.
class FigureMesh {
 public:
  // Uploads what does not move. `frame` gives the places of the vertices,
  // from which seams are found. In the high tier the body is drawn rounded off.
  void Upload(const scene::Frame& frame);
  // Uploads this frame's positions and normals.
  void Stream(const scene::Frame& frame);
  // Silhouette seen from `eye`, into the fin buffers. After SortTriangles.
  void StreamFins(const scene::Frame& frame, const math::Vec3f& eye);

  // Sorts the body's triangles into bare ones and those that a lit region
  // touches, so that only these pay for the painting. Cheap while the same
  // regions are lit.
  void SortTriangles(const scene::Frame& frame);
  // How many indices of the body come first and are bare.
  GLsizei bare_count() const { return bare_count_; }

  void BindPictures();
  std::span<FigurePart> parts() { return parts_; }
  std::uint64_t id() const { return id_; }
  // Whether this figure is uploaded, as its tier draws it.
  bool Holds(const scene::Frame& frame) const {
    return id_ == frame.figure->id && tier_ == frame.tier;
  }
  std::uint64_t pose() const { return pose_; }

  // Draws the fins of part `i` with the program in use; those of the body only
  // where it is bare, the others with DrawPaintedFins.
  void DrawFins(std::size_t i) { fins_.Draw(i); }
  void DrawPaintedFins() { fins_.Draw(parts_.size()); }

  // [region] length along the fibres and layer, from the pictures.
  struct Region {
    float length = 0;  // mm
    int layer = -1;
  };
  std::span<const Region> regions() const { return regions_; }

 private:
  void UploadPictures(const scene::FigureShape& shape);
  void MeasureRegions(const scene::FigureShape& shape);
  void FindTouched(const scene::FigureShape& shape);
  void Refine(const scene::Frame& frame);

  std::uint64_t id_ = 0, pose_ = 0;
  scene::Tier tier_{};
  Refinement refinement_;
  bool refined_ = false;
  scene::MeshShape body_;  // as drawn
  std::vector<math::Vec2f> uvs_;
  std::vector<math::Vec3f> places_, normals_;  // of the refined body
  std::vector<FigurePart> parts_;
  Texture garment_, tint_, muscles_, muscle_ids_, layer_mask_;
  std::vector<Region> regions_;
  using RegionSet = std::bitset<kRegions>;
  std::vector<RegionSet> touched_;  // [triangle of the body]
  std::vector<std::uint32_t> sorted_;
  std::vector<std::uint8_t> painted_;  // [triangle of the body] touched and lit
  std::vector<EdgeFins::Vertex> painted_fins_;
  RegionSet lit_;
  GLsizei bare_count_ = 0;

  FinStream fins_;
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/anim/skeleton.h"
#include "engine/math/transform.h"

namespace limber::anim {

// Moves a mesh with its joints: linear blend skinning, then, for soft meshes,
// delta mush, which smooths the skinned surface and puts the detail of the
// rest pose back on it. Immutable; one Scratch per caller, so that many may
// deform at once. Source: mancewicz-2014 (delta mush).
class Deformer {
 public:
  struct Scratch;

  // The mesh must outlive the deformer. `soft` turns delta mush on.
  Deformer(const Mesh& mesh, const Skeleton& skeleton, bool soft);
  ~Deformer();

  std::unique_ptr<Scratch> MakeScratch() const;

  // points: size mesh.point_count(), model space, metres. Allocates nothing.
  void Deform(std::span<const math::Transform> model_from_joint,
              Scratch& scratch, std::span<math::Vec3f> points) const;

  // Vertices of the points with smooth normals. Sizes mesh.vertex_count().
  void Shade(std::span<const math::Vec3f> points, Scratch& scratch,
             std::span<math::Vec3f> positions,
             std::span<math::Vec3f> normals) const;

 private:
  // Four floats, so that a point is one register.
  typedef float Quad __attribute__((vector_size(16)));

  void FindFaces();
  void FindSoftPoints();
  void FindChords(const std::vector<std::vector<std::uint32_t>>& neighbours);
  void FindDetail();
  void Skin(std::span<const math::Transform> model_from_joint,
            Scratch& scratch) const;
  void Smooth(std::vector<Quad>& points, std::vector<Quad>& other) const;
  void FaceNormals(const std::vector<Quad>& points,
                   std::vector<Quad>& normals) const;
  // Three axes at a soft point that turn with the skin round it.
  std::array<Quad, 3> Frame(std::size_t soft_point,
                            const std::vector<Quad>& points) const;

  const Mesh& mesh_;
  bool soft_;
  std::vector<math::Transform> joint_from_model_;  // [joint] rest pose
  std::vector<Quad> rest_;                         // [point]
  std::vector<std::uint32_t> influence_first_;     // [point + 1]
  std::vector<std::uint16_t> influence_joint_;
  std::vector<float> influence_weight_;
  std::vector<std::array<std::uint32_t, 4>> quads_;  // [face] points; triangles
                                                     // repeat their last point
  // Points that delta mush moves: those near a seam between joints.
  std::vector<std::uint32_t> soft_points_;
  std::vector<std::uint32_t> neighbour_first_;  // [soft point + 1]
  std::vector<std::uint32_t> neighbours_;       // points, along quad edges
  // [soft point] two chords of the skin round it, a to b and c to d, that
  // cross; its frame is laid through them.
  std::vector<std::array<std::uint32_t, 4>> chords_;
  std::vector<Quad> detail_;  // [soft point] in its frame

 public:
  struct Scratch {
    std::vector<std::array<Quad, 3>> palette;  // [joint] rows of a 3x4 matrix
    std::vector<Quad> points, smooth, other, normals;  // [point]
  };
};

}  // namespace limber::anim

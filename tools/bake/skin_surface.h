// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tools/bake/body.h"
#include "tools/bake/triangle_tree.h"

namespace limber::bake {

// Which part of the skin a triangle belongs to; values combine as a mask.
enum SkinPart : std::uint8_t {
  kTrunkSkin = 1,  // neck, torso, legs, back of the head
  kArmSkin = 2,    // from the shoulder's end to the wrist
  kOtherSkin = 4,  // hands, feet, face, inside of the mouth
  kAnySkin = 7,
};

struct SkinPoint {
  Vec3 position;  // m
  Vec3 normal;    // unit, smooth
};

// The rest-pose skin as triangles (0 1 2) and (0 2 3) of every quad. Keeps a
// reference to the mesh, which must outlive it.
class SkinSurface {
 public:
  explicit SkinSurface(const BodyMesh& mesh);

  const BodyMesh& mesh() const { return mesh_; }
  const TriangleTree& tree() const { return tree_; }
  const std::vector<Triangle>& triangles() const { return tree_.triangles(); }
  SkinPart Part(int triangle) const { return parts_[triangle]; }
  // Share of the skin weights held by the arm (upper arm to finger tips) or by
  // the head (head, jaw, eyes, upper neck), 0..1.
  double ArmWeight(int vertex) const { return arm_weights_[vertex]; }
  double HeadWeight(int vertex) const { return head_weights_[vertex]; }

  // The nearest point of `parts` within `reach` m whose face looks within
  // acos(min_dot) of `facing` (unit; the zero vector takes any face).
  std::optional<SkinPoint> Closest(const Vec3& point, double reach,
                                   SkinPart parts, const Vec3& facing = Vec3(0),
                                   double min_dot = 0) const;
  // The first hit of the ray with a face of `parts`, within `reach` m.
  std::optional<SkinPoint> Ray(const Vec3& origin, const Vec3& direction,
                               double reach, SkinPart parts) const;

 private:
  SkinPoint Blend(const TriangleTree::Hit& hit) const;

  const BodyMesh& mesh_;
  TriangleTree tree_;
  std::vector<SkinPart> parts_;
  std::vector<double> arm_weights_, head_weights_;
};

}  // namespace limber::bake

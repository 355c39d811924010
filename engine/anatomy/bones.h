// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/rig.h"

namespace limber::anatomy {

// The bones of a figure as one stylised mesh: spine, ribs, sternum, girdles,
// pelvis, skull, limbs, hands and feet. Made for the figure's own joints and
// skin, so that they lie under it; symmetric. Immutable.
class Bones {
 public:
  // `skin` is the body in the rest pose of the skeleton. `coarse` = 1 gives
  // the finest mesh; its edges are that many times as long. Takes a part of a
  // second. A skeleton that lacks a joint they need gets no bones at all.
  Bones(const anim::Skeleton& skeleton, const anim::Mesh& skin, double coarse);

  // What a vertex goes with: `first` and, for its share, `second`.
  struct Bond {
    std::uint16_t first = 0, second = 0;  // frames
    float share = 0;                      // of the second, [0, 1]
  };
  // Where a piece goes: with a joint, or with a share of two, which then turns
  // about its centre.
  struct Frame {
    int first = 0, second = 0;  // joints
    double share = 0;           // of the second, [0, 1]
    math::Vec3 centre{0};       // m, rest pose
  };
  struct Part {
    std::string name;                  // "rib.3.left", "T5", "sternum"
    std::size_t first = 0, count = 0;  // vertices
  };

  std::size_t vertex_count() const { return rest_.size(); }
  std::span<const std::uint32_t> triangles() const { return triangles_; }
  // [vertex] rgb multiplies the colour of bone, w: share of light that gets
  // into hollows.
  std::span<const math::Vec4f> colours() const { return colours_; }
  std::span<const math::Vec3f> rest() const { return rest_; }  // [vertex] m
  std::span<const Bond> bonds() const { return bonds_; }       // [vertex]
  std::span<const Frame> frames() const { return frames_; }
  std::span<const Part> parts() const { return parts_; }
  const Part* Find(std::string_view name) const;  // null = none

  // Both of size vertex_count(), in the space of the pose. Allocates nothing.
  void Pose(const body::RigPose& pose, std::span<math::Vec3f> places,
            std::span<math::Vec3f> normals) const;

 private:
  friend class BoneYard;

  std::vector<math::Vec3> joints_;  // [joint] rest place, m
  std::vector<math::Vec3f> rest_, rest_normals_;
  std::vector<math::Vec4f> colours_;
  std::vector<Bond> bonds_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> triangles_;
  std::vector<Part> parts_;
};

}  // namespace limber::anatomy

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/anim/skeleton.h"
#include "engine/body/dof.h"
#include "engine/math/transform.h"

namespace limber::body {

// A point of a line of action, for the left side, as content/muscles/ states
// it: on `joint` at share `along` from the joint to the end of its bone, plus
// an offset in the anatomical position of a body of 1.75 m.
struct FasciclePoint {
  std::string joint;     // left or midline joint name
  double along = 0;      // [0, 1]
  math::Vec3 offset{0};  // m: x lateral (away from the midline), y up, z front
};

struct Fascicle {
  std::vector<FasciclePoint> points;  // origin first, at least two
};

struct MuscleDefinition {
  std::string id, name, latin, group;
  bool deep = false;
  double max_ratio = 1.1;  // length over neutral length at the end of the
                           // range that active motion reaches
  std::vector<Fascicle> fascicles;
  std::vector<std::string> sources;
};

// Read-out of one muscle of one side in one pose.
struct MuscleState {
  double length = 0;  // m, mean over fascicles
  double ratio = 1;   // over the length in the anatomical position
  double stretch =
      0;  // s = clamp((ratio-1) / (max(max_ratio,1.04)-1), -1, 1.2)
};

// Lines of action bound to the joints of one figure. Immutable.
class MuscleSet {
 public:
  // `neutral` = joints of the figure in the anatomical position, model space.
  // Points on joints that the skeleton lacks drop their muscle; its id is
  // added to `dropped`.
  MuscleSet(std::span<const MuscleDefinition> definitions,
            const anim::Skeleton& skeleton,
            std::span<const math::Transform> neutral,
            std::vector<std::string>* dropped);

  std::size_t count() const { return ids_.size(); }  // muscles, of one side
  const std::string& id(std::size_t muscle) const { return ids_[muscle]; }
  int Find(std::string_view id) const;  // -1 = none

  // out[muscle * 2 + Side]; size == count() * 2. Allocates nothing.
  void Measure(std::span<const math::Transform> model_from_joint,
               std::span<MuscleState> out) const;

 private:
  struct BoundPoint {
    int joint[2];         // [Side]
    math::Vec3 local[2];  // [Side] m, joint space
  };
  struct BoundFascicle {
    std::size_t first, count;  // into points_
  };
  struct Bound {
    std::size_t first, count;  // into fascicles_
    double neutral[2];         // m, length in the anatomical position
    double span;               // max(max_ratio, 1.04) - 1
  };
  double Length(const Bound& muscle, Side side,
                std::span<const math::Transform> model_from_joint) const;

  std::vector<std::string> ids_;
  std::vector<Bound> muscles_;
  std::vector<BoundFascicle> fascicles_;
  std::vector<BoundPoint> points_;
};

}  // namespace limber::body

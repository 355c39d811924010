// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/anim/skeleton.h"
#include "engine/body/dof.h"
#include "engine/body/stated_body.h"
#include "engine/body/wrap.h"
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
  Follows follows = Follows::kTrunk;
  std::vector<Fascicle> fascicles;
  // What its lines go around, in the order from origin to insertion; at most
  // kMostSolids. Between two points of one joint a line is straight.
  std::vector<WrapSolid> around;
  std::vector<std::string> sources;
};

inline constexpr std::size_t kMostSolids = 4;

// A place on the path of a fascicle, and the joint it is carried by: that of an
// attachment, or of the solid it lies on. An attachment inside a solid counts
// as one on its surface. Between two places with one joint the path moves with
// that joint; between two others it is straight.
struct PathPoint {
  math::Vec3 place{0};
  int joint = -1;
};

// Read-out of one muscle of one side in one pose: a model estimate of its
// length against that in the neutral pose.
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
  // Points and solids on joints that the skeleton lacks drop their muscle; its
  // id is added to `dropped`.
  MuscleSet(std::span<const MuscleDefinition> definitions,
            const anim::Skeleton& skeleton,
            std::span<const math::Transform> neutral,
            std::vector<std::string>* dropped);

  std::size_t count() const { return ids_.size(); }  // muscles, of one side
  const std::string& id(std::size_t muscle) const { return ids_[muscle]; }
  int Find(std::string_view id) const;  // -1 = none
  std::size_t fascicles(std::size_t muscle) const {
    return muscles_[muscle].count;
  }

  // out[muscle * 2 + Side]; size == count() * 2. Allocates nothing.
  void Measure(std::span<const math::Transform> model_from_joint,
               std::span<MuscleState> out) const;

  // The path of one fascicle from origin to insertion, in the space of the
  // joints: its points, and kArcPoints over each solid that it lies on, the
  // first where it comes on and the last where it leaves. Fills the beginning
  // of `out`, which holds most_path_points() or more, and returns how many.
  // Summed up, its pieces are the length but for the chords over the solids.
  // Allocates nothing.
  static constexpr std::size_t kArcPoints = 9;
  std::size_t Path(std::size_t muscle, std::size_t fascicle, Side side,
                   std::span<const math::Transform> model_from_joint,
                   std::span<PathPoint> out) const;
  std::size_t most_path_points() const { return most_path_points_; }

  // A solid on the joints of the figure.
  struct BoundSolid {
    std::string id;
    WrapShape shape;
    math::Vec3 radii;                     // m
    int joint[2];                         // [Side]
    int over;                             // left joint it lies over; -1 = any
    math::Transform joint_from_solid[2];  // [Side]
    math::Vec3 axis[2], side[2];          // [Side] solid's own space
  };
  // What a muscle goes around, from origin to insertion.
  std::span<const BoundSolid> solids(std::size_t muscle) const {
    return std::span(solids_).subspan(muscles_[muscle].first_solid,
                                      muscles_[muscle].solid_count);
  }

 private:
  struct BoundPoint {
    int joint[2];         // [Side]
    math::Vec3 local[2];  // [Side] m, joint space
    // Of solids_: what is in the way from the point before, and what it itself
    // must not be inside of: those, and what is in the way to the next.
    std::size_t solids[kMostSolids], outside[kMostSolids];
    std::size_t solid_count, outside_count;
  };
  struct BoundFascicle {
    std::size_t first, count;  // into points_
  };
  struct Bound {
    std::size_t first, count;              // into fascicles_
    std::size_t first_solid, solid_count;  // into solids_
    double neutral[2];  // m, length in the anatomical position
    double span;        // max(max_ratio, 1.04) - 1
  };
  // How a line between two points lies on a solid, in the space of the joints.
  struct Touch {
    math::Transform model_from_solid;
    const BoundSolid* solid;
    WrapArc arc;
    math::Vec3 begin, end;
  };

  bool Bind(const Fascicle& fascicle, const anim::Skeleton& skeleton,
            const StatedBody& stated, Follows follows);
  bool Bind(const WrapSolid& solid, const anim::Skeleton& skeleton,
            std::span<const math::Transform> neutral, const StatedBody& stated);
  // Finds the solids, from `first_solid` on, in the way of a fascicle.
  void Route(const BoundFascicle& fascicle, std::size_t first_solid,
             const anim::Skeleton& skeleton);
  // Where a point of a line counts as being, in the space of the joints.
  math::Vec3 Place(const BoundPoint& point, Side side,
                   std::span<const math::Transform> model_from_joint) const;
  // Fills `touches` for the line that ends at `point`, one for each of its
  // solids.
  void Wrap(const BoundPoint& point, Side side, const math::Vec3& from,
            const math::Vec3& to,
            std::span<const math::Transform> model_from_joint,
            std::span<Touch, kMostSolids> touches) const;
  double Length(const BoundFascicle& fascicle, Side side,
                std::span<const math::Transform> model_from_joint) const;
  double Length(const Bound& muscle, Side side,
                std::span<const math::Transform> model_from_joint) const;

  std::vector<std::string> ids_;
  std::vector<Bound> muscles_;
  std::vector<BoundFascicle> fascicles_;
  std::vector<BoundPoint> points_;
  std::vector<BoundSolid> solids_;
  std::size_t most_path_points_ = 0;
};

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/muscle.h"

namespace limber::anatomy {

// Muscles as bodies: bundles of tubes that lie between a muscle's fascicles,
// from origin to insertion, thick in the belly and thin at the tendons. A tube
// keeps its volume: its cross-section shrinks as it lengthens. Tubes that lie
// beside each other flatten until they meet, so that a sheet stays a sheet.
// Immutable; borrows the muscles.
class Bundles {
 public:
  // Both sides of each muscle named by its index. `neutral` = joints in the
  // anatomical position; `fine` draws each tube rounder.
  Bundles(const body::MuscleSet& muscles, std::span<const std::size_t> shown,
          std::span<const math::Transform> neutral, bool fine);

  // Attachments are stated for an average body. What of the muscles would look
  // out of this figure's skin, or all but, is drawn under it from here on.
  // `skin` is the body in the rest pose of the skeleton.
  void TuckUnder(const anim::Skeleton& skeleton, const anim::Mesh& skin,
                 std::span<const math::Transform> neutral);

  struct Tube {
    std::size_t muscle = 0;  // of the set
    body::Side side{};
    double share = 0;       // of the way across the fascicles, [0, 1]
    std::size_t first = 0;  // vertex; all tubes have as many
  };
  std::span<const Tube> tubes() const { return tubes_; }
  std::size_t vertices_per_tube() const { return rings_ * sides_ + 2; }
  std::size_t vertex_count() const {
    return tubes_.size() * vertices_per_tube();
  }
  std::span<const std::uint32_t> triangles() const { return triangles_; }
  // [vertex] fibres beside it; along, 0 at the origin, 1 at the insertion.
  std::span<const math::Vec2f> fibres() const { return fibres_; }
  // [vertex] 1 = tendon, 0 = flesh.
  std::span<const float> tendon() const { return tendon_; }

  // Both of size vertex_count(), in the space of the joints. Allocates nothing.
  void Pose(std::span<const math::Transform> model_from_joint,
            std::span<math::Vec3f> places,
            std::span<math::Vec3f> normals) const;

 private:
  static constexpr std::size_t kMostRings = 20, kMostTubes = 12,
                               kMostFascicles = 12;
  using Line = std::array<math::Vec3, kMostRings>;
  struct Muscle {
    std::size_t index, first, tubes;         // of the set; of tubes_, each side
    double radius, origin, insertion;        // m; shares that are tendon
    std::array<double, kMostTubes> rest[2];  // [Side] m, content at rest
    std::size_t tuck = 0;  // into tucks_, [side][fascicle][ring]
    int ends[2][2] = {{-1, -1}, {-1, -1}};  // [Side] joints of both ends
  };
  void MeasureRest(std::span<const math::Transform> neutral);
  void Lay(const Muscle& muscle, body::Side side,
           std::span<const math::Transform> model_from_joint,
           std::span<Line, kMostTubes> lines) const;
  double Profile(const Muscle& muscle, double along) const;
  // Volume along a line where the cross-section in the middle is 1, m.
  double Content(const Muscle& muscle, const Line& line) const;

  const body::MuscleSet& set_;
  std::size_t rings_, sides_;
  std::vector<Muscle> muscles_;
  std::vector<math::Vec3> tucks_;      // m, rest pose; empty = none
  std::vector<math::Quat> from_rest_;  // [joint] to undo its rest rotation
  std::vector<Tube> tubes_;
  std::vector<std::uint32_t> triangles_;
  std::vector<math::Vec2f> fibres_;
  std::vector<float> tendon_;
};

// How a muscle is drawn: its tubes, how thick one is in the middle of its
// belly at rest, and the shares of its length that are tendon.
struct BundleShape {
  std::string_view muscle;
  int tubes = 4;
  double radius_mm = 5;
  double origin = 0.08, insertion = 0.10;
};
const BundleShape& BundleShapeOf(std::string_view muscle);

}  // namespace limber::anatomy

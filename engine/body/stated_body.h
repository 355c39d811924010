// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "engine/anim/skeleton.h"
#include "engine/body/dof.h"
#include "engine/math/transform.h"

namespace limber::body {

// Two things differ from figure to figure besides size: how deep in the trunk
// the joints of the spine are put, which says nothing about the ribs around
// them, and how wide the shoulders are. So places on spine05 to spine01 that
// follow the trunk keep, from the stated body, their distance to hips and
// shoulders: forward, up and, in proportion, outward. Those that follow the
// spine keep the lever they have on its joints.
enum class Follows { kTrunk, kSpine };

// Brings places that are stated for a body of 1.75 m, as those of lines of
// action, to a figure of other size and proportions. A place is stated on a
// joint's bone, plus an offset: it goes along with the figure's own bone, and
// the offset with the figure's height. Places on the spine: see Follows.
// Offsets from the shoulder blade are as much wider as the shoulders are.
class StatedBody {
 public:
  // Borrows both arguments.
  // `neutral` = joints of the figure in the anatomical position, model space.
  StatedBody(const anim::Skeleton& skeleton,
             std::span<const math::Transform> neutral);

  // Where a place of the left side or the middle is on `side` of the figure: in
  // the space of `joint`, which is `stated` on that side, m.
  math::Vec3 Local(int joint, std::string_view stated, Side side, double along,
                   const math::Vec3& offset, Follows follows) const;
  // Half axes of a solid that is stated on `joint`, m.
  math::Vec3 Radii(std::string_view stated, const math::Vec3& radii) const;
  double scale() const { return scale_; }  // the figure's height over 1.75 m

 private:
  // Where the figure's hips or shoulders are, in metres of the stated body.
  struct Level {
    math::Vec3 stated{0}, own{0};
  };
  math::Vec3 InTrunk(const math::Vec3& stated) const;

  const anim::Skeleton* skeleton_;
  std::span<const math::Transform> neutral_;
  double scale_ = 1;
  Level hip_, shoulder_;
};

}  // namespace limber::body

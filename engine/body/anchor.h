// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/effector.h"
#include "engine/body/rig.h"

namespace limber::body {

// Where a planted part is held, world space, metres.
struct Anchor {
  math::Vec3 first{0};          // sole: ankle; toes: ball; knee, shin: knee;
                                // palm: wrist; forearm: elbow
  math::Vec3 second{0};         // shin: ankle; forearm: wrist; others unused
  math::Quat turn{1, 0, 0, 0};  // from rest: sole: foot; shin: shank; palm,
                                // forearm: hand; toes, knee: unused
};

// A part of the body held at an anchor. `weight` in [0, 1] says how much it
// carries: 1 = it has landed, less = it is on its way there or away, and the
// anchor with it. It is held all the same.
struct Plant {
  Effector effector;
  Anchor anchor;
  double weight = 1;
};

// Where the part is in a pose.
Anchor AnchorOf(const Rig& rig, const RigPose& pose, Effector effector);
Anchor Mirror(const Anchor& anchor);

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/effector.h"
#include "engine/body/rig.h"
#include "engine/body/surface.h"

namespace limber::body {

// Where a planted part is held, metres, in the frame of its host.
struct Anchor {
  // sole, heel: ankle; toes: ball; knee, shin: knee; palm, handback: wrist;
  // forearm, arm: elbow; leg: knee; seat: above the sitting bones; pelvis, hip,
  // belly: middle of the hips; ribcage, back, shoulder, chest: T8; occiput,
  // forehead, cheek: middle of the skull
  math::Vec3 first{0};
  // shin, leg: ankle; forearm, arm: wrist; others unused
  math::Vec3 second{0};
  // From rest. sole, heel: foot; shin: shank; palm, handback, forearm: hand.
  // From the ribcage to the cheek: takes +y to the normal of what they lie on.
  // Others unused.
  math::Quat turn{1, 0, 0, 0};
};

// A part of the body held at an anchor. `weight` in [0, 1] says how much it
// carries: 1 = it has landed, less = it is on its way there or away, and the
// anchor with it. It is held all the same.
struct Plant {
  Effector effector;
  Anchor anchor;
  double weight = 1;
  Host host{};  // what the anchor moves with
  // [-1, 1]: 1 = what lies does not creep along; -1 = a pelvis may slide.
  double grip = 0;
};

// Where the part is in a pose, world space; parts that lie on something are
// taken to lie on the level.
Anchor AnchorOf(const Rig& rig, const RigPose& pose, Effector effector);
Anchor Mirror(const Anchor& anchor);

}  // namespace limber::body

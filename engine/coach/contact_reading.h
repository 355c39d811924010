// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/coach/ask.h"

namespace limber::coach {

// How a part of the body lies on something in one performed frame: measured on
// the skin as drawn, world space, metres.
struct ContactReading {
  body::ContactMeasure measure;
  body::ContactSurface surface;
  // Middle of the patch and normal of the surface in the frame of what it lies
  // on: what stays where it is as the body moves.
  math::Vec3 place{0}, normal{0, 1, 0};
  bool on_ground = false;  // and not on a part of the body
  bool rolls = false;      // on a bar: what touches wanders
  double weight = 0;       // of its plant, [0, 1]; 0 = it is not planted there
  double slide = 0;  // along the surface, from where the contact began; of a
                     // surface of the body: against that part; where it
                     // rolls: from where it would be had nothing slipped
};

// Reads the part on what it is planted on, or on `ground` where it is not.
// `points` is the skin of the pose that solves `ask`. The palm of a planted
// forearm lies along with it. Allocates nothing.
ContactReading ReadContact(const body::Rig& rig,
                           const body::SkinPatches& patches,
                           const body::RigPose& pose, const Ask& ask,
                           std::span<const math::Vec3f> points,
                           body::Effector effector,
                           const body::ContactSurface& ground);

}  // namespace limber::coach

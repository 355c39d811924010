// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/anim/mesh.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"

namespace limber::coach {

// The plane, world space, that touches the skin of a part of the body where
// that is nearest to a patch: what a hand is laid on. If `round`, the ball that
// is nearest to the skin there: what fingers reach round. `points` is the skin
// of the pose. Where the part has no skin, a plane through its joint.
body::ContactSurface SkinNear(const body::Rig& rig, const anim::Mesh& body,
                              const body::RigPose& pose,
                              std::span<const math::Vec3f> points,
                              const body::SkinPatch& patch, body::Host host,
                              bool round = false);

// The plane, world space, that one of two hands is laid on where they meet:
// turned as the palm is in the pose, with the middle of the palm so far from
// the plane between both hands, which goes through `middle` and has the normal
// `across`, unit length, towards this hand.
body::ContactSurface BetweenHands(const body::SkinPatch& palm,
                                  std::span<const math::Vec3f> points,
                                  const math::Vec3& middle,
                                  const math::Vec3& across);

// How far a surface that belongs to the trunk moves under a patch from empty to
// full lungs, m, world space: the mean over the skin near the patch. `empty`
// and `full` are the skin of one pose.
math::Vec3 BreathUnder(const body::Rig& rig, const anim::Mesh& body,
                       const body::SkinPatch& patch, body::Host host,
                       std::span<const math::Vec3f> empty,
                       std::span<const math::Vec3f> full);

}  // namespace limber::coach

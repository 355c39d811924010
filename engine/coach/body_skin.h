// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/anim/mesh.h"
#include "engine/body/host.h"
#include "engine/body/patch.h"

namespace limber::coach {

// The plane, world space, that touches the skin of a part of the body where
// that is nearest to a patch: what a hand is laid on. `points` is the skin of
// the pose. Where the part has no skin, a plane through its joint.
body::ContactSurface SkinNear(const body::Rig& rig, const anim::Mesh& body,
                              const body::RigPose& pose,
                              std::span<const math::Vec3f> points,
                              const body::SkinPatch& patch, body::Host host);

}  // namespace limber::coach

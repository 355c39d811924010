// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/anchor.h"
#include "engine/body/surface.h"

namespace limber::body {

// The frame of a host in a pose: where its joint is and how it has turned from
// rest. World space; the identity for the world itself.
struct HostFrame {
  math::Vec3 place{0};
  math::Quat turn{1, 0, 0, 0};
};
HostFrame FrameOf(const Rig& rig, const RigPose& pose, Host host);
int JointOf(const Rig& rig, Host host);  // -1 = the world
// The part of the body that a joint moves: what may be a host.
Host PartOfJoint(const Rig& rig, int joint);

// Between world space and a host's frame.
Anchor ToWorld(const HostFrame& frame, const Anchor& anchor);
Anchor ToHost(const HostFrame& frame, const Anchor& anchor);
math::Vec3 ToWorld(const HostFrame& frame, const math::Vec3& point);
math::Vec3 ToHost(const HostFrame& frame, const math::Vec3& point);
ContactSurface ToWorld(const HostFrame& frame, const ContactSurface& surface);
ContactSurface ToHost(const HostFrame& frame, const ContactSurface& surface);

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/body/rig.h"
#include "engine/coach/choreography.h"
#include "engine/coach/prop.h"

// Where the things of a movement are, world space.
namespace limber::coach {

// The props of a movement in its order, as large as the figure needs them,
// where the stances of the choreography lie on them. One that no stance lies
// on has the size that suits the figure's stature, and stands where it is of
// use. Names that are no prop are left out.
std::vector<Prop> PropsOf(const Movement& movement,
                          const Choreography& choreography,
                          const body::Rig& rig);

// Takes along what goes with the body: a phone in the right hand, a bag on the
// right shoulder, a pillow under the knees or between them; one for the head is
// as full as the head lies high. The rest stays.
// Follows from the pose alone; allocates nothing.
void CarryProps(const body::Rig& rig, const body::RigPose& pose,
                std::span<Prop> props);

// Puts rollers where they are once they have rolled so far, m, towards +z: as
// Ask says. Allocates nothing.
void RollProps(double distance, std::span<Prop> props);

// A round thing that rolls on the floor towards +z by `distance`, m, without
// slipping.
math::Transform Rolled(const math::Transform& from, double radius,
                       double distance);

}  // namespace limber::coach

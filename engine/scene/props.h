// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/coach/prop.h"
#include "engine/scene/frame.h"

// The things a movement is done on, at or with, as meshes in the space that
// coach/prop.h gives each: one mesh for each material, closed, less than 3000
// triangles together, less than 1500 a pillow. Deterministic.
namespace limber::scene {

std::vector<PropMesh> MakeProp(const coach::PropSize& size);

// What of a thing shades the floor it touches, for Frame::capsules; appended.
void AppendContacts(const coach::Prop& prop,
                    std::vector<Frame::Capsule>& capsules);

}  // namespace limber::scene

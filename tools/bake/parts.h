// SPDX-License-Identifier: MIT
#pragma once

#include "tools/bake/gltf.h"
#include "tools/bake/makehuman.h"
#include "tools/bake/recipe.h"

namespace limber::bake {

// The skin: one vertex per pair of vertex and uv of the source, in that order.
Part BodyPart(const BodyMesh& body);

// Both eyeballs, painted in COLOR_0, each rigid to its joint.
Part EyesPart(const BodyMesh& body);

}  // namespace limber::bake

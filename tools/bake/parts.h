// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tools/bake/gltf.h"
#include "tools/bake/makehuman.h"
#include "tools/bake/recipe.h"
#include "tools/bake/skin_surface.h"

namespace limber::bake {

// The skin: one vertex per pair of vertex and uv of the source, in that order.
Part BodyPart(const BodyMesh& body);

// Both eyeballs, painted in COLOR_0, each rigid to its joint; they look `gaze`
// rad below straight ahead.
Part EyesPart(const BodyMesh& body, double gaze);

// The middle line of the left brow on the surface of the proxy.
std::vector<BrowStation> TraceBrow(const Proxy& proxy, const BodyMesh& body);

// Brows of single hairs on the surface of the package's brow proxy, and the
// lines of the upper lashes, `lashes` m wide; rigid to the head. COLOR_0 is the
// tone, up to 1; its alpha, what a hair covers.
Part BrowsPart(const SkinSurface& skin, const Proxy& proxy, double lashes);
void AddLashes(const SkinSurface& skin, double width, Part& brows);

// The cap of hair with its knot, and the tie of the knot where there is one;
// rigid to the head. COLOR_0 is the tone of each strand, 0.5 to 1.
std::vector<Part> HairParts(const SkinSurface& skin, HairStyle style);

}  // namespace limber::bake

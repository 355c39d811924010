// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tools/bake/skin_surface.h"

namespace limber::bake {

// How open the sky is over every body vertex in the rest pose, 0..1, from
// cosine-weighted rays of 12 cm: near skin counts more than far, so that limbs
// which move away in use leave little behind.
std::vector<double> AmbientOcclusion(const SkinSurface& skin);

}  // namespace limber::bake

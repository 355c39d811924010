// SPDX-License-Identifier: MIT
#pragma once

#include "engine/anim/mesh.h"

namespace limber::anim {

// The mesh with its weights smoothed over its surface: `steps` times half-way
// to the mean of the neighbours along the edges. For programs that know no
// delta mush: to smooth the weights is, where joints near each other do alike,
// to smooth the skin, and folds that plain skinning makes of hard seams open.
// The kInfluences heaviest stay, and sum to 1.
Mesh Softened(const Mesh& mesh, int steps);

}  // namespace limber::anim

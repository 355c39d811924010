// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/anim/skeleton.h"
#include "engine/gltf/model.h"
#include "engine/math/angle.h"
#include "engine/output/recording.h"

namespace limber::output {

// How far a track may be from what was recorded, at every sample.
inline constexpr double kTurnReach = math::Radians(0.01);
inline constexpr double kMoveReach = 5e-5;  // m

// Adds the tracks of a figure's joints, whose nodes are given in the order of
// its skeleton: turns of all of them, places where a joint leaves its rest
// place, no key that its neighbours give within reach. The axes of a joint are
// within reach in the world, not only against its parent: what a track misses,
// those of the joints below make up for. So a joint is at most as far from its
// place as the reach of the turns makes of the bones above it, some .3 mm.
// The last key of the first joint is that of the last sample.
void AddTracks(const anim::Skeleton& skeleton, const std::vector<int>& joints,
               const Recording& recording, gltf::Animation& animation);

// Adds a recorded thing: its node where it stands or begins, and tracks where
// it moves, comes or goes. What is not there has the size 0.
void AddTracks(const Recording::Thing& thing, const std::vector<double>& times,
               int node, gltf::File& file, gltf::Animation& animation);

}  // namespace limber::output

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/coach/movement.h"
#include "engine/coach/performer.h"
#include "engine/scene/frame.h"

namespace limber::stage {

// How strongly a target of the movement shows on one side of the body, [0, 1].
// What lengthens is measured; what works has no measure of its own and shows
// as near as the body is to the pose it works in. What shortens never shows as
// lengthening, whatever was declared.
double Lit(const coach::MuscleTarget& target,
           const coach::MuscleReading& reading, const coach::Ask& ask,
           const coach::Phase& phase, double ratio);

// Whether a target means this side: the side the movement is played for, the
// other one, or both. `played` = it is the side played for.
bool Means(const coach::MuscleTarget& target, bool played);

scene::RegionLight::State StateOf(coach::MuscleRole role);

// As the commands write it.
std::string_view RoleName(coach::MuscleRole role);

}  // namespace limber::stage

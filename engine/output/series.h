// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

#include "engine/check/take.h"
#include "engine/core/problem.h"

namespace limber::output {

// Writes one recording as comma-separated values into the folder, as
// "MOVEMENT_FIGURE.csv": a line of names, then a line for each sample with its
// time, phase, fullness of the lungs, margin of the centre of mass, gap and
// slide of every part that any phase declares (empty while it is not declared),
// and the stretch of the ten muscles that are stretched most in all of it,
// those of one's left and right apart. The file is whole or not there at all.
std::optional<core::Problem> WriteSeries(const check::Take& take,
                                         const std::filesystem::path& folder);

}  // namespace limber::output

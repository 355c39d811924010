// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/coach/performer.h"

namespace limber::coach {

// From this stretch on a muscle counts as clearly lengthened: half of what the
// range of active motion draws it. A model estimate of length against the
// neutral pose, no measure of what is felt.
inline constexpr double kLengthened = 0.5;

// The muscles at a time, s; valid until the next call.
using ReadMuscles = std::function<std::span<const MuscleReading>(double)>;

// Seconds of [0, total] that each muscle of each side was stretched by
// `threshold` or more: [muscle * 2 + Side]. Read `rate` times a second; between
// two readings the stretch goes evenly, so that a crossing counts where it is.
// Depends on nothing else: the same movement or routine, figure and settings
// give the same seconds.
std::vector<double> SecondsLengthened(const ReadMuscles& read, double total,
                                      double rate, double threshold);

}  // namespace limber::coach

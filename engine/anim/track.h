// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/math/vocabulary.h"

// Which samples of a motion are worth keeping as keys.
namespace limber::anim {

// Indices of samples, rising: one where all are within `most` of the first,
// else the first, the last, and as few between as a single pass finds, so that
// every sample is within `most` of what its two neighbours among the keys give
// at its time. A turn is judged both ways programs go from one key to the next,
// along the arc and along its chord (each number by itself, then normalised),
// and no step is wider than a quarter turn.
// times: rising, as many as samples, at least one. `most`: rad or m.
std::vector<std::size_t> KeysOf(std::span<const math::Quat> samples,
                                std::span<const double> times, double most);
std::vector<std::size_t> KeysOf(std::span<const math::Vec3> samples,
                                std::span<const double> times, double most);

// Between two keys, `share` of the way: along the arc, the shortest way.
math::Quat Between(const math::Quat& a, const math::Quat& b, double share);

// The angle from one turn to the other, rad; exact where it is small.
double AngleBetween(const math::Quat& a, const math::Quat& b);

}  // namespace limber::anim

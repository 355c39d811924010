// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace limber::render {

// Fewer triangles over the same vertices, from the connections alone, so the
// result holds in every pose and does not depend on one: edges are drawn
// together in rounds, each round about halves the count. Vertices on a border
// stay. For shadows, where the silhouette is blurred anyway.
std::vector<std::uint32_t> Simplify(std::span<const std::uint32_t> triangles,
                                    std::size_t vertex_count, int rounds);

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "tools/bake/skin_surface.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {

// A cut through the skin: positive inside, any smooth scale. `arm` and `head`
// are the arm's and head's share of the skin weights there.
struct SkinSpot {
  Vec3 position;
  double arm = 0, head = 0;
};
using Cut = std::function<double(const SkinSpot&)>;
using SpotTest = std::function<bool(const SkinSpot&)>;

// Per texel of `raster`, the distance to the line where `cut` is zero, m,
// positive inside. The line is traced on the skin and measured to, so near it
// the values are millimetres whatever the scale of the cut. Where `belongs` is
// false there is no line, and the texel is outside.
std::vector<double> HemDistance(const SkinSurface& skin, const UvRaster& raster,
                                const Cut& cut, const SpotTest& belongs);

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/figure.h"
#include "tools/bake/landmarks.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {

// How an outfit is cut; lengths in m on the reference person of Landmarks.
struct Outfit {
  double neck_front = 0.055;  // below the sternal notch
  double neck_back = 0.085;   // below C7
  double strap_width = 0.040;
  double armhole_back = 0.030;  // how far the back is cut in
  double leg_end = -0.285;      // from the knee, positive up the thigh

  static Outfit Of(const std::string& figure);  // "woman" or "man"
};

// rgb: top, legs, waist seam (positive above it, in the waistband); distances
// to their hems as distance_code.h says. The top is tucked in: it ends under
// the waistband, so that the belly is never bare.
body::Image PaintGarment(const SkinSurface& skin, const Landmarks& landmarks,
                         const UvRaster& raster, const Outfit& outfit);

}  // namespace limber::bake

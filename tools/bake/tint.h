// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/figure.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {

// Height above the hairline, m, of a point of the head: positive under the
// hair. The line is a curve round the skull by azimuth.
double AboveHairline(const BodyMesh& mesh, const Vec3& point);

// rgb: linear skin colour over linear skin tone, 128 = 1: lips, warm cheeks,
// nose, ears, knees, elbows, finger and toe tips, dark hair roots, brows and
// upper lash lines, dark inside of the mouth. a: ambient occlusion, 255 = open.
body::Image PaintTint(const SkinSurface& skin, const UvRaster& raster);

}  // namespace limber::bake

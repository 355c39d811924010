// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/body/figure.h"
#include "tools/bake/muscle_sheet.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {

// One region of one side as painted: a row per texel within 8 mm of it.
struct PaintedRegion {
  struct Row {
    int texel = 0;                  // index into UvRaster::texels()
    float distance = 0;             // m, positive inside
    float u = 0, t = 0, width = 0;  // width in m
  };
  std::string name;  // "rhomboid_major.left"
  bool deep = false;
  std::vector<Row> rows;
};

// Paints a left-hand sheet on either side; the right one is its mirror image.
PaintedRegion PaintRegion(const UvRaster& raster, const SkinSurface& skin,
                          const Region& region, const MuscleSheet& sheet,
                          bool left);

// The layer of every region, so that no two of a layer come within 8 mm or 5
// texels of each other; as few layers as greedy colouring finds.
std::vector<int> AssignLayers(const UvRaster& raster,
                              const std::vector<PaintedRegion>& regions);

struct MuscleLayers {
  std::vector<body::Image> layers;  // rgba, see body::SkinFields
  std::vector<body::Image> ids;     // 0 = none, else 1 + region index
};

MuscleLayers PaintLayers(const UvRaster& raster,
                         const std::vector<PaintedRegion>& regions,
                         const std::vector<int>& layer_of);

}  // namespace limber::bake

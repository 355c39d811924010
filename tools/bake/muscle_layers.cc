// SPDX-License-Identifier: MIT
#include "tools/bake/muscle_layers.h"

#include <algorithm>
#include <cmath>

#include "tools/bake/distance_code.h"

namespace limber::bake {
namespace {

constexpr int kGapTexels = 5;

// [texel of the picture] the regions whose inside is at or near it.
using Claims = std::vector<std::vector<int>>;

void Claim(Claims& claims, int pixel, int region) {
  auto& list = claims[pixel];
  if (list.empty() || list.back() != region) list.push_back(region);
}

std::vector<std::vector<char>> Conflicts(
    const UvRaster& raster, const std::vector<PaintedRegion>& regions) {
  const int n = static_cast<int>(regions.size()), size = raster.size();
  std::vector<std::vector<char>> out(n, std::vector<char>(n, 0));
  Claims near(std::size_t(size) * size);  // within 8 mm or 5 texels
  for (int r = 0; r < n; ++r) {
    for (const auto& row : regions[r].rows) {
      const int pixel = raster.texels()[row.texel].pixel;
      Claim(near, pixel, r);
      // Only texels at the outline reach outside it.
      if (row.distance < 0 || row.distance > 0.004) continue;
      const int x = pixel % size, y = pixel / size;
      for (int v = std::max(0, y - kGapTexels);
           v <= std::min(size - 1, y + kGapTexels); ++v) {
        for (int u = std::max(0, x - kGapTexels);
             u <= std::min(size - 1, x + kGapTexels); ++u) {
          Claim(near, v * size + u, r);
        }
      }
    }
  }
  for (int r = 0; r < n; ++r) {
    for (const auto& row : regions[r].rows) {
      if (row.distance < 0) continue;
      for (int other : near[raster.texels()[row.texel].pixel]) {
        if (other != r) out[r][other] = out[other][r] = 1;
      }
    }
  }
  return out;
}

}  // namespace

PaintedRegion PaintRegion(const UvRaster& raster, const SkinSurface& skin,
                          const Region& region, const MuscleSheet& sheet,
                          bool left) {
  PaintedRegion out;
  out.name = region.muscle + (left ? ".left" : ".right");
  out.deep = region.deep;
  const Vec3 mirror(left ? 1 : -1, 1, 1);
  for (std::size_t i = 0; i < raster.texels().size(); ++i) {
    const Texel& texel = raster.texels()[i];
    const Vec3 position = texel.position * mirror;
    // A sheet lies on its own half and ends at the midline.
    if (position.x < -MuscleSheet::kReach) continue;
    if (!(skin.Part(texel.triangle) & region.skin)) continue;
    const auto sample = sheet.At(position, texel.normal * mirror);
    if (!sample) continue;
    out.rows.push_back({static_cast<int>(i), float(sample->distance),
                        float(sample->u), float(sample->t),
                        float(sample->width)});
  }
  return out;
}

std::vector<int> AssignLayers(const UvRaster& raster,
                              const std::vector<PaintedRegion>& regions) {
  const int n = static_cast<int>(regions.size());
  const auto conflicts = Conflicts(raster, regions);
  // Brelaz: always the region whose neighbours hold the most layers already.
  std::vector<int> layer(n, -1);
  for (int step = 0; step < n; ++step) {
    int pick = -1, most = -1, degree = -1;
    for (int r = 0; r < n; ++r) {
      if (layer[r] >= 0) continue;
      std::vector<char> held(n, 0);
      int d = 0;
      for (int o = 0; o < n; ++o) {
        if (!conflicts[r][o]) continue;
        ++d;
        if (layer[o] >= 0) held[layer[o]] = 1;
      }
      const int count = static_cast<int>(std::count(held.begin(), held.end(), 1));
      if (count > most || (count == most && d > degree)) {
        pick = r;
        most = count;
        degree = d;
      }
    }
    std::vector<char> held(n + 1, 0);
    for (int o = 0; o < n; ++o) {
      if (conflicts[pick][o] && layer[o] >= 0) held[layer[o]] = 1;
    }
    layer[pick] =
        static_cast<int>(std::find(held.begin(), held.end(), 0) - held.begin());
  }
  return layer;
}

MuscleLayers PaintLayers(const UvRaster& raster,
                         const std::vector<PaintedRegion>& regions,
                         const std::vector<int>& layer_of) {
  const int count =
      layer_of.empty() ? 0 : *std::max_element(layer_of.begin(), layer_of.end()) + 1;
  MuscleLayers out;
  for (int l = 0; l < count; ++l) {
    auto layer = raster.Blank(4);
    auto ids = raster.Blank(1);
    for (std::size_t p = 0; p < layer.pixels.size(); p += 4) {
      layer.pixels[p] = EncodeDistance(-kCodeReach);
    }
    std::vector<float> best(raster.texels().size(), -1);
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (layer_of[r] != l) continue;
      for (const auto& row : regions[r].rows) {
        // Where two bands overlap, the nearer region holds the texel.
        if (row.distance <= best[row.texel]) continue;
        best[row.texel] = row.distance;
        const int pixel = raster.texels()[row.texel].pixel;
        std::uint8_t* rgba = &layer.pixels[std::size_t(pixel) * 4];
        rgba[0] = EncodeDistance(row.distance);
        rgba[1] = EncodeUnit(row.u);
        rgba[2] = EncodeUnit(row.t);
        rgba[3] = static_cast<std::uint8_t>(
            std::clamp(std::lround(row.width * 1000), 1l, 255l));
        ids.pixels[pixel] = static_cast<std::uint8_t>(r + 1);
      }
    }
    raster.Dilate(layer);
    raster.Dilate(ids);
    out.layers.push_back(std::move(layer));
    out.ids.push_back(std::move(ids));
  }
  return out;
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include "tools/bake/muscle_layers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "tools/bake/distance_code.h"

namespace limber::bake {
namespace {

constexpr int kGapTexels = 5;
constexpr int kColourings = 200;  // tries for fewer layers

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

// Brelaz: always the region whose neighbours hold the most layers already, into
// the lowest free layer; ties fall at random.
std::vector<int> Colour(const std::vector<std::vector<char>>& conflicts,
                        std::mt19937& random) {
  const int n = static_cast<int>(conflicts.size());
  std::vector<int> order(n), layer(n, -1);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  const auto held = [&](int region) {
    std::vector<char> out(n + 1, 0);
    for (int o = 0; o < n; ++o) {
      if (conflicts[region][o] && layer[o] >= 0) out[layer[o]] = 1;
    }
    return out;
  };
  for (int step = 0; step < n; ++step) {
    int pick = -1;
    std::ptrdiff_t most = -1;
    for (int region : order) {
      if (layer[region] >= 0) continue;
      const auto layers = held(region);
      const auto count = std::count(layers.begin(), layers.end(), 1);
      if (count > most) {
        pick = region;
        most = count;
      }
    }
    const auto layers = held(pick);
    layer[pick] = static_cast<int>(std::find(layers.begin(), layers.end(), 0) -
                                   layers.begin());
  }
  return layer;
}

int LayerCount(const std::vector<int>& layer_of) {
  return layer_of.empty()
             ? 0
             : *std::max_element(layer_of.begin(), layer_of.end()) + 1;
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
    // The jaw is no bar to a muscle of the neck, an arm is to one of the back.
    if (!((skin.Part(texel.triangle) & ~kOtherSkin) & region.skin) &&
        skin.Part(texel.triangle) != kOtherSkin) {
      continue;
    }
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
  const auto conflicts = Conflicts(raster, regions);
  std::mt19937 random(1);
  auto best = Colour(conflicts, random);
  for (int i = 1; i < kColourings; ++i) {
    auto next = Colour(conflicts, random);
    if (LayerCount(next) < LayerCount(best)) best = std::move(next);
  }
  return best;
}

MuscleLayers PaintLayers(const UvRaster& raster,
                         const std::vector<PaintedRegion>& regions,
                         const std::vector<int>& layer_of) {
  const int count = LayerCount(layer_of);
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

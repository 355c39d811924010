// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/body/figure.h"
#include "tools/bake/skin_surface.h"

namespace limber::bake {

// What the skin is at the centre of one texel.
struct Texel {
  Vec3 position = Vec3(0);  // rest pose, m
  Vec3 normal = Vec3(0);    // unit
  int triangle = -1;
  Vec3 weights = Vec3(0);  // barycentric in the triangle; slightly outside 0..1
                           // on the rim that continues an island over its edge
  int pixel = 0;           // row * size + column, rows from the top
};

// The body's uv space as a square of texels: those covered by the skin, with a
// rim of 1.5 texels that continues each island's plane.
class UvRaster {
 public:
  UvRaster(const SkinSurface& skin, int size);

  int size() const { return size_; }
  const std::vector<Texel>& texels() const { return texels_; }
  // An image of this size, filled with `value`.
  body::Image Blank(int channels, std::uint8_t value = 0) const;
  // Copies the nearest painted texel over every bare one up to `kGutter`
  // texels away, so that filtering and mip levels never meet the background.
  void Dilate(body::Image& image) const;

  static constexpr int kGutter = 8;

 private:
  int size_;
  std::vector<Texel> texels_;
  std::vector<std::pair<int, int>> gutter_;  // pixel, the pixel to copy
};

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/anim/skeleton.h"

namespace limber::body {

// An 8-bit picture, rows from the top, channels interleaved.
struct Image {
  int width = 0, height = 0, channels = 0;
  std::vector<std::uint8_t> pixels;  // width * height * channels
};

// What is painted on the body, in its uv space. Empty images where a figure
// has none. Distances are stored as round(128 + mm * 127 / 8): 8 bit, +-8 mm,
// positive inside.
struct SkinFields {
  // r: top, g: leggings or shorts, b: waist seam; distance to their hems
  Image garment;
  // rgb: skin colour over skin tone, 128 = 1 (lips, cheeks, hair root, ...);
  // a: ambient occlusion, 255 = open
  Image tint;
  // Muscle regions lie in layers, so that no two regions of a layer come
  // within 8 mm of each other. rgba of a layer: distance to the region's
  // outline; u across the fibres 0..1; t along them 0..1 from origin to
  // insertion; width across the fibres in mm (255 = 255 mm).
  std::vector<Image> muscle_layers;
  // [layer] one byte a texel: 0 = none, else 1 + index into muscle_regions
  std::vector<Image> muscle_ids;
  std::vector<std::string> muscle_regions;  // "rhomboid_major.left"
};

// A loaded figure: bind pose, metres, feet on y = 0, facing +z.
struct Figure {
  std::string name;
  double stature = 0;  // m
  anim::Skeleton skeleton;
  std::vector<anim::Mesh> parts;  // parts[0] is the body
  SkinFields fields;
};

// The same body at another stature, m: joints and skin grow in one proportion.
// What is painted on the skin grows along, distances to its edges as well.
// Requires: both statures are above zero.
void ScaleTo(double stature, Figure& figure);

}  // namespace limber::body

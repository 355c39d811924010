// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "engine/math/vocabulary.h"

// Private to this room: the uniform blocks of shaders/common_frame.glsl and
// common_regions.glsl, std140.
namespace limber::render {

using math::Mat4f;
using math::Vec4f;

struct FrameBlock {
  Mat4f clip_from_world;
  Mat4f shadow_from_world;               // to [0, 1] of the shadow map
  Vec4f eye;                             // xyz m; w: size of a pixel at 1 m, m
  std::array<Vec4f, 3> light_direction;  // key, rim, fill; world, unit
  std::array<Vec4f, 3> light_radiance;
  std::array<Vec4f, 3> ambient;
  Vec4f tone;  // exposure, vignette, 1 / window width, 1 / height
  Vec4f view;  // centre x, y of the view, glow, 1 / glow radius; px from
               // the top left
  std::array<Vec4f, 3> backdrop;  // linear display light; [0].w: middle share
  Vec4f floor;                    // colour; w: F0
  Vec4f floor_fade;               // centre x, z, solid radius, end radius; m
  Vec4f floor_u;       // place in the floor light: dot(xyz1 of (x, z, 1))
  Vec4f floor_v;       // likewise; w of floor_u: floor height, m
  Vec4f shadow_scale;  // uv per metre x, y; depth per metre; sin(elevation)
  Vec4f penumbra;      // per height; least m; most m; 1 / map size
};
static_assert(offsetof(FrameBlock, eye) == 128);
static_assert(offsetof(FrameBlock, ambient) == 240);
static_assert(offsetof(FrameBlock, tone) == 288);
static_assert(offsetof(FrameBlock, backdrop) == 320);
static_assert(offsetof(FrameBlock, floor) == 368);
static_assert(offsetof(FrameBlock, penumbra) == 448);
static_assert(sizeof(FrameBlock) == 464);

inline constexpr std::size_t kRegions = 255, kLayers = 16, kCapsules = 48;

struct RegionBlock {
  std::array<Vec4f, kRegions + 1> fill;  // [1 + region] linear; w: opacity
  // stripe spacing mm; state; length mm; lift
  std::array<Vec4f, kRegions + 1> style;
};

struct CapsuleBlock {
  std::array<Vec4f, kCapsules> a;  // w: radius
  std::array<Vec4f, kCapsules> b;
};

}  // namespace limber::render

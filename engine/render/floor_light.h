// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/render/program.h"
#include "engine/render/shadow_map.h"

namespace limber::render {

// A small picture of what the floor receives: shadow of the key light and
// contact shade. Soft by nature, so few texels do, each with many samples;
// floor and mat then read one texel a pixel.
class FloorLight {
 public:
  static core::Loaded<FloorLight> Create();

  // Needs the frame block of this frame and the shadow map to be bound.
  void Draw(const scene::Frame& frame, const FloorPatch& patch, bool high);
  void Bind();

  // Coefficients of (x, z, 1) that give the place in the picture, per axis.
  static std::array<math::Vec3f, 2> PlaceOf(const FloorPatch& patch);

 private:
  struct Gather {
    Program program;
    GLint corner = -1, side_a = -1, side_b = -1, texel = -1, count = -1;
  };
  void Resize(int width, int height);

  std::array<Gather, 2> gather_;  // software, high
  Program blur_;
  GLint u_blur_texel_ = -1;
  std::array<Texture, 2> picture_;
  std::array<Framebuffer, 2> framebuffer_;
  Buffer capsules_;
  VertexArray nothing_;
  int width_ = 0, height_ = 0;
};

}  // namespace limber::render

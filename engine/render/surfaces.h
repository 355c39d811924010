// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/render/blocks.h"
#include "engine/render/figure_mesh.h"
#include "engine/render/program.h"
#include "engine/scene/frame.h"

namespace limber::render {

// The programs of what has light on it, in one tier, and their uniforms.
class Surfaces {
 public:
  static core::Loaded<Surfaces> Create(bool high);

  // Each makes its program current and sets what a frame or a thing needs.
  void UseBody(const scene::Frame& frame,
               std::span<const FigureMesh::Region> regions);
  void UsePart(const scene::Frame& frame, scene::Surface surface);
  void UseProp(scene::Surface surface);
  void UseFloor(const math::Vec2f& corner, const math::Vec2f& side_a,
                const math::Vec2f& side_b);
  void UseBackdrop();

 private:
  Program body_, part_, prop_, floor_, backdrop_;
  struct {
    GLint skin, wrap, cloth, finish, outline, lit, layers, layer_count, tendon,
        outline_pixels;
  } u_body_{};
  struct {
    GLint base, finish;
  } u_part_{};
  struct {
    GLint base, second, finish;
  } u_prop_{};
  struct {
    GLint corner, side_a, side_b;
  } u_floor_{};
  Buffer regions_;
  RegionBlock block_{};
};

}  // namespace limber::render

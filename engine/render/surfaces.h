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
  // The body comes in two: bare skin and clothes, and what has lit regions.
  // SetRegions before UseBody.
  void SetRegions(const scene::Frame& frame,
                  std::span<const FigureMesh::Region> regions);
  void UseBody(const scene::Frame& frame, bool painted);
  void UsePart(const scene::Frame& frame, scene::Surface surface);
  // The skin as glass, as far as the frame's inner bodies show.
  void UseGlass(const scene::Frame& frame);
  void UseProp(scene::Surface surface, const math::Mat4f& world_from_prop,
               float opacity);
  void UseFloor(const math::Vec2f& corner, const math::Vec2f& side_a,
                const math::Vec2f& side_b, bool shaded);
  // Marks over the floor they lie on; sets how they are blended with it.
  void UseMarks(const scene::Frame& frame, const math::Vec2f& corner,
                const math::Vec2f& side_a, const math::Vec2f& side_b);
  void UseBackdrop();

 private:
  std::array<Program, 2> body_;  // bare, painted
  Program part_, glass_, prop_, mat_, marks_, backdrop_;
  std::array<Program, 2> floor_;  // bare, shaded
  struct BodyUniforms {
    GLint skin, wrap, cloth, finish, outline, lit, lit_layers, tendon,
        outline_pixels;
  };
  std::array<BodyUniforms, 2> u_body_{};
  struct {
    GLint base, finish;
  } u_part_{};
  struct PropUniforms {
    GLint base, second, finish, world, opacity;
  };
  PropUniforms u_prop_{}, u_mat_{};
  struct FloorUniforms {
    GLint corner, side_a, side_b;
  };
  std::array<FloorUniforms, 2> u_floor_{};
  FloorUniforms u_marks_place_{};
  GLint u_marks_ = -1, u_glass_ = -1;
  Buffer regions_;
  RegionBlock block_{};
  float lit_ = 0;  // the strongest light of a region
  GLint lit_layers_ = 0;
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <glm/glm.hpp>

#include "engine/render/figure_mesh.h"
#include "engine/render/ghost_mesh.h"
#include "engine/render/inner_meshes.h"
#include "engine/render/program.h"
#include "engine/render/prop_meshes.h"

namespace limber::render {

// A rectangle of the floor, (x, z) metres.
struct FloorPatch {
  math::Vec2f corner{0}, side_a{0}, side_b{0};
};

// Depth seen from the key light, fitted to what casts.
class ShadowMap {
 public:
  static core::Loaded<ShadowMap> Create();

  // Fits the map and the patch of floor that the shadow may touch. `props` are
  // those of the frame; `light` is the unit vector towards the key light.
  void Fit(const scene::Frame& frame, const PropMeshes& props,
           const math::Vec3f& light);
  // `figure`, `ghost` and `inner` may be null.
  void Draw(const scene::Frame& frame, FigureMesh* figure, GhostMesh* ghost,
            InnerMeshes* inner, PropMeshes& props, int size);
  void Bind();

  const glm::mat4& shadow_from_world() const { return shadow_from_world_; }
  const FloorPatch& patch() const { return patch_; }
  // uv per metre in x, y; depth per metre along the light.
  const math::Vec3f& scale() const { return scale_; }

 private:
  Program program_, fading_;
  GLint u_clip_ = -1, u_fading_clip_ = -1, u_opacity_ = -1;
  Texture map_;
  Sampler compared_, plain_;
  Framebuffer framebuffer_;
  int size_ = 0;
  glm::mat4 shadow_from_world_{1}, clip_from_world_{1};
  FloorPatch patch_;
  math::Vec3f scale_{1};
};

}  // namespace limber::render

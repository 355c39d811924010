// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/render/damage.h"
#include "engine/render/figure_mesh.h"
#include "engine/render/floor_light.h"
#include "engine/render/frame_uniforms.h"
#include "engine/render/ghost_mesh.h"
#include "engine/render/inner_meshes.h"
#include "engine/render/prop_meshes.h"
#include "engine/render/shadow_map.h"
#include "engine/render/surfaces.h"
#include "engine/render/viewpoint.h"

namespace limber::render {

// The studio with the figure and the props in it.
class ScenePass {
 public:
  static core::Loaded<ScenePass> Create();

  // Uploads what changed, and works out what light falls where. Leaves its
  // own framebuffer and viewport bound.
  void Prepare(const scene::Frame& frame, const Viewpoint& view, int width,
               int height);

  // Into the framebuffer that is bound, within the scissor, one over the other:
  // what stays while the window does; while the camera does; and the rest.
  void DrawBackdrop(const scene::Frame& frame);
  void DrawBareFloor(const scene::Frame& frame);
  void DrawMoving(const scene::Frame& frame);

  // Pixels that DrawMoving touches. After Prepare.
  PixelRect BoundsOf(const scene::Frame& frame, const Viewpoint& view,
                     int width, int height) const;

 private:
  // What the shadow and the floor's light depend on, besides the props.
  struct ShadowKey {
    std::uint64_t figure = 0, pose = 0;
    double azimuth = 0;
    scene::Theme theme{};
    scene::Tier tier{};
    float floor_y = 0;
    float inner = 0;  // how far what is under the skin shows
    std::uint64_t muscles = 0;
    bool operator==(const ShadowKey&) const = default;
  };

  void Stream(const scene::Frame& frame, const Viewpoint& view);
  void DrawFigure(const scene::Frame& frame, Surfaces& surfaces);
  void DrawSkin(const scene::Frame& frame, Surfaces& surfaces);
  void DrawFading(const scene::Frame& frame, Surfaces& surfaces);
  void DrawFins(const scene::Frame& frame, Surfaces& surfaces);
  void DrawGhost(const scene::Frame& frame);
  void DrawFloor(const FloorPatch& patch, bool shaded, Surfaces& surfaces);
  void DrawMarks(const scene::Frame& frame, Surfaces& surfaces);

  std::array<Surfaces, 2> surfaces_;  // software, high
  ShadowMap shadow_;
  FloorLight floor_light_;
  FigureMesh figure_;
  std::array<GhostMesh, 2> ghost_;    // software, high
  std::array<InnerMeshes, 2> inner_;  // likewise
  PropMeshes props_;
  FrameUniforms uniforms_;
  VertexArray nothing_;
  ShadowKey cast_;
  bool cast_valid_ = false;
  bool ghost_cast_ = false;  // a solid ghost is in the shadow
};

}  // namespace limber::render

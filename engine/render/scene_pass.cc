// SPDX-License-Identifier: MIT
#include "engine/render/scene_pass.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/studio.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using scene::Frame;

constexpr int kShadowSoftware = 1024, kShadowHigh = 2048;
// A fin reaches this far beyond the vertices, pixels.
constexpr int kRim = 4;
// Ground marks reach so far to both sides, m.
constexpr float kMarksAside = 1.35f;

FloorPatch MarksPatch(const Frame& frame) {
  const float far = scene::StudioOf(frame.theme).floor_far;
  const Vec2f reach(kMarksAside, far);
  return {Vec2f(frame.floor_centre.x, frame.floor_centre.z) - reach,
          {2 * reach.x, 0},
          {0, 2 * reach.y}};
}

}  // namespace

core::Loaded<ScenePass> ScenePass::Create() {
  core::Loaded<ScenePass> loaded;
  ScenePass pass;
  const auto take = [&](auto&& from, auto& to) {
    if (from.ok()) to = std::move(*from.value);
    loaded.problems.insert(loaded.problems.end(), from.problems.begin(),
                           from.problems.end());
  };
  take(Surfaces::Create(false), pass.surfaces_[0]);
  take(Surfaces::Create(true), pass.surfaces_[1]);
  take(GhostMesh::Create(false), pass.ghost_[0]);
  take(GhostMesh::Create(true), pass.ghost_[1]);
  take(InnerMeshes::Create(false), pass.inner_[0]);
  take(InnerMeshes::Create(true), pass.inner_[1]);
  take(ShadowMap::Create(), pass.shadow_);
  take(FloorLight::Create(), pass.floor_light_);
  if (!loaded.problems.empty()) return loaded;
  // Streams without colours or edges draw white, solid vertices.
  glVertexAttrib4f(kColour, 1, 1, 1, 1);
  glVertexAttrib1f(kEdge, 0);
  loaded.value = std::move(pass);
  return loaded;
}

void ScenePass::Stream(const Frame& frame, const Viewpoint& view) {
  bool moved = props_.Fit(frame.props);
  if (frame.figure) {
    if (!figure_.Holds(frame)) {
      figure_.Upload(frame);
      moved = true;
    }
    if (moved || figure_.pose() != frame.pose_id) {
      figure_.Stream(frame);
      moved = true;
    }
  }
  if (frame.figure) figure_.SortTriangles(frame);
  const bool solid = frame.ghost && frame.ghost->solid;
  moved |= solid != ghost_cast_;
  ghost_cast_ = solid;
  if (frame.ghost) {
    const bool high = frame.tier == scene::Tier::kHigh;
    moved |= ghost_[high].Fit(frame) && solid;
  }
  if (frame.inner) inner_[frame.tier == scene::Tier::kHigh].Fit(frame);
  if (frame.tier == scene::Tier::kSoftware) {
    if (frame.inner) inner_[0].StreamFins(frame, view.eye);
    if (frame.figure) figure_.StreamFins(frame, view.eye);
    props_.StreamFins(frame.props, view.eye);
  }
  if (moved) cast_valid_ = false;
}

void ScenePass::Prepare(const Frame& frame, const Viewpoint& view, int width,
                        int height) {
  Stream(frame, view);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  const bool high = frame.tier == scene::Tier::kHigh;
  const ShadowKey cast{frame.figure ? frame.figure->id : 0,
                       frame.pose_id,
                       frame.camera.azimuth,
                       frame.theme,
                       frame.tier,
                       frame.floor_y,
                       frame.inner ? frame.inner->shown : 0,
                       frame.inner ? frame.inner->muscles.shape_id : 0};
  const bool recast = !cast_valid_ || !(cast == cast_);
  if (recast) {
    shadow_.Fit(frame, props_,
                scene::Direction(scene::StudioOf(frame.theme).key,
                                 frame.camera.azimuth));
  }
  uniforms_.Set(frame, view, shadow_, width, height);
  if (recast) {
    glDisable(GL_CULL_FACE);
    shadow_.Draw(frame, frame.figure ? &figure_ : nullptr,
                 frame.ghost ? &ghost_[high] : nullptr,
                 frame.inner ? &inner_[high] : nullptr, props_,
                 high ? kShadowHigh : kShadowSoftware);
    shadow_.Bind();
    floor_light_.Draw(frame, shadow_.patch(), high);
    cast_ = cast;
    cast_valid_ = true;
  }
  shadow_.Bind();
  floor_light_.Bind();
}

void ScenePass::DrawFloor(const FloorPatch& patch, bool shaded,
                          Surfaces& surfaces) {
  surfaces.UseFloor(patch.corner, patch.side_a, patch.side_b, shaded);
  glDisable(GL_CULL_FACE);
  glBindVertexArray(nothing_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void ScenePass::DrawMarks(const Frame& frame, Surfaces& surfaces) {
  if (frame.marks.opacity <= 0) return;
  const FloorPatch patch = MarksPatch(frame);
  glEnable(GL_BLEND);
  glDepthMask(GL_FALSE);
  surfaces.UseMarks(frame, patch.corner, patch.side_a, patch.side_b);
  glBindVertexArray(nothing_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
}

void ScenePass::DrawBackdrop(const Frame& frame) {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  surfaces_[frame.tier == scene::Tier::kHigh].UseBackdrop();
  glBindVertexArray(nothing_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

void ScenePass::DrawBareFloor(const Frame& frame) {
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  const float far = scene::StudioOf(frame.theme).floor_far;
  const Vec2f centre(frame.floor_centre.x, frame.floor_centre.z);
  DrawFloor({centre - Vec2f(far), Vec2f(2 * far, 0), Vec2f(0, 2 * far)}, false,
            surfaces_[frame.tier == scene::Tier::kHigh]);
  glDisable(GL_BLEND);
}

void ScenePass::DrawMoving(const Frame& frame) {
  Surfaces& surfaces = surfaces_[frame.tier == scene::Tier::kHigh];
  if (frame.figure) {
    surfaces.SetRegions(frame, figure_.regions());
    figure_.BindPictures();
  }
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glEnable(GL_CULL_FACE);
  glCullFace(GL_BACK);
  // Rows run from the top, which turns triangles once, a mirror once more.
  glFrontFace(frame.mirror ? GL_CCW : GL_CW);
  if (frame.inner) {
    inner_[frame.tier == scene::Tier::kHigh].Draw();
  } else {
    DrawFigure(frame, surfaces);
  }
  for (const PropMeshes::Drawn& drawn : props_.drawn()) {
    if (drawn.fades()) continue;
    surfaces.UseProp(drawn.surface, drawn.world_from_prop, 1);
    props_.Draw(drawn);
  }
  // The floor as the shadow leaves it, behind what stands on it.
  DrawFloor(shadow_.patch(), true, surfaces);
  DrawMarks(frame, surfaces);
  if (frame.inner) DrawSkin(frame, surfaces);
  DrawFading(frame, surfaces);
  DrawFins(frame, surfaces);
  if (frame.ghost) DrawGhost(frame);
}

void ScenePass::DrawGhost(const Frame& frame) {
  glEnable(GL_DEPTH_TEST);
  glEnable(GL_CULL_FACE);
  glFrontFace(frame.mirror ? GL_CCW : GL_CW);
  ghost_[frame.tier == scene::Tier::kHigh].Draw(frame);
  glDisable(GL_CULL_FACE);  // the next backdrop is one triangle either way
}

// Over what is under it: as glass, and on top of that what is left of skin,
// clothes and hair. Depth first, each time: of a body only its near side shows.
void ScenePass::DrawSkin(const Frame& frame, Surfaces& surfaces) {
  const bool high = frame.tier == scene::Tier::kHigh;
  glEnable(GL_BLEND);
  if (!high) {
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    inner_[0].DrawFins();
    glDepthMask(GL_TRUE);
  }
  glEnable(GL_CULL_FACE);
  glFrontFace(frame.mirror ? GL_CCW : GL_CW);
  const auto twice = [&](const auto& draw) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    draw();
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    draw();
  };
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  surfaces.UseGlass(frame);
  FigurePart& body = figure_.parts()[0];
  twice([&] {
    glBindVertexArray(body.vertices.name());
    glDrawElements(GL_TRIANGLES, body.index_count, GL_UNSIGNED_INT, nullptr);
  });
  if (!high) {
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    figure_.DrawFins(0);
    figure_.DrawPaintedFins();
    glDepthMask(GL_TRUE);
    glEnable(GL_CULL_FACE);
  }
  const float left = 1 - frame.inner->shown;
  if (left > 0) {
    glBlendFunc(GL_CONSTANT_ALPHA, GL_ONE_MINUS_CONSTANT_ALPHA);
    glBlendColor(0, 0, 0, left);
    twice([&] { DrawFigure(frame, surfaces); });
  }
  glDisable(GL_BLEND);
}

void ScenePass::DrawFading(const Frame& frame, Surfaces& surfaces) {
  const auto draw = [&] {
    for (const PropMeshes::Drawn& drawn : props_.drawn()) {
      if (!drawn.fades()) continue;
      surfaces.UseProp(drawn.surface, drawn.world_from_prop, drawn.opacity);
      props_.Draw(drawn);
    }
  };
  const auto fades = &PropMeshes::Drawn::fades;
  if (std::ranges::none_of(props_.drawn(), fades)) return;
  glEnable(GL_CULL_FACE);
  glFrontFace(frame.mirror ? GL_CCW : GL_CW);
  // Depth first: through what fades shows what lies behind it, and not its own
  // far side.
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  draw();
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  draw();
  glDisable(GL_BLEND);
}

void ScenePass::DrawFigure(const Frame& frame, Surfaces& surfaces) {
  if (!frame.figure) return;
  auto parts = figure_.parts();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].surface == scene::Surface::kBrow) continue;
    glBindVertexArray(parts[i].vertices.name());
    GLsizei bare = 0;
    if (i == 0) {
      bare = figure_.bare_count();
      surfaces.UseBody(frame, false);
      glDrawElements(GL_TRIANGLES, bare, GL_UNSIGNED_INT, nullptr);
      if (bare == parts[i].index_count) continue;
      surfaces.UseBody(frame, true);
    } else {
      surfaces.UsePart(frame, parts[i].surface);
    }
    glDrawElements(GL_TRIANGLES, parts[i].index_count - bare, GL_UNSIGNED_INT,
                   Offset(std::size_t(bare) * sizeof(std::uint32_t)));
  }
}

void ScenePass::DrawFins(const Frame& frame, Surfaces& surfaces) {
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glDepthMask(GL_FALSE);
  glDisable(GL_CULL_FACE);
  const bool software = frame.tier == scene::Tier::kSoftware;
  if (software) {
    for (std::size_t i = 0; i < props_.drawn().size(); ++i) {
      const PropMeshes::Drawn& drawn = props_.drawn()[i];
      surfaces.UseProp(drawn.surface, drawn.world_from_prop, drawn.opacity);
      props_.DrawFins(i);
    }
  }
  if (frame.figure && !frame.inner) {
    auto parts = figure_.parts();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].surface == scene::Surface::kBrow) {
        surfaces.UsePart(frame, parts[i].surface);
        glBindVertexArray(parts[i].vertices.name());
        glDrawElements(GL_TRIANGLES, parts[i].index_count, GL_UNSIGNED_INT,
                       nullptr);
        continue;
      }
      if (!software) continue;
      if (i == 0) {
        surfaces.UseBody(frame, true);
        figure_.DrawPaintedFins();
        surfaces.UseBody(frame, false);
      } else {
        surfaces.UsePart(frame, parts[i].surface);
      }
      figure_.DrawFins(i);
    }
  }
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
}

PixelRect ScenePass::BoundsOf(const Frame& frame, const Viewpoint& view,
                              int width, int height) const {
  const PixelRect window{0, 0, width, height};
  Vec2f low(1e9f), high(-1e9f);
  bool behind = false;  // something lies behind the eye
  const auto add = [&](const Vec3f& p) {
    const math::Vec4f clip = view.clip_from_world * math::Vec4f(p, 1);
    behind |= clip.w < 1e-3f;
    const Vec2f at = Vec2f(clip) / clip.w;
    low = glm::min(low, at);
    high = glm::max(high, at);
  };
  for (const auto& places : frame.positions) {
    for (const Vec3f& place : places) add(place);
  }
  if (frame.ghost) {
    for (const auto& places : frame.ghost->positions) {
      for (const Vec3f& place : places) add(place + frame.ghost->moved);
    }
  }
  for (const PropMeshes::Drawn& drawn : props_.drawn()) {
    for (const Vec3f& place : frame.props[drawn.place].mesh->positions) {
      add(Vec3f(drawn.world_from_prop * math::Vec4f(place, 1)));
    }
  }
  const auto add_patch = [&](const FloorPatch& patch) {
    for (const float a : {0.f, 1.f}) {
      for (const float b : {0.f, 1.f}) {
        const Vec2f at = patch.corner + a * patch.side_a + b * patch.side_b;
        add({at.x, frame.floor_y, at.y});
      }
    }
  };
  add_patch(shadow_.patch());
  if (frame.marks.opacity > 0) add_patch(MarksPatch(frame));
  if (behind) return window;
  const Vec2f half(.5f * float(width), .5f * float(height));
  const Vec2f limit(1e6f);
  low = glm::clamp((low + 1.f) * half, -limit, limit);
  high = glm::clamp((high + 1.f) * half, -limit, limit);
  return PixelRect{int(low.x) - kRim, int(low.y) - kRim, int(high.x) + kRim,
                   int(high.y) + kRim}
      .Shared(window);
}

}  // namespace limber::render

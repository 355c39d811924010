// SPDX-License-Identifier: MIT
#include "engine/render/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "engine/render/blocks.h"
#include "engine/render/figure_mesh.h"
#include "engine/render/floor_light.h"
#include "engine/render/overlay_pass.h"
#include "engine/render/prop_meshes.h"
#include "engine/render/shadow_map.h"
#include "engine/render/surfaces.h"
#include "engine/render/targets.h"
#include "engine/render/viewpoint.h"
#include "engine/scene/studio.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using scene::Frame;

constexpr GLuint kFrameSlot = 0;
constexpr int kShadowSoftware = 1024, kShadowHigh = 2048;

// What the static layer, backdrop and unshadowed floor, depends on.
struct StillKey {
  scene::Theme theme{};
  scene::Camera camera;
  std::array<int, 4> view{};
  float floor_y = 0;
  Vec3f floor_centre{0};
  bool mirror = false;

  explicit StillKey(const Frame& f)
      : theme(f.theme),
        camera(f.camera),
        view{f.view_x, f.view_y, f.view_width, f.view_height},
        floor_y(f.floor_y),
        floor_centre(f.floor_centre),
        mirror(f.mirror) {}
  StillKey() = default;
  bool operator==(const StillKey& o) const {
    return theme == o.theme && camera.azimuth == o.camera.azimuth &&
           camera.elevation == o.camera.elevation &&
           camera.distance == o.camera.distance &&
           camera.target == o.camera.target && camera.fov == o.camera.fov &&
           view == o.view && floor_y == o.floor_y &&
           floor_centre == o.floor_centre && mirror == o.mirror;
  }
};

// What the shadow and the floor's light depend on, besides the props.
struct ShadowKey {
  std::uint64_t figure = 0, pose = 0;
  double azimuth = 0;
  scene::Theme theme{};
  scene::Tier tier{};
  float floor_y = 0;
  bool operator==(const ShadowKey&) const = default;
};

#ifndef NDEBUG
// A fault of ours, not of the user: told where a developer sees it.
void GLAD_API_PTR Report(GLenum, GLenum type, GLuint, GLenum, GLsizei,
                         const GLchar* text, const void*) {
  if (type == GL_DEBUG_TYPE_ERROR) std::fprintf(stderr, "opengl: %s\n", text);
}
#endif

FrameBlock BlockOf(const Frame& frame, const Viewpoint& view,
                   const ShadowMap& shadow, int width, int height) {
  const scene::Studio& studio = scene::StudioOf(frame.theme);
  FrameBlock block;
  block.clip_from_world = view.clip_from_world;
  block.shadow_from_world = shadow.shadow_from_world();
  block.eye = Vec4f(view.eye, view.pixel);
  std::size_t i = 0;
  for (const scene::StudioLight* light :
       {&studio.key, &studio.rim, &studio.fill}) {
    block.light_direction[i] =
        Vec4f(scene::Direction(*light, frame.camera.azimuth), 0);
    block.light_radiance[i] = Vec4f(light->radiance, 0);
    ++i;
  }
  for (i = 0; i < 3; ++i) {
    block.ambient[i] = Vec4f(studio.ambient[i], 0);
    block.backdrop[i] = Vec4f(studio.backdrop[i], studio.backdrop_middle);
  }
  block.tone = {studio.exposure, studio.vignette, 1.f / float(width),
                1.f / float(height)};
  block.view = {view.centre.x, .55f * float(height), studio.glow,
                1 / studio.glow_radius};
  block.floor = Vec4f(studio.floor, studio.floor_f0);
  block.floor_fade = {frame.floor_centre.x, frame.floor_centre.z,
                      studio.floor_near, studio.floor_far};
  const auto place = FloorLight::PlaceOf(shadow.patch());
  block.floor_u = Vec4f(place[0], frame.floor_y);
  block.floor_v = Vec4f(place[1], 0);
  block.shadow_scale = Vec4f(shadow.scale(), std::sin(studio.key.elevation));
  block.penumbra = {studio.penumbra, studio.penumbra_least,
                    studio.penumbra_most, 0};
  return block;
}

}  // namespace

class Renderer::Impl {
 public:
  core::Loaded<bool> Start();
  void Draw(const Frame& frame, int width, int height);
  void Present();
  void ReadPixels(std::vector<std::uint8_t>& rgb);

  OverlayPass overlay_;
  std::string description_;

 private:
  void Stream(const Frame& frame, const Viewpoint& view);
  void DrawStill(const Frame& frame, Surfaces& surfaces);
  void DrawMoving(const Frame& frame, Surfaces& surfaces);
  void DrawFins(const Frame& frame, Surfaces& surfaces);
  void DrawFloor(const FloorPatch& patch, bool shaded, Surfaces& surfaces);

  Targets targets_;
  std::array<Surfaces, 2> surfaces_;
  ShadowMap shadow_;
  FloorLight floor_light_;
  FigureMesh figure_;
  PropMeshes props_;
  Buffer frame_block_;
  VertexArray nothing_;
  StillKey still_;
  ShadowKey cast_;
  bool still_valid_ = false, cast_valid_ = false;
};

core::Loaded<bool> Renderer::Impl::Start() {
  core::Loaded<bool> loaded;
  const auto take = [&](auto&& from, auto& to) {
    if (from.ok()) to = std::move(*from.value);
    loaded.problems.insert(loaded.problems.end(), from.problems.begin(),
                           from.problems.end());
  };
  take(Surfaces::Create(false), surfaces_[0]);
  take(Surfaces::Create(true), surfaces_[1]);
  take(ShadowMap::Create(), shadow_);
  take(FloorLight::Create(), floor_light_);
  take(OverlayPass::Create(), overlay_);
  if (!loaded.problems.empty()) return loaded;
  glBindBuffer(GL_UNIFORM_BUFFER, frame_block_.name());
  glBufferData(GL_UNIFORM_BUFFER, sizeof(FrameBlock), nullptr, GL_DYNAMIC_DRAW);
  // Streams without colours or edges draw white, solid vertices.
  glVertexAttrib4f(kColour, 1, 1, 1, 1);
  glVertexAttrib1f(kEdge, 0);
  const auto text = [](GLenum name) {
    return std::string(reinterpret_cast<const char*>(glGetString(name)));
  };
  description_ = text(GL_VENDOR) + ", " + text(GL_RENDERER);
  loaded.value = true;
  return loaded;
}

void Renderer::Impl::Stream(const Frame& frame, const Viewpoint& view) {
  bool moved = props_.Fit(frame.props);
  if (frame.figure) {
    if (figure_.id() != frame.figure->id) {
      figure_.Upload(frame);
      moved = true;
    }
    if (moved || figure_.pose() != frame.pose_id) {
      figure_.Stream(frame);
      moved = true;
    }
  }
  if (frame.tier == scene::Tier::kSoftware) {
    if (frame.figure) figure_.StreamFins(frame, view.eye);
    props_.StreamFins(frame.props, view.eye);
  }
  if (moved) cast_valid_ = false;
}

void Renderer::Impl::DrawFloor(const FloorPatch& patch, bool shaded,
                               Surfaces& surfaces) {
  surfaces.UseFloor(patch.corner, patch.side_a, patch.side_b, shaded);
  glDisable(GL_CULL_FACE);
  glBindVertexArray(nothing_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::Impl::DrawStill(const Frame& frame, Surfaces& surfaces) {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  surfaces.UseBackdrop();
  glBindVertexArray(nothing_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  const float far = scene::StudioOf(frame.theme).floor_far;
  const Vec2f centre(frame.floor_centre.x, frame.floor_centre.z);
  DrawFloor({centre - Vec2f(far), Vec2f(2 * far, 0), Vec2f(0, 2 * far)}, false,
            surfaces);
}

void Renderer::Impl::DrawMoving(const Frame& frame, Surfaces& surfaces) {
  if (frame.figure) {
    figure_.SortTriangles(frame);
    surfaces.SetRegions(frame, figure_.regions());
    figure_.BindPictures();
  }
  glEnable(GL_CULL_FACE);
  glCullFace(GL_BACK);
  glFrontFace(frame.mirror ? GL_CW : GL_CCW);
  if (frame.figure) {
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
  for (PropPart& part : props_.parts()) {
    surfaces.UseProp(part.surface);
    glBindVertexArray(part.vertices.name());
    glDrawElements(GL_TRIANGLES, part.index_count, GL_UNSIGNED_INT, nullptr);
  }
}

void Renderer::Impl::DrawFins(const Frame& frame, Surfaces& surfaces) {
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glDepthMask(GL_FALSE);
  glDisable(GL_CULL_FACE);
  const bool software = frame.tier == scene::Tier::kSoftware;
  if (software) {
    for (std::size_t i = 0; i < props_.parts().size(); ++i) {
      surfaces.UseProp(props_.parts()[i].surface);
      props_.DrawFins(i);
    }
  }
  if (frame.figure) {
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
        surfaces.UseBody(frame, figure_.bare_count() < parts[i].index_count);
      } else {
        surfaces.UsePart(frame, parts[i].surface);
      }
      figure_.DrawFins(i);
    }
  }
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
}

void Renderer::Impl::Draw(const Frame& frame, int width, int height) {
  if (width <= 0 || height <= 0) return;
  const bool high = frame.tier == scene::Tier::kHigh;
  if (targets_.Fit(width, height, high)) still_valid_ = false;
  const Viewpoint view = ViewpointOf(frame, width, height);
  Stream(frame, view);

  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  const ShadowKey cast{frame.figure ? frame.figure->id : 0,
                       frame.pose_id,
                       frame.camera.azimuth,
                       frame.theme,
                       frame.tier,
                       frame.floor_y};
  const bool recast = !cast_valid_ || !(cast == cast_);
  if (recast) {
    shadow_.Fit(frame, scene::Direction(scene::StudioOf(frame.theme).key,
                                        frame.camera.azimuth));
  }
  const FrameBlock block = BlockOf(frame, view, shadow_, width, height);
  glBindBuffer(GL_UNIFORM_BUFFER, frame_block_.name());
  glBufferSubData(GL_UNIFORM_BUFFER, 0, sizeof(block), &block);
  glBindBufferBase(GL_UNIFORM_BUFFER, kFrameSlot, frame_block_.name());
  if (recast) {
    glDisable(GL_CULL_FACE);
    shadow_.Draw(frame.figure ? &figure_ : nullptr, props_,
                 high ? kShadowHigh : kShadowSoftware);
    shadow_.Bind();
    floor_light_.Draw(frame, shadow_.patch(), high);
    cast_ = cast;
    cast_valid_ = true;
  }
  shadow_.Bind();
  floor_light_.Bind();

  Surfaces& surfaces = surfaces_[high];
  glViewport(0, 0, width, height);
  if (high) {
    glBindFramebuffer(GL_FRAMEBUFFER, targets_.multi());
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    DrawStill(frame, surfaces);
  } else {
    if (!still_valid_ || !(still_ == StillKey(frame))) {
      glBindFramebuffer(GL_FRAMEBUFFER, targets_.kept());
      DrawStill(frame, surfaces);
      still_ = StillKey(frame);
      still_valid_ = true;
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.kept());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, targets_.final());
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, targets_.final());
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
  }
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  DrawMoving(frame, surfaces);
  // The floor as the shadow leaves it, behind what stands on it.
  DrawFloor(shadow_.patch(), true, surfaces);
  DrawFins(frame, surfaces);
  if (high) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.multi());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, targets_.final());
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, targets_.final());
  if (frame.overlay) overlay_.Draw(*frame.overlay, width, height);
  glBindVertexArray(0);
}

void Renderer::Impl::Present() {
  const int width = targets_.width(), height = targets_.height();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.final());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Renderer::Impl::ReadPixels(std::vector<std::uint8_t>& rgb) {
  const std::size_t width = std::size_t(targets_.width());
  const std::size_t height = std::size_t(targets_.height());
  rgb.resize(3 * width * height);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.final());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, GLsizei(width), GLsizei(height), GL_RGB, GL_UNSIGNED_BYTE,
               rgb.data());
  for (std::size_t y = 0; y < height / 2; ++y) {
    std::swap_ranges(
        rgb.begin() + std::ptrdiff_t(3 * width * y),
        rgb.begin() + std::ptrdiff_t(3 * width * (y + 1)),
        rgb.begin() + std::ptrdiff_t(3 * width * (height - 1 - y)));
  }
}

core::Loaded<std::unique_ptr<Renderer>> Renderer::Create(GlLoader loader) {
  core::Loaded<std::unique_ptr<Renderer>> loaded;
  const int version = gladLoadGLUserPtr(
      [](void* user, const char* name) {
        return reinterpret_cast<GLADapiproc>(
            reinterpret_cast<GlLoader>(user)(name));
      },
      reinterpret_cast<void*>(loader));
  if (version < GLAD_MAKE_VERSION(3, 3)) {
    loaded.problems.push_back(
        {"", 0, 0, "opengl",
         "the context offers OpenGL " +
             std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
             std::to_string(GLAD_VERSION_MINOR(version)),
         "OpenGL 3.3 core",
         "update the driver, or set LIBGL_ALWAYS_SOFTWARE=1"});
    return loaded;
  }
#ifndef NDEBUG
  if (GLAD_GL_KHR_debug) {
    glEnable(GL_DEBUG_OUTPUT);
    glDebugMessageCallback(Report, nullptr);
  }
#endif
  auto impl = std::make_unique<Impl>();
  core::Loaded<bool> started = impl->Start();
  if (!started.ok()) {
    loaded.problems = std::move(started.problems);
    return loaded;
  }
  loaded.value = std::unique_ptr<Renderer>(new Renderer(std::move(impl)));
  return loaded;
}

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::~Renderer() = default;

void Renderer::Draw(const Frame& frame, int width, int height) {
  impl_->Draw(frame, width, height);
}
void Renderer::Present() { impl_->Present(); }
void Renderer::ReadPixels(std::vector<std::uint8_t>& rgb) const {
  impl_->ReadPixels(rgb);
}
std::uint32_t Renderer::MakeTexture(int width, int height,
                                    std::span<const std::uint8_t> rgba) {
  return impl_->overlay_.MakeTexture(width, height, rgba);
}
void Renderer::DropTexture(std::uint32_t texture) {
  impl_->overlay_.DropTexture(texture);
}
std::string Renderer::description() const { return impl_->description_; }

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#include "engine/render/renderer.h"

#include <array>
#include <cstdio>
#include <optional>
#include <vector>

#include "engine/render/damage.h"
#include "engine/render/overlay_pass.h"
#include "engine/render/scene_pass.h"
#include "engine/render/targets.h"

namespace limber::render {
namespace {

using math::Vec3f;
using scene::Frame;

// What the backdrop depends on.
struct BackdropKey {
  scene::Theme theme{};
  std::array<int, 4> view{};

  BackdropKey() = default;
  explicit BackdropKey(const Frame& f)
      : theme(f.theme), view{f.view_x, f.view_y, f.view_width, f.view_height} {}
  bool operator==(const BackdropKey&) const = default;
};

// What the bare floor over it depends on.
struct FloorKey {
  BackdropKey backdrop;
  std::array<double, 4> camera{};
  Vec3f target{0}, centre{0};
  float height = 0;
  bool mirror = false;

  FloorKey() = default;
  explicit FloorKey(const Frame& f)
      : backdrop(f),
        camera{f.camera.azimuth, f.camera.elevation, f.camera.distance,
               f.camera.fov},
        target(f.camera.target),
        centre(f.floor_centre),
        height(f.floor_y),
        mirror(f.mirror) {}
  bool operator==(const FloorKey&) const = default;
};

#ifndef NDEBUG
// A fault of ours, not of the user: told where a developer sees it.
void GLAD_API_PTR Report(GLenum, GLenum type, GLuint, GLenum, GLsizei,
                         const GLchar* text, const void*) {
  if (type == GL_DEBUG_TYPE_ERROR) std::fprintf(stderr, "opengl: %s\n", text);
}
#endif

void Copy(GLuint from, GLuint to, const PixelRect& r) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  glBlitFramebuffer(r.x0, r.y0, r.x1, r.y1, r.x0, r.y0, r.x1, r.y1,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Scissor(const PixelRect& rect) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect.x0, rect.y0, rect.x1 - rect.x0, rect.y1 - rect.y0);
}

}  // namespace

// All own pictures have their first row at the top, so that y runs as it does
// in the frame's view and in the panels; only Present turns it round.
class Renderer::Impl {
 public:
  core::Loaded<bool> Start();
  void Draw(const Frame& frame, int width, int height);
  void Present();
  void ReadPixels(std::vector<std::uint8_t>& rgb);

  OverlayPass overlay_;
  std::string description_;

 private:
  void DrawHigh(const Frame& frame);
  void DrawSoftware(const Frame& frame);

  Targets targets_;
  ScenePass scene_;
  Damage damage_;
  std::optional<BackdropKey> backdrop_;
  std::optional<FloorKey> floor_;
  std::vector<PixelRect> rects_;  // that are drawn again
  PixelRect moving_;              // where the scene was drawn last
  scene::Tier tier_ = scene::Tier::kHigh;
};

core::Loaded<bool> Renderer::Impl::Start() {
  core::Loaded<bool> loaded;
  const auto take = [&](auto&& from, auto& to) {
    if (from.ok()) to = std::move(*from.value);
    loaded.problems.insert(loaded.problems.end(), from.problems.begin(),
                           from.problems.end());
  };
  take(ScenePass::Create(), scene_);
  take(OverlayPass::Create(), overlay_);
  if (!loaded.problems.empty()) return loaded;
  const auto text = [](GLenum name) {
    return std::string(reinterpret_cast<const char*>(glGetString(name)));
  };
  description_ = text(GL_VENDOR) + ", " + text(GL_RENDERER);
  loaded.value = true;
  return loaded;
}

void Renderer::Impl::Draw(const Frame& frame, int width, int height) {
  if (width <= 0 || height <= 0) return;
  const bool high = frame.tier == scene::Tier::kHigh;
  damage_.Fit(width, height);
  if (targets_.Fit(width, height, high)) {
    damage_.AddAll();
    backdrop_.reset();
    floor_.reset();
  }
  const Viewpoint view = ViewpointOf(frame, width, height);
  scene_.Prepare(frame, view, width, height);
  glViewport(0, 0, width, height);
  damage_.AddPanels(frame.overlay);
  if (high) {
    DrawHigh(frame);
  } else {
    if (tier_ != frame.tier) damage_.AddAll();
    if (!(backdrop_ == BackdropKey(frame))) {
      glBindFramebuffer(GL_FRAMEBUFFER, targets_.backdrop());
      scene_.DrawBackdrop(frame);
      backdrop_ = BackdropKey(frame);
    }
    if (!(floor_ == FloorKey(frame))) {
      damage_.DropKept();
      floor_ = FloorKey(frame);
    }
    const PixelRect moving = scene_.BoundsOf(frame, view, width, height);
    damage_.AddScene(moving.Joined(moving_));
    moving_ = moving;
    DrawSoftware(frame);
  }
  tier_ = frame.tier;
  glBindVertexArray(0);
}

// Everything, with several samples a pixel.
void Renderer::Impl::DrawHigh(const Frame& frame) {
  const int width = targets_.width(), height = targets_.height();
  glBindFramebuffer(GL_FRAMEBUFFER, targets_.multi());
  glDepthMask(GL_TRUE);
  glClear(GL_DEPTH_BUFFER_BIT);
  scene_.DrawBackdrop(frame);
  scene_.DrawBareFloor(frame);
  scene_.DrawMoving(frame);
  const PixelRect window{0, 0, width, height};
  Copy(targets_.multi(), targets_.final(), window);
  glBindFramebuffer(GL_FRAMEBUFFER, targets_.final());
  if (frame.overlay) overlay_.Draw(*frame.overlay, {&window, 1}, width, height);
}

// What differs from the last picture: the kept layer, the scene over it, the
// panels over that.
void Renderer::Impl::DrawSoftware(const Frame& frame) {
  const std::span<const Damage::Patch> patches = damage_.Take();
  rects_.clear();
  for (const Damage::Patch& patch : patches) {
    rects_.push_back(patch.rect);
    if (!patch.kept) {
      Copy(targets_.backdrop(), targets_.kept(), patch.rect);
      glBindFramebuffer(GL_FRAMEBUFFER, targets_.kept());
      Scissor(patch.rect);
      scene_.DrawBareFloor(frame);
      glDisable(GL_SCISSOR_TEST);
    }
    Copy(targets_.kept(), targets_.final(), patch.rect);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, targets_.final());
  for (const Damage::Patch& patch : patches) {
    if (!patch.scene) continue;
    Scissor(patch.rect);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    scene_.DrawMoving(frame);
    glDisable(GL_SCISSOR_TEST);
  }
  const int width = targets_.width(), height = targets_.height();
  if (frame.overlay) overlay_.Draw(*frame.overlay, rects_, width, height);
}

void Renderer::Impl::Present() {
  const int width = targets_.width(), height = targets_.height();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.final());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, width, height, 0, height, width, 0,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Renderer::Impl::ReadPixels(std::vector<std::uint8_t>& rgb) {
  rgb.resize(std::size_t{3} * std::size_t(targets_.width()) *
             std::size_t(targets_.height()));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, targets_.final());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, targets_.width(), targets_.height(), GL_RGB,
               GL_UNSIGNED_BYTE, rgb.data());
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
void Renderer::UpdateTexture(std::uint32_t texture, int width, int first,
                             int last, std::span<const std::uint8_t> rgba) {
  impl_->overlay_.UpdateTexture(texture, width, first, last, rgba);
}
void Renderer::DropTexture(std::uint32_t texture) {
  impl_->overlay_.DropTexture(texture);
}
std::string Renderer::description() const { return impl_->description_; }

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#include "engine/app/gl_window.h"

#include <SDL.h>

#include <cstdlib>
#include <string_view>

namespace limber::app {

namespace {

// Points; smaller, the page has no room for its controls.
constexpr int kLeastWidth = 480, kLeastHeight = 360;

}  // namespace

bool HasDisplay() {
  const char* driver = std::getenv("SDL_VIDEODRIVER");
  if (driver && *driver) return true;
  const char* x11 = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  return (x11 && *x11) || (wayland && *wayland);
}

core::Loaded<std::unique_ptr<GlWindow>> GlWindow::Open(Place place, int width,
                                                       int height) {
  core::Loaded<std::unique_ptr<GlWindow>> loaded;
  const auto fail = [&](const char* what, const char* hint) {
    loaded.problems.push_back({"", 0, 0, "window",
                               std::string(what) + ": " + SDL_GetError(), "",
                               hint});
  };
  constexpr const char* kDisplay =
      "'limber still' and 'limber film' work without a display";
  constexpr const char* kDriver =
      "OpenGL 3.3 is needed; Mesa's software driver (libgl1-mesa-dri) will do";
  if (place == Place::kHidden) SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  const char* asked = std::getenv("SDL_VIDEODRIVER");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    fail("the display could not be opened",
         place == Place::kScreen ? kDisplay : kDriver);
    return loaded;
  }
  // Where no display answers SDL goes on without one, and nobody would see it.
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  const bool unseen = driver == "offscreen" || driver == "dummy";
  if (place == Place::kScreen && unseen && (!asked || !*asked)) {
    SDL_SetError("none answers at DISPLAY or WAYLAND_DISPLAY");
    fail("the display could not be opened", kDisplay);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return loaded;
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_MULTISAMPLESAMPLES, 0);
  std::unique_ptr<GlWindow> self(new GlWindow);
  const Uint32 flags =
      SDL_WINDOW_OPENGL |
      (place == Place::kScreen ? SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI
                               : SDL_WINDOW_HIDDEN);
  self->window_ =
      SDL_CreateWindow("Limber", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                       width, height, flags);
  if (!self->window_) {
    fail("no window could be made", kDriver);
    return loaded;
  }
  SDL_SetWindowMinimumSize(self->window_, kLeastWidth, kLeastHeight);
  self->context_ = SDL_GL_CreateContext(self->window_);
  if (!self->context_) {
    fail("no OpenGL 3.3 context could be made", kDriver);
    return loaded;
  }
  SDL_GL_SetSwapInterval(1);
  core::Loaded<std::unique_ptr<render::Renderer>> renderer =
      render::Renderer::Create(SDL_GL_GetProcAddress);
  if (!renderer.ok()) {
    loaded.problems = std::move(renderer.problems);
    return loaded;
  }
  self->renderer_ = std::move(*renderer.value);
  loaded.value = std::move(self);
  return loaded;
}

GlWindow::~GlWindow() {
  renderer_.reset();
  if (context_) SDL_GL_DeleteContext(context_);
  if (window_) SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void GlWindow::Size(int* width, int* height) const {
  SDL_GL_GetDrawableSize(window_, width, height);
}

float GlWindow::pixels_per_point() const {
  int points = 0, ignored = 0, pixels = 0;
  SDL_GetWindowSize(window_, &points, &ignored);
  SDL_GL_GetDrawableSize(window_, &pixels, &ignored);
  return points > 0 ? float(pixels) / float(points) : 1;
}

bool GlWindow::minimised() const {
  return (SDL_GetWindowFlags(window_) & SDL_WINDOW_MINIMIZED) != 0;
}

void GlWindow::Swap() { SDL_GL_SwapWindow(window_); }

}  // namespace limber::app

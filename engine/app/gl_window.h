// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "engine/core/problem.h"
#include "engine/render/renderer.h"

struct SDL_Window;

namespace limber::app {

// A window, or an off-screen surface, with an OpenGL 3.3 core context and a
// renderer on it. SDL is started by the first and stopped with the last.
class GlWindow {
 public:
  enum class Place { kScreen, kHidden };  // kHidden: SDL's offscreen driver
  static core::Loaded<std::unique_ptr<GlWindow>> Open(Place place, int width,
                                                      int height);
  ~GlWindow();

  render::Renderer& renderer() { return *renderer_; }
  SDL_Window* window() { return window_; }
  void Size(int* width, int* height) const;  // pixels
  float pixels_per_point() const;            // of the pointer's coordinates
  bool minimised() const;
  void Swap();

 private:
  GlWindow() = default;
  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  std::unique_ptr<render::Renderer> renderer_;
};

// Whether a window could be shown here.
bool HasDisplay();

}  // namespace limber::app

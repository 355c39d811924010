// SPDX-License-Identifier: MIT
#pragma once

#include <SDL.h>

#include <memory>

#include "engine/render/renderer.h"

namespace limber::render {

// An OpenGL 3.3 core context without a window, and a renderer on it.
class Offscreen {
 public:
  Offscreen() {
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    SDL_Init(SDL_INIT_VIDEO);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                        SDL_GL_CONTEXT_PROFILE_CORE);
    window_ = SDL_CreateWindow("", 0, 0, 64, 64,
                               SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    if (window_) context_ = SDL_GL_CreateContext(window_);
    if (!context_) return;
    auto loaded = Renderer::Create(SDL_GL_GetProcAddress);
    problems_ = loaded.problems;
    if (loaded.ok()) renderer_ = std::move(*loaded.value);
  }
  ~Offscreen() {
    renderer_.reset();
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    SDL_Quit();
  }
  Renderer* renderer() { return renderer_.get(); }
  const std::vector<core::Problem>& problems() const { return problems_; }

 private:
  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  std::unique_ptr<Renderer> renderer_;
  std::vector<core::Problem> problems_;
};

}  // namespace limber::render

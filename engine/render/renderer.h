// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/problem.h"
#include "engine/scene/frame.h"

namespace limber::render {

// Returns the address of a GL function; SDL_GL_GetProcAddress fits.
using GlLoader = void* (*)(const char* name);

// Draws frames with OpenGL 3.3 core. Needs a current context for its whole
// life, on the thread that made it. Always renders into its own framebuffer
// and then shows it; the default framebuffer gets no depth test.
class Renderer {
 public:
  // Fails with rule "opengl" where the context is older than 3.3 core or a
  // shader does not compile (text = the driver's log, file = the shader).
  static core::Loaded<std::unique_ptr<Renderer>> Create(GlLoader loader);
  ~Renderer();

  // Draws `frame` at width x height pixels into the own framebuffer. Uploads
  // what changed by id. No heap allocation once sizes and ids have settled.
  void Draw(const scene::Frame& frame, int width, int height);

  // Copies the drawn picture to the window's framebuffer, same size.
  void Present();

  // The drawn picture, rgb8 sRGB, rows from the top.
  void ReadPixels(std::vector<std::uint8_t>& rgb) const;

  // Textures for the overlay. rgba8 sRGB, straight alpha.
  std::uint32_t MakeTexture(int width, int height,
                            std::span<const std::uint8_t> rgba);
  // Rows [first, last) anew; `rgba` is all of the picture.
  void UpdateTexture(std::uint32_t texture, int width, int first, int last,
                     std::span<const std::uint8_t> rgba);
  void DropTexture(std::uint32_t texture);

  // Vendor and renderer strings of the driver.
  std::string description() const;

 private:
  class Impl;
  explicit Renderer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>

#include "engine/render/program.h"
#include "engine/scene/frame.h"

namespace limber::render {

// Panels over the picture, and the textures they use.
class OverlayPass {
 public:
  static core::Loaded<OverlayPass> Create();

  // Into the framebuffer that is bound; width, height of the window.
  void Draw(const scene::Overlay& overlay, int width, int height);

  std::uint32_t MakeTexture(int width, int height,
                            std::span<const std::uint8_t> rgba);
  void DropTexture(std::uint32_t texture) { textures_.erase(texture); }

 private:
  Program program_;
  GLint u_window_ = -1;
  VertexArray array_;
  Buffer vertices_, indices_;
  std::map<std::uint32_t, Texture> textures_;
  std::uint32_t next_ = 1;
};

}  // namespace limber::render

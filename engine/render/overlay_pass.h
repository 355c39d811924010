// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>
#include <vector>

#include "engine/render/damage.h"
#include "engine/render/program.h"
#include "engine/scene/frame.h"

namespace limber::render {

// Panels over the picture, and the textures they use.
class OverlayPass {
 public:
  static core::Loaded<OverlayPass> Create();

  // Into the framebuffer that is bound, first row at the top, within
  // rectangles that do not overlap; width, height of the window.
  void Draw(const scene::Overlay& overlay, std::span<const PixelRect> rects,
            int width, int height);

  std::uint32_t MakeTexture(int width, int height,
                            std::span<const std::uint8_t> rgba);
  void UpdateTexture(std::uint32_t texture, int width, int first, int last,
                     std::span<const std::uint8_t> rgba);
  void DropTexture(std::uint32_t texture) { textures_.erase(texture); }

 private:
  Program program_;
  GLint u_window_ = -1;
  VertexArray array_;
  Buffer vertices_, indices_;
  std::map<std::uint32_t, Texture> textures_;
  std::uint32_t next_ = 1;

  struct Call {
    PixelRect scissor;
    std::uint32_t texture;
    std::size_t first, count;  // of chosen_
  };
  void Choose(const scene::Overlay::List& list,
              const scene::Overlay::Command& command, std::uint32_t base,
              const PixelRect& rect);
  std::vector<std::uint32_t> chosen_;  // indices of the triangles to draw
  std::vector<Call> calls_;
};

}  // namespace limber::render

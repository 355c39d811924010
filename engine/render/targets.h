// SPDX-License-Identifier: MIT
#pragma once

#include "engine/render/gl.h"

namespace limber::render {

// The renderer's own pictures, all of one size.
class Targets {
 public:
  // True where the size changed, so that nothing in them is valid.
  bool Fit(int width, int height, bool multisampled);

  GLuint final() { return final_.name(); }  // rgba8 and depth
  GLuint multi() { return multi_.name(); }  // 4 samples
  // Colour only: what stays while the camera does, and while the window does.
  GLuint kept() { return kept_.name(); }
  GLuint backdrop() { return backdrop_.name(); }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  Framebuffer final_, multi_, kept_, backdrop_;
  // Pictures rather than buffers, since only these take the window's order of
  // channels, with which copies between them and to it are plain ones.
  Texture final_colour_, kept_colour_, backdrop_colour_;
  Renderbuffer final_depth_, multi_colour_, multi_depth_;
  int width_ = 0, height_ = 0;
  bool has_multi_ = false;
};

}  // namespace limber::render

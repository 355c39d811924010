// SPDX-License-Identifier: MIT
#include "engine/render/targets.h"

namespace limber::render {
namespace {

void Attach(GLenum point, GLenum format, int width, int height, int samples,
            Renderbuffer& buffer) {
  glBindRenderbuffer(GL_RENDERBUFFER, buffer.name());
  if (samples > 0) {
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width,
                                     height);
  } else {
    glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
  }
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, point, GL_RENDERBUFFER,
                            buffer.name());
}

}  // namespace

bool Targets::Fit(int width, int height, bool multisampled) {
  const bool same = width == width_ && height == height_;
  if (!same) {
    glBindFramebuffer(GL_FRAMEBUFFER, final_.name());
    Attach(GL_COLOR_ATTACHMENT0, GL_RGBA8, width, height, 0, final_colour_);
    Attach(GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT24, width, height, 0,
           final_depth_);
    glBindFramebuffer(GL_FRAMEBUFFER, kept_.name());
    Attach(GL_COLOR_ATTACHMENT0, GL_RGBA8, width, height, 0, kept_colour_);
  }
  if (multisampled && (!same || !has_multi_)) {
    glBindFramebuffer(GL_FRAMEBUFFER, multi_.name());
    Attach(GL_COLOR_ATTACHMENT0, GL_RGBA8, width, height, 4, multi_colour_);
    Attach(GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT24, width, height, 4,
           multi_depth_);
    has_multi_ = true;
  } else if (!same) {
    has_multi_ = false;
  }
  width_ = width;
  height_ = height;
  return !same;
}

}  // namespace limber::render

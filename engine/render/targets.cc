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

void AttachPicture(int width, int height, Texture& picture) {
  picture.Drop();
  glActiveTexture(GL_TEXTURE0 + kPictureUnit);
  glBindTexture(GL_TEXTURE_2D, picture.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA,
               GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                         picture.name(), 0);
}

}  // namespace

bool Targets::Fit(int width, int height, bool multisampled) {
  const bool same = width == width_ && height == height_;
  if (!same) {
    glBindFramebuffer(GL_FRAMEBUFFER, final_.name());
    AttachPicture(width, height, final_colour_);
    Attach(GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT24, width, height, 0,
           final_depth_);
    glBindFramebuffer(GL_FRAMEBUFFER, kept_.name());
    AttachPicture(width, height, kept_colour_);
    glBindFramebuffer(GL_FRAMEBUFFER, backdrop_.name());
    AttachPicture(width, height, backdrop_colour_);
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

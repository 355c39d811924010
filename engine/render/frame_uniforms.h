// SPDX-License-Identifier: MIT
#pragma once

#include "engine/render/blocks.h"
#include "engine/render/gl.h"
#include "engine/render/shadow_map.h"
#include "engine/render/viewpoint.h"

namespace limber::render {

// The uniform block that every program reads: camera, lights, studio.
class FrameUniforms {
 public:
  // Makes the block of this frame current. The shadow has been fitted.
  void Set(const scene::Frame& frame, const Viewpoint& view,
           const ShadowMap& shadow, int width, int height);

 private:
  Buffer buffer_;
};

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/frame.h"

namespace limber::render {

// The camera of a frame in a window of given size. The frustum belongs to the
// frame's view rectangle; the rest of the window sees what lies around it.
struct Viewpoint {
  glm::mat4 clip_from_world{1};  // y down
  math::Vec3f eye{0};
  float pixel = 0;        // size of a pixel at 1 m, m
  math::Vec2f centre{0};  // of the view, pixels from the top left
};

Viewpoint ViewpointOf(const scene::Frame& frame, int width, int height);

}  // namespace limber::render

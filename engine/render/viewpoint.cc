// SPDX-License-Identifier: MIT
#include "engine/render/viewpoint.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

namespace limber::render {

Viewpoint ViewpointOf(const scene::Frame& frame, int width, int height) {
  const scene::Camera& camera = frame.camera;
  const auto azimuth = static_cast<float>(camera.azimuth);
  const auto elevation = static_cast<float>(camera.elevation);
  const auto distance = static_cast<float>(camera.distance);
  const math::Vec3f back(std::sin(azimuth) * std::cos(elevation),
                         std::sin(elevation),
                         std::cos(azimuth) * std::cos(elevation));
  Viewpoint out;
  out.eye = camera.target + distance * back;

  const float window_width = static_cast<float>(width);
  const float window_height = static_cast<float>(height);
  const bool whole = frame.view_width <= 0 || frame.view_height <= 0;
  const float view_width =
      whole ? window_width : static_cast<float>(frame.view_width);
  const float view_height =
      whole ? window_height : static_cast<float>(frame.view_height);
  const float left = whole ? 0 : static_cast<float>(frame.view_x);
  const float top = whole ? 0 : static_cast<float>(frame.view_y);
  out.centre = {left + view_width / 2, top + view_height / 2};

  const float tangent = static_cast<float>(std::tan(camera.fov / 2));
  out.pixel = 2 * tangent / view_height;
  // A pixel is as wide as it is high; the planes follow from the window.
  const float near = std::max(.05f, distance - 4), far = distance + 8;
  const float scale = out.pixel * near;
  const glm::mat4 projection = glm::frustum(
      -out.centre.x * scale, (window_width - out.centre.x) * scale,
      (out.centre.y - window_height) * scale, out.centre.y * scale, near, far);
  const glm::mat4 view =
      glm::lookAt(out.eye, camera.target, math::Vec3f(0, 1, 0));
  // The first row of our pictures is at the top.
  const glm::mat4 from_top = glm::scale(glm::mat4(1), math::Vec3f(1, -1, 1));
  out.clip_from_world = from_top * projection * view;
  if (frame.mirror) {
    // About the middle of the view, not of the window.
    const float middle = 2 * out.centre.x / window_width - 1;
    glm::mat4 flip(1);
    flip[0][0] = -1;
    flip[3][0] = 2 * middle;
    out.clip_from_world = flip * out.clip_from_world;
  }
  return out;
}

}  // namespace limber::render

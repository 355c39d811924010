// SPDX-License-Identifier: MIT
#include "engine/app/view.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::app {

using math::Radians;
using math::Vec3;

namespace {

struct Angles {
  double azimuth, elevation;  // degrees
};

// Where the person should be seen from, by base position.
Angles Best(const coach::Movement& movement) {
  if (movement.position == "hands_and_knees") return {122, 24};
  if (movement.best_view == "back") return {152, 6};
  return {26, 6};
}

Angles Of(View view, const coach::Movement& movement) {
  const bool floor = movement.position == "hands_and_knees";
  switch (view) {
    case View::kBest:
      return Best(movement);
    case View::kFront:
      return {0, floor ? 16.0 : 5.0};
    case View::kSide:
      return {90, floor ? 4.0 : 5.0};
    case View::kBack:
      return {180, floor ? 24.0 : 6.0};
    case View::kThreeQuarter:
      return {38, floor ? 18.0 : 6.0};
  }
  return {0, 0};
}

}  // namespace

std::optional<View> FindView(std::string_view name) {
  for (std::size_t i = 0; i < kViewNames.size(); ++i) {
    if (kViewNames[i] == name) return View(i);
  }
  return std::nullopt;
}

scene::Camera CameraFor(View view, const coach::Movement& movement,
                        bool mirrored, const coach::BodyFrame& frame,
                        double stature, double aspect, const Orbit& orbit) {
  const double q = stature / 1.667;
  const auto joint = [&](std::size_t index) {
    return frame.pose.model_from_joint[index].translation;
  };
  const Vec3 pelvis = joint(0);
  // 1 = standing height, 0 = hands and knees.
  const double upright = math::Smoothstep(0.50 * q, 0.84 * q, pelvis.y);
  // Leaning on something, arms stay within the width of the body.
  const bool close = !movement.props.empty() && view == View::kBest;
  const double standing_distance = close ? 4.1 : 5.0;
  scene::Camera camera;
  Angles angles = Of(view, movement);
  if (mirrored) angles.azimuth = -angles.azimuth;
  camera.azimuth = Radians(angles.azimuth) + orbit.azimuth;
  camera.elevation = std::clamp(Radians(angles.elevation) + orbit.elevation,
                                Radians(-2.0), Radians(85));
  camera.fov = Radians(22);
  const bool floor = movement.position == "hands_and_knees";
  const double low_z = floor ? -0.02 : pelvis.z;
  const Vec3 low(0.02, 0.365 * q, low_z);
  const Vec3 high(0, (close ? 0.96 : 0.875) * q,
                  floor ? pelvis.z + 0.06 : 0.05);
  const Vec3 target = glm::mix(low, high, upright);
  camera.target = scene::Vec3f(target);
  double distance = glm::mix(3.1, standing_distance, upright) * q;
  // Narrow pictures stand back so that the width still holds the body.
  const double fits = glm::mix(1.25, 0.62, upright);
  distance *= std::max(1.0, fits / std::max(aspect, 0.1));
  camera.distance = distance / orbit.zoom;
  return camera;
}

}  // namespace limber::app

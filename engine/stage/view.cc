// SPDX-License-Identifier: MIT
#include "engine/stage/view.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::stage {

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
  return {35, 6};
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

// Greater of two, without a corner where they are within `round` of each other;
// exactly the greater one beyond.
double SoftMax(double a, double b, double round) {
  const double h = std::max(round - std::abs(a - b), 0.0) / round;
  return std::max(a, b) + h * h * round / 4;
}

// From 0 to 1 with round corners and an even slope between, which is what keeps
// the camera slow.
double Ramp(double t) {
  constexpr double kCorner = 0.2;
  if (t <= 0) return 0;
  if (t > 0.5) return 1 - Ramp(1 - t);
  return t < kCorner ? t * t / (2 * kCorner * (1 - kCorner))
                     : (t - kCorner / 2) / (1 - kCorner);
}

// How far the body reaches from the camera's target, as the picture shows it:
// metres at the target's distance.
struct Reach {
  double left = 0, right = 0, down = 0, up = 0;
};

// Flesh around a joint, and from the head joint to the top of the hair and
// back to the end of it, m.
constexpr double kFlesh = 0.07, kCrown = 0.21, kHairBehind = 0.012;

Reach ReachOf(const scene::Camera& camera, const coach::BodyFrame& frame,
              const body::Rig& rig) {
  const double q = rig.stature_ratio();
  const double az = camera.azimuth, el = camera.elevation;
  const Vec3 back(std::sin(az) * std::cos(el), std::sin(el),
                  std::cos(az) * std::cos(el));
  const Vec3 right(std::cos(az), 0, -std::sin(az));
  const Vec3 up = glm::cross(back, right);
  Reach reach;
  const auto add = [&](const Vec3& place) {
    const Vec3 from = place - Vec3(camera.target);
    const double depth =
        std::max(camera.distance - glm::dot(from, back), camera.distance / 4);
    const double scale = camera.distance / depth, flesh = kFlesh * q;
    const double x = glm::dot(from, right), y = glm::dot(from, up);
    reach.left = std::max(reach.left, scale * (flesh - x));
    reach.right = std::max(reach.right, scale * (flesh + x));
    reach.down = std::max(reach.down, scale * (flesh - y));
    reach.up = std::max(reach.up, scale * (flesh + y));
  };
  for (const auto& joint : frame.pose.model_from_joint) add(joint.translation);
  const std::size_t head = std::size_t(rig.joint(body::Landmark::kHead));
  for (const double behind : {0.0, -kHairBehind}) {
    add(frame.pose.model_from_joint[head].translation +
        frame.pose.turn[head] * (q * Vec3(0, kCrown - kFlesh, behind)));
  }
  return reach;
}

// Stands back and turns until the body is inside; changes nothing while it is.
void Hold(const Reach& reach, double aspect, double q, scene::Camera& camera) {
  constexpr double kInside = 0.96;  // of the half picture
  const double half = kInside * camera.distance * std::tan(camera.fov / 2);
  const double wide = half * aspect, round = 0.12 * q;
  const double left = SoftMax(wide, reach.left, round);
  const double right = SoftMax(wide, reach.right, round);
  const double down = SoftMax(half, reach.down, round);
  const double up = SoftMax(half, reach.up, round);
  const double az = camera.azimuth, el = camera.elevation;
  const Vec3 to_right(std::cos(az), 0, -std::sin(az));
  const Vec3 to_up(-std::sin(az) * std::sin(el), std::cos(el),
                   -std::cos(az) * std::sin(el));
  camera.target +=
      scene::Vec3f((right - left) / 2 * to_right + (up - down) / 2 * to_up);
  // The closer fit decides, again without a corner.
  camera.distance *=
      SoftMax((left + right) / (2 * wide), (up + down) / (2 * half), 0.08);
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
                        const body::Rig& rig, double aspect, const Orbit& orbit,
                        const Vec3& place) {
  const double q = rig.stature_ratio();
  const Vec3 pelvis = frame.pose.model_from_joint[0].translation;
  // 1 = standing height, 0 = hands and knees.
  const double upright = Ramp((pelvis.y / q - 0.50) / 0.35);
  scene::Camera camera;
  Angles angles = Of(view, movement);
  if (mirrored) angles.azimuth = -angles.azimuth;
  camera.azimuth = Radians(angles.azimuth) + orbit.azimuth;
  camera.elevation = std::clamp(Radians(angles.elevation) + orbit.elevation,
                                Radians(-2.0), Radians(85));
  camera.fov = Radians(22);
  const bool floor = movement.position == "hands_and_knees";
  const Vec3 low(place.x + 0.02, 0.365 * q, floor ? place.z - 0.02 : pelvis.z);
  const Vec3 high(place.x, 0.875 * q, floor ? pelvis.z + 0.06 : place.z + 0.05);
  camera.target = scene::Vec3f(glm::mix(low, high, upright));
  camera.distance = glm::mix(3.1, 5.0, upright) * q;
  // Narrow pictures stand back so that the width still holds the body.
  const double fits = glm::mix(1.25, 0.62, upright);
  camera.distance *= std::max(1.0, fits / std::max(aspect, 0.1));
  Hold(ReachOf(camera, frame, rig), aspect, q, camera);
  camera.distance /= orbit.zoom;
  return camera;
}

Vec3 Beside(View view, const coach::Movement& movement) {
  // On the floor a body is longer than it is wide, and so is its mat.
  const bool upright =
      movement.position == "standing" || movement.position == "sitting";
  const double azimuth = Radians(Of(view, movement).azimuth);
  return (upright ? 1.1 : 1.95) *
         Vec3(std::cos(azimuth), 0, -std::sin(azimuth));
}

scene::Camera Around(const scene::Camera& camera, const Vec3& beside,
                     double aspect) {
  constexpr double kHalf = 0.95;  // m, of one figure with its arms out
  scene::Camera both = camera;
  both.target += scene::Vec3f(beside / 2.0);
  both.distance =
      std::max(camera.distance, (glm::length(beside) / 2 + kHalf) /
                                    (std::tan(camera.fov / 2) * aspect));
  return both;
}

double TurnBetween(View view, const coach::Movement& a,
                   const coach::Movement& b) {
  const Angles from = Of(view, a), to = Of(view, b);
  return std::max(std::abs(std::remainder(to.azimuth - from.azimuth, 360.0)),
                  std::abs(to.elevation - from.elevation));
}

scene::Camera Between(const scene::Camera& from, const scene::Camera& to,
                      double t) {
  scene::Camera camera = to;
  const double turn = std::remainder(to.azimuth - from.azimuth, 2 * math::kPi);
  camera.azimuth = from.azimuth + t * turn;
  camera.elevation = glm::mix(from.elevation, to.elevation, t);
  camera.distance = glm::mix(from.distance, to.distance, t);
  camera.target = glm::mix(from.target, to.target, static_cast<float>(t));
  camera.fov = glm::mix(from.fov, to.fov, t);
  return camera;
}

}  // namespace limber::stage

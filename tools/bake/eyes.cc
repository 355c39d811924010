// SPDX-License-Identifier: MIT
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"
#include "engine/math/transform.h"
#include "tools/bake/parts.h"
#include "tools/bake/shape.h"

namespace limber::bake {

namespace {

using math::Smoothstep;

constexpr int kAround = 32;
constexpr double kPupil = math::Radians(11.5);  // from the axis of the gaze
constexpr double kIris = math::Radians(28.5);
constexpr double kEdge = math::Radians(0.8);  // half width of a soft edge
constexpr double kBulge = 0.035;              // of the cornea, of the radius
constexpr double kBulgeWidth = 0.42;          // rad

const Vec3 kWhite{0.62, 0.60, 0.58};
constexpr double kLidShade = 0.5;  // what the upper lid keeps from the ball
const Vec3 kIrisColour{0.147, 0.091, 0.053};  // #6B5540
const Vec3 kPupilColour{0.012, 0.011, 0.012};

// Angles from the gaze axis: close together where the colour has an edge.
std::vector<double> Rings() {
  std::vector<double> rings = {0.0, kPupil * 0.5};
  for (const double edge : {kPupil, kIris}) {
    for (const double step : {-3.0, -1.0, 0.0, 1.0, 3.0}) {
      rings.push_back(edge + step * kEdge);
    }
    const double stop = edge == kPupil ? kIris - 4 * kEdge : 1.3;
    for (int i = 1; i <= 4; ++i) {
      const double from = edge + 3 * kEdge;
      rings.push_back(from + (stop - from) * i / 4.5);
    }
  }
  rings.insert(rings.end(), {1.6, 2.1, 2.6, math::kPi});
  return rings;
}

Vec3 Colour(double angle, double spoke) {
  const double across = std::clamp((angle - kPupil) / (kIris - kPupil), 0., 1.);
  const double limbus = 1 - 0.55 * Smoothstep(0.78, 1.0, across);
  const Vec3 iris =
      kIrisColour * limbus * (1.35 - 0.45 * across + 0.30 * spoke * across);
  const Vec3 white = kWhite * (1 - 0.45 * Smoothstep(0.5, 1.0, angle));
  const double open = Smoothstep(kPupil - kEdge, kPupil + kEdge, angle);
  const double out = Smoothstep(kIris - kEdge, kIris + kEdge, angle);
  return glm::mix(glm::mix(kPupilColour, iris, open), white, out);
}

void AddEye(const Ball& ball, double gaze, int joint, Part& part) {
  const auto first = static_cast<std::uint32_t>(part.positions.size());
  const std::vector<double> rings = Rings();
  const math::Quat lowered = math::AboutX(gaze);
  for (const double angle : rings) {
    const double bulge = kBulge * std::exp(-std::pow(angle / kBulgeWidth, 2));
    for (int k = 0; k < kAround; ++k) {
      const double turn = 2 * math::kPi * k / kAround;
      const Vec3 out =
          lowered * Vec3(std::sin(angle) * std::cos(turn),
                         std::sin(angle) * std::sin(turn), std::cos(angle));
      part.positions.push_back(ball.centre + ball.radius * (1 + bulge) * out);
      part.normals.push_back(out);
      const double shade = 1 - kLidShade * Smoothstep(0.06, 0.42, out.y);
      const Vec3 colour =
          shade * Colour(angle, std::cos(7 * turn) * std::cos(3 * turn + 1));
      part.colours.emplace_back(colour, 1);
      part.influences.push_back({{joint, 1.0}});
    }
  }
  for (std::uint32_t i = 0; i + 1 < rings.size(); ++i) {
    for (std::uint32_t k = 0; k < kAround; ++k) {
      const std::uint32_t a = first + i * kAround + k;
      const std::uint32_t b = first + i * kAround + (k + 1) % kAround;
      if (i + 2 < rings.size()) {
        part.triangles.insert(part.triangles.end(),
                              {a, a + kAround, b + kAround});
      }
      if (i > 0) {
        part.triangles.insert(part.triangles.end(), {a, b + kAround, b});
      }
    }
  }
}

}  // namespace

Part EyesPart(const BodyMesh& body, double gaze) {
  Part part;
  part.name = "eyes";
  part.roughness = 0.12;
  AddEye(FitEyeball(body.positions, 1), gaze, body.Joint("eye.L"), part);
  AddEye(FitEyeball(body.positions, -1), gaze, body.Joint("eye.R"), part);
  return part;
}

}  // namespace limber::bake

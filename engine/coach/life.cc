// SPDX-License-Identifier: MIT
#include "engine/coach/life.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::coach {

using body::Posture;
using body::Trunk;
using math::Radians;

namespace {

constexpr double kSwayEase = 3;               // s, at both ends of a hold
constexpr double kSwayAngle = Radians(0.25);  // of each region
constexpr double kSwayAside = 0.003, kSwayAhead = 0.004;  // m
// Periods that do not meet again soon, s.
constexpr double kPeriods[] = {5.3, 7.1, 8.9};

constexpr double kBlinkSlot = 4;  // s, one blink in each
constexpr double kShutting = 0.09, kShut = 0.05, kOpening = 0.18;  // s

constexpr double kFarthestAside = Radians(22), kFarthestUp = Radians(14);
constexpr double kWithTheNeck = 0.2;

double Wave(double seconds, int which) {
  return std::sin(2 * math::kPi * seconds / kPeriods[which]);
}

// [0, 1), the same for the same slot.
double Random(std::int64_t slot) {
  std::uint64_t x = std::uint64_t(slot) * 0x9E3779B97F4A7C15u;
  x ^= x >> 29;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= x >> 32;
  return double(x >> 11) / 9007199254740992.0;
}

// `angle` up to about `most`, without a corner.
double Within(double angle, double most) {
  return most * std::tanh(angle / most);
}

double Yaw(const Posture& p) {
  return p[Trunk::kPelvisYaw] + p[Trunk::kLumbarRot] + p[Trunk::kThoracicRot] +
         p[Trunk::kNeckRot];
}
double Pitch(const Posture& p) {
  return p[Trunk::kPelvisPitch] + p[Trunk::kLumbarFlex] +
         p[Trunk::kThoracicFlex] + p[Trunk::kNeckFlex] + p[Trunk::kHeadNod];
}

}  // namespace

void Wander(double into, double left, bool mirrored, bool stands, Ask& ask) {
  const double size =
      math::MinimumJerk(into / kSwayEase) * math::MinimumJerk(left / kSwayEase);
  if (size <= 0) return;
  const double side = mirrored ? -size : size;
  ask.posture[Trunk::kThoracicLat] += kSwayAngle * side * Wave(into, 0);
  ask.posture[Trunk::kThoracicFlex] += kSwayAngle * size * Wave(into, 1);
  ask.posture[Trunk::kNeckFlex] += kSwayAngle * size * Wave(into, 2);
  ask.posture[Trunk::kNeckRot] -= kSwayAngle * side * Wave(into, 1);
  if (!stands) return;
  ask.root.x += kSwayAside * side * Wave(into, 1);
  ask.root.z += kSwayAhead * size * Wave(into, 0);
}

double Blink(double seconds) {
  const auto slot = static_cast<std::int64_t>(std::floor(seconds / kBlinkSlot));
  const double longest = kBlinkSlot / 2;
  double t = seconds - double(slot) * kBlinkSlot - longest * Random(slot);
  if (t < 0) return 0;
  if (t < kShutting) return math::Smoothstep(0, kShutting, t);
  t -= kShutting + kShut;
  return 1 - math::Smoothstep(0, kOpening, t);
}

body::Face Look(const Posture& now, const Posture& ahead, double seconds) {
  body::Face face;
  face.closed = Blink(seconds);
  face.gaze_right = Within(Yaw(ahead) - Yaw(now), kFarthestAside);
  face.gaze_up =
      Within(Pitch(now) - Pitch(ahead) - kWithTheNeck * now[Trunk::kNeckFlex],
             kFarthestUp);
  return face;
}

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/stage/muscle_light.h"

#include <algorithm>
#include <cmath>

#include "engine/math/easing.h"

namespace limber::stage {
namespace {

// Gain over the base pose from which a muscle counts as lengthening, and from
// which it is fully shown.
constexpr double kShows = 0.15, kFull = 0.50;
constexpr double kWorkingShown = 0.85;  // at the pose it works in

// How near the body is to the pose or phase that a target belongs to, [0, 1].
double Presence(const coach::MuscleTarget& target, const coach::Ask& ask,
                const coach::Phase& phase, double ratio) {
  if (target.when.empty()) return 1;
  if (target.when == phase.id) return 1;
  double presence = 0;
  if (target.when == ask.from) presence += 1 - ask.between;
  if (target.when == ask.to) presence += ask.between;
  if (presence > 0 || phase.path != coach::Path::kFlow)
    return std::min(1.0, presence);
  // On a flow: near the key in time, round the seam.
  for (const coach::Key& key : phase.keys) {
    if (key.pose != target.when) continue;
    const double away = std::abs(std::remainder(ratio - key.at, 1.0));
    presence = std::max(presence, 1 - math::Smoothstep(0.08, 0.30, away));
  }
  return presence;
}

}  // namespace

double Lit(const coach::MuscleTarget& target,
           const coach::MuscleReading& reading, const coach::Ask& ask,
           const coach::Phase& phase, double ratio) {
  if (target.role == coach::MuscleRole::kWorking) {
    return kWorkingShown * Presence(target, ask, phase, ratio);
  }
  return math::Smoothstep(kShows, kFull, reading.gain);
}

bool Means(const coach::MuscleTarget& target, bool played) {
  return target.side == 0 || (target.side > 0) == played;
}

scene::RegionLight::State StateOf(coach::MuscleRole role) {
  using State = scene::RegionLight::State;
  switch (role) {
    case coach::MuscleRole::kPrimary:
      return State::kPrimary;
    case coach::MuscleRole::kSecondary:
      return State::kSecondary;
    case coach::MuscleRole::kWorking:
      return State::kWorking;
  }
  return State::kNone;
}

std::string_view RoleName(coach::MuscleRole role) {
  switch (role) {
    case coach::MuscleRole::kPrimary:
      return "primary";
    case coach::MuscleRole::kSecondary:
      return "secondary";
    case coach::MuscleRole::kWorking:
      return "working";
  }
  return "";
}

}  // namespace limber::stage

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>

#include "engine/check/angles.h"
#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using coach::Movement;
using coach::Phase;
using coach::PhaseKind;

namespace {

constexpr double kAtRest = 0.5;       // deg
constexpr std::size_t kCaption = 34;  // characters
constexpr int kFewestRounds = 3;

bool AtRest(const Movement& movement, const body::Posture& posture) {
  const auto rest = movement.poses.find(movement.base_pose);
  if (rest == movement.poses.end()) return false;
  const std::vector<body::DofId>& all = AllDofs();
  return std::all_of(all.begin(), all.end(), [&](const body::DofId& dof) {
    return std::abs(math::Degrees(Get(posture, dof) - Get(rest->second, dof))) <
           kAtRest;
  });
}

}  // namespace

// A way in and a way out (or rounds that begin and end at rest by themselves),
// something to hold or repeat, and the words that go with it.
void CheckContent(const Take& take, Report& report) {
  const Movement& movement = *take.movement;
  const auto any = [&](PhaseKind kind) {
    return std::any_of(movement.phases.begin(), movement.phases.end(),
                       [&](const Phase& phase) { return phase.kind == kind; });
  };
  int rounds = 0;
  std::size_t cues = 0, longest = 0;
  for (const Phase& phase : movement.phases) {
    if (phase.kind == PhaseKind::kRounds) rounds += phase.repeats;
    cues += phase.cues.size();
    for (const coach::Cue& cue : phase.cues) {
      longest = std::max(longest, cue.text.size());
    }
  }
  Worst missing;
  const auto need = [&](bool there, std::string_view what) {
    missing.See(there ? 0 : 1, 0, there ? "" : what);
  };
  need(
      any(PhaseKind::kSetUp) || AtRest(movement, take.samples.front().authored),
      "set-up");
  need(any(PhaseKind::kRelease) ||
           AtRest(movement, take.samples.back().authored),
       "release");
  need(any(PhaseKind::kHold) || rounds >= kFewestRounds, "hold or rounds");
  need(cues > 0, "cue");
  need(!movement.mistakes.empty(), "mistake");
  need(!movement.safety.empty(), "safety");
  report.Judge("Y3", "part that is missing", "", missing, 0);

  Worst caption;
  caption.See(double(longest), 0);
  report.Judge("Y3", "characters of the longest cue", "", caption,
               double(kCaption));
}

}  // namespace limber::check

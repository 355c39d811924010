// SPDX-License-Identifier: MIT
#include "engine/coach/breath.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limber::coach {
namespace {

constexpr double kLongestBreath = 15;  // s: 4 a minute
constexpr double kShortestBreath = 4;  // s: 15 a minute

// Who warms up breathes quicker than who stretches, and not as deep.
constexpr double kActiveIn = 2, kActiveOut = 2;  // s
constexpr double kActiveDepth = 0.6;             // fullness at the top

enum class Pacing { kOwn, kHold, kRound };

Pacing PacingOf(const Movement& movement, const Segment& segment) {
  const PhaseKind kind = movement.phases[std::size_t(segment.phase)].kind;
  if (movement.breath == BreathMode::kFree) return Pacing::kOwn;
  if (kind == PhaseKind::kHold) return Pacing::kHold;
  const bool led = movement.breath == BreathMode::kLed;
  return led && kind == PhaseKind::kRounds ? Pacing::kRound : Pacing::kOwn;
}

struct Stretch {
  core::Duration begin, end;
};

// The segments around `segment` that share one run of own breath.
Stretch OwnStretch(const Movement& movement, const Timeline& timeline,
                   int segment) {
  const auto own = [&](int i) {
    return PacingOf(movement, timeline.segments[std::size_t(i)]) ==
           Pacing::kOwn;
  };
  const int count = static_cast<int>(timeline.segments.size());
  int first = segment, last = segment;
  while (first > 0 && own(first - 1)) --first;
  while (last + 1 < count && own(last + 1)) ++last;
  return {timeline.segments[std::size_t(first)].begin,
          timeline.segments[std::size_t(last)].end};
}

double WholeBreaths(double seconds, double wanted_period) {
  const double nearest = std::max(1.0, std::round(seconds / wanted_period));
  const double most = std::max(1.0, std::floor(seconds / kShortestBreath));
  const double fewest = std::ceil(seconds / kLongestBreath);
  return std::clamp(nearest, std::min(fewest, most), most);
}

// `in_share`: part of each breath that is the in-breath.
Breath InStretch(double played, double seconds, double breaths,
                 double in_share) {
  Breath breath;
  breath.rate = 60 * breaths / seconds;
  const double at = std::clamp(played / seconds, 0.0, 1.0) * breaths;
  // The end of the stretch is the end of its last breath, not a new one.
  const double share = at - std::min(std::floor(at), breaths - 1);
  breath.in = share < in_share;
  breath.fraction = std::clamp(
      breath.in ? share / in_share : (share - in_share) / (1 - in_share), 0.0,
      1.0);
  const double rise = .5 - .5 * std::cos(std::numbers::pi * breath.fraction);
  breath.fullness = breath.in ? rise : 1 - rise;
  return breath;
}

}  // namespace

Breath BreathAt(const Movement& movement, const Settings& settings,
                const Timeline& timeline, int segment, core::Duration time) {
  const Segment& here = timeline.segments[std::size_t(segment)];
  const Pacing pacing = PacingOf(movement, here);
  const Stretch stretch = pacing == Pacing::kOwn
                              ? OwnStretch(movement, timeline, segment)
                              : Stretch{here.begin, here.end};
  const double seconds = core::ToSeconds(stretch.end - stretch.begin);
  const double played = core::ToSeconds(time - stretch.begin);

  double breaths = 1;
  double in_share =
      movement.breath_in / (movement.breath_in + movement.breath_out);
  const bool active =
      movement.kind == Kind::kWarmUp && movement.breath == BreathMode::kFree;
  if (pacing != Pacing::kRound) {
    const double in = active ? kActiveIn : settings.breath_in;
    const double out = active ? kActiveOut : settings.breath_out;
    breaths = WholeBreaths(seconds, in + out);
    in_share = in / (in + out);
  }
  Breath breath = InStretch(played, seconds, breaths, in_share);
  if (active) breath.fullness *= kActiveDepth;
  breath.paced = pacing != Pacing::kOwn;
  return breath;
}

Breath OwnBreath(const Settings& settings, double played, double seconds) {
  const double period = settings.breath_in + settings.breath_out;
  return InStretch(played, seconds, WholeBreaths(seconds, period),
                   settings.breath_in / period);
}

}  // namespace limber::coach

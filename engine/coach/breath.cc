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

// How one stretch is breathed.
struct Rhythm {
  Stretch stretch;
  double breaths = 1;   // whole ones
  double in_share = 0;  // part of each that is the in-breath
  double depth = 1;     // fullness at the top
  bool paced = false;
};

Rhythm RhythmOf(const Movement& movement, const Settings& settings,
                const Timeline& timeline, int segment) {
  const Segment& here = timeline.segments[std::size_t(segment)];
  const Pacing pacing = PacingOf(movement, here);
  Rhythm rhythm;
  rhythm.paced = pacing != Pacing::kOwn;
  rhythm.stretch = rhythm.paced ? Stretch{here.begin, here.end}
                                : OwnStretch(movement, timeline, segment);
  rhythm.in_share =
      movement.breath_in / (movement.breath_in + movement.breath_out);
  if (pacing == Pacing::kRound) return rhythm;
  const bool active =
      movement.kind == Kind::kWarmUp && movement.breath == BreathMode::kFree;
  const double in = active ? kActiveIn : settings.breath_in;
  const double out = active ? kActiveOut : settings.breath_out;
  rhythm.breaths = WholeBreaths(
      core::ToSeconds(rhythm.stretch.end - rhythm.stretch.begin), in + out);
  rhythm.in_share = in / (in + out);
  if (active) rhythm.depth = kActiveDepth;
  return rhythm;
}

}  // namespace

Breath BreathAt(const Movement& movement, const Settings& settings,
                const Timeline& timeline, int segment, core::Duration time) {
  const Rhythm rhythm = RhythmOf(movement, settings, timeline, segment);
  Breath breath =
      InStretch(core::ToSeconds(time - rhythm.stretch.begin),
                core::ToSeconds(rhythm.stretch.end - rhythm.stretch.begin),
                rhythm.breaths, rhythm.in_share);
  breath.fullness *= rhythm.depth;
  breath.paced = rhythm.paced;
  return breath;
}

std::vector<HalfBreath> PacedBreaths(const Movement& movement,
                                     const Settings& settings,
                                     const Timeline& timeline) {
  std::vector<HalfBreath> halves;
  for (std::size_t s = 0; s < timeline.segments.size(); ++s) {
    const Rhythm rhythm =
        RhythmOf(movement, settings, timeline, static_cast<int>(s));
    if (!rhythm.paced) continue;
    const double begin = core::ToSeconds(rhythm.stretch.begin);
    const double breath =
        (core::ToSeconds(rhythm.stretch.end) - begin) / rhythm.breaths;
    for (int i = 0; i < static_cast<int>(rhythm.breaths); ++i) {
      const auto at = [&](double share) {
        return core::Seconds(begin + (i + share) * breath);
      };
      halves.push_back({true, at(0), at(rhythm.in_share)});
      halves.push_back({false, at(rhythm.in_share), at(1)});
    }
  }
  return halves;
}

Breath OwnBreath(const Settings& settings, double played, double seconds) {
  const double period = settings.breath_in + settings.breath_out;
  return InStretch(played, seconds, WholeBreaths(seconds, period),
                   settings.breath_in / period);
}

}  // namespace limber::coach

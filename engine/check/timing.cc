// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>

#include "engine/check/rules.h"
#include "engine/check/targets.h"

namespace limber::check {

using coach::PhaseKind;

namespace {

constexpr double kFrame = 1.0 / 60;   // s
constexpr double kCueLeast = 2.5;     // s
constexpr double kCueWord = 1.0 / 3;  // s a word
constexpr double kExact = 1e-6;       // s, of differences of doubles

void CheckDurations(const Take& take, const MovementTarget& target,
                    Report& report) {
  Worst total;
  const double seconds = core::ToSeconds(take.timeline.total);
  total.See(std::abs(seconds - target.seconds), seconds);
  report.Judge("T1", "difference of the duration", "s", total, kFrame);

  Worst shortest(Worst::Of::kSmallest), longest;
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (phase.kind != PhaseKind::kHold) continue;
    const double length = core::ToSeconds(segment.end - segment.begin);
    shortest.See(length, take.begin(segment), phase.id);
    longest.See(length, take.begin(segment), phase.id);
  }
  if (target.hold_most > 0 && !shortest.seen()) shortest.See(0, 0, "no hold");
  report.Judge("T2", "shortest hold", "s", shortest, target.hold_least);
  report.Judge("T2", "longest hold", "s", longest, target.hold_most);
}

// The recording ends on the last tick, and its segments follow without gaps.
void CheckGaps(const Take& take, Report& report) {
  Worst worst;
  core::Duration end{0};
  for (const coach::Segment& segment : take.timeline.segments) {
    worst.See(std::abs(core::ToSeconds(segment.begin - end)),
              take.begin(segment), take.phase(segment).id);
    end = segment.end;
  }
  worst.See(std::abs(core::ToSeconds(take.timeline.total - end)),
            core::ToSeconds(end), "end");
  report.Judge("T1", "gap between phases", "s", worst, 0);
}

// Pace scales what moves and leaves holds alone; rounds led by the breath
// follow the breath.
void CheckPace(const Take& take, Report& report) {
  constexpr double kPace = 1.25;
  coach::Settings quick;
  quick.pace = kPace;
  const coach::Timeline other = coach::Lay(*take.movement, quick);
  Worst worst;
  for (std::size_t i = 0; i < take.timeline.segments.size(); ++i) {
    const coach::Segment& segment = take.timeline.segments[i];
    const coach::Phase& phase = take.phase(segment);
    const bool led = take.movement->breath == coach::BreathMode::kLed &&
                     phase.kind == PhaseKind::kRounds;
    const bool kept = phase.kind == PhaseKind::kHold || led;
    const double length = take.end(segment) - take.begin(segment);
    const double now =
        take.end(other.segments[i]) - take.begin(other.segments[i]);
    worst.See(std::abs(now - (kept ? length : length / kPace)),
              take.begin(segment), phase.id);
  }
  report.Judge("T3", "difference of a phase at another pace", "s", worst,
               kExact);
}

void CheckSides(const Take& take, Report& report) {
  double hold[2] = {0, 0};
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (phase.kind != PhaseKind::kHold || !phase.per_side) continue;
    hold[segment.mirrored] += take.end(segment) - take.begin(segment);
  }
  if (hold[0] + hold[1] == 0) return;
  Worst worst;
  worst.See(std::abs(hold[0] - hold[1]), 0);
  report.Judge("T7", "difference of the holds of both sides", "s", worst,
               kExact);
}

double WordsOf(std::string_view text) {
  return double(std::count(text.begin(), text.end(), ' ')) + 1;
}

void CheckCues(const Take& take, Report& report) {
  Worst worst(Worst::Of::kSmallest);
  std::size_t begin = 0;
  const auto& samples = take.samples;
  for (std::size_t i = 1; i <= samples.size(); ++i) {
    if (i < samples.size() && samples[i].cue == samples[begin].cue) continue;
    const std::string_view cue = samples[begin].cue;
    if (!cue.empty()) {
      const double shown = double(i - begin) * take.step();
      worst.See(shown - std::max(kCueLeast, kCueWord * WordsOf(cue)),
                samples[begin].time, cue);
    }
    begin = i;
  }
  report.Judge("T8", "seconds a cue stays beyond what it needs", "s", worst,
               -1.5 * take.step());
}

}  // namespace

void CheckTiming(const Take& take, Report& report) {
  if (const MovementTarget* target = FindTarget(take.movement->id)) {
    CheckDurations(take, *target, report);
  }
  CheckGaps(take, report);
  CheckPace(take, report);
  CheckSides(take, report);
  CheckCues(take, report);
}

}  // namespace limber::check

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>

#include "engine/check/rules.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::LimbLandmark;
using body::Side;
using body::Trunk;
using coach::PhaseKind;
using math::Degrees;

namespace {

constexpr double kLock = 0.3;       // s
constexpr double kEaseEnd = 0.5;    // s
constexpr double kFlat = 0.2;       // deg: as good as the peak
constexpr double kFlatBelly = 0.1;  // mm, likewise
constexpr double kStill = 1;        // deg
constexpr double kWayShare = 0.5;
constexpr double kBelly = 10;                           // mm
constexpr double kBellyShown = 20;                      // mm
constexpr double kShoulderRise = 5;                     // mm
constexpr double kHoldSlowest = 4, kHoldQuickest = 10;  // breaths a minute
constexpr double kLedSlowest = 5, kLedQuickest = 7.5;
constexpr double kActiveSlowest = 10, kActiveQuickest = 20;
constexpr double kRatioMost = 2;  // out-breath over in-breath

bool Led(const Take& take) {
  return take.movement->breath == coach::BreathMode::kLed;
}

bool Paced(const Take& take, const coach::Phase& phase) {
  if (take.movement->breath == coach::BreathMode::kFree) return false;
  return phase.kind == PhaseKind::kHold ||
         (Led(take) && phase.kind == PhaseKind::kRounds);
}

// Breaths counted and timed from the recording itself, not read from it.
void CheckRate(const Take& take, Report& report) {
  Worst quickest, slowest(Worst::Of::kSmallest);
  Worst longest_out, shortest_out(Worst::Of::kSmallest);
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (!Paced(take, phase)) continue;
    const std::size_t begin = take.Nearest(take.begin(segment));
    const std::size_t end = take.Nearest(take.end(segment));
    int breaths = 0, in = 0, out = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool breathing_in = take.samples[i].breath.in;
      breathing_in ? ++in : ++out;
      if (breathing_in && (i == begin || !take.samples[i - 1].breath.in)) {
        ++breaths;
      }
    }
    const double rate =
        60 * breaths / (take.end(segment) - take.begin(segment));
    quickest.See(rate, take.begin(segment), phase.id);
    slowest.See(rate, take.begin(segment), phase.id);
    const double ratio = in > 0 ? double(out) / in : 1e9;
    longest_out.See(ratio, take.begin(segment), phase.id);
    shortest_out.See(ratio, take.begin(segment), phase.id);
  }
  const bool led = Led(take);
  report.Judge("T4", "breaths a minute, most", "", quickest,
               led ? kLedQuickest : kHoldQuickest);
  report.Judge("T4", "breaths a minute, least", "", slowest,
               led ? kLedSlowest : kHoldSlowest);
  // A sample more or less is no fault.
  report.Judge("T4", "out-breath over in-breath, most", "", longest_out,
               kRatioMost * (1 + 0.5 * take.step()));
  report.Judge("T4", "out-breath over in-breath, least", "", shortest_out,
               1 - 0.5 * take.step());
}

// Warm-ups breathe as who is active does. Whole breaths between the first and
// the last in-breath, timed from the recording itself.
void CheckActive(const Take& take, Report& report) {
  if (take.movement->kind != coach::Kind::kWarmUp) return;
  double first = 0, last = 0;
  int breaths = -1;
  for (std::size_t i = 1; i < take.samples.size(); ++i) {
    if (!take.samples[i].breath.in || take.samples[i - 1].breath.in) continue;
    last = take.samples[i].time;
    if (++breaths == 0) first = last;
  }
  if (breaths < 1) return;
  Worst most, least(Worst::Of::kSmallest);
  most.See(60 * breaths / (last - first), first);
  least.See(60 * breaths / (last - first), first);
  report.Judge("T4", "breaths a minute of a warm-up, most", "", most,
               kActiveQuickest);
  report.Judge("T4", "breaths a minute of a warm-up, least", "", least,
               kActiveSlowest);
}

double Rounding(const body::Posture& p) {  // deg, of the whole spine
  return Degrees(p[Trunk::kLumbarFlex] + p[Trunk::kThoracicFlex] +
                 p[Trunk::kNeckFlex] + p[Trunk::kHeadNod]);
}
double RoundingOf(const Sample& s) { return Rounding(s.solved); }
double Hollowing(const Sample& s) { return -Rounding(s.solved); }
double Belly(const Sample& s) { return s.belly * kMillimetres; }
double Hollow(const Sample& s) { return -s.belly * kMillimetres; }

// Middle of the time in which `of` is within `flat` of the most it gets between
// two times.
double PeakTime(const Take& take, double from, double to,
                double (*of)(const Sample&), double flat) {
  const std::size_t begin = take.Nearest(from);
  const std::size_t end = take.Nearest(to);
  std::size_t best = begin;
  for (std::size_t i = begin; i <= end; ++i) {
    if (of(take.samples[i]) > of(take.samples[best])) best = i;
  }
  const double peak = of(take.samples[best]);
  const auto is_flat = [&](std::size_t i) {
    return of(take.samples[i]) > peak - flat;
  };
  std::size_t first = best, last = best;
  while (first > begin && is_flat(first - 1)) --first;
  while (last < end && is_flat(last + 1)) ++last;
  return (take.samples[first].time + take.samples[last].time) / 2;
}

// How far the spine is written to go in a round, deg. One that is written to
// lie still while the belly breathes has no peaks.
double WrittenWay(const coach::Phase& phase) {
  double least = 1e9, most = -1e9;
  for (const coach::Key& key : phase.keys) {
    const double rounding = Rounding(key.posture);
    least = std::min(least, rounding);
    most = std::max(most, rounding);
  }
  return most - least;
}

// How far something goes from one sample to another.
double Way(const Take& take, std::size_t from, std::size_t to,
           double (*of)(const Sample&)) {
  double least = 1e9, most = -1e9;
  for (std::size_t i = from; i <= to; ++i) {
    least = std::min(least, of(take.samples[i]));
    most = std::max(most, of(take.samples[i]));
  }
  return most - least;
}

// In led rounds the hollow spine meets the end of the in-breath, the round
// one the end of the out-breath; where the spine lies still, the belly is
// highest and lowest then, and goes up and down as a demonstration needs it.
void CheckLock(const Take& take, Report& report) {
  if (!Led(take)) return;
  Worst hollow, round, full_belly, empty_belly;
  Worst shown(Worst::Of::kSmallest), spine(Worst::Of::kSmallest);
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (phase.kind != PhaseKind::kRounds) continue;
    const double begin = take.begin(segment), end = take.end(segment);
    const std::size_t from = take.Nearest(begin), to = take.Nearest(end);
    std::size_t full = from;
    for (std::size_t i = from; i < to; ++i) {
      if (take.samples[i].breath.fullness >
          take.samples[full].breath.fullness) {
        full = i;
      }
    }
    const double filled = take.samples[full].time;
    const double span = (end - begin) / 4;
    // Behind the last round the body may stay as it is.
    const bool last = segment.repeat == phase.repeats - 1;
    const double after = last ? end : end + span;
    const double written = WrittenWay(phase);
    if (written < kStill) {
      full_belly.See(std::abs(PeakTime(take, filled - span, filled + span,
                                       Belly, kFlatBelly) -
                              filled),
                     filled);
      empty_belly.See(
          std::abs(PeakTime(take, end - span, after, Hollow, kFlatBelly) - end),
          end);
      shown.See(Way(take, from, to, Belly), begin);
      continue;
    }
    spine.See(Way(take, from, to, RoundingOf) / written, begin);
    hollow.See(std::abs(PeakTime(take, filled - span, filled + span, Hollowing,
                                 kFlat) -
                        filled),
               filled);
    round.See(
        std::abs(PeakTime(take, end - span, after, RoundingOf, kFlat) - end),
        end);
  }
  report.Judge("T5", "hollow spine against the end of the in-breath", "s",
               hollow, kLock);
  report.Judge("T5", "round spine against the end of the out-breath", "s",
               round, kLock);
  report.Judge("T5", "high belly against the end of the in-breath", "s",
               full_belly, kLock);
  report.Judge("T5", "low belly against the end of the out-breath", "s",
               empty_belly, kLock);
  report.Judge("T5", "way of the spine over the way it is written", "", spine,
               kWayShare);
  report.Judge("T6", "belly moves in a round that shows breathing", "mm", shown,
               kBellyShown);
}

// The way into a stretch ends as the lungs are empty.
void CheckEaseEnd(const Take& take, Report& report) {
  Worst worst;
  for (const coach::Segment& segment : take.timeline.segments) {
    if (take.phase(segment).kind != PhaseKind::kHold) continue;
    const double begin = take.begin(segment);
    const std::size_t from = take.Nearest(begin - 2),
                      to = take.Nearest(begin + 2);
    std::size_t empty = from;
    for (std::size_t i = from; i <= to; ++i) {
      if (take.samples[i].breath.fullness <
          take.samples[empty].breath.fullness) {
        empty = i;
      }
    }
    worst.See(std::abs(take.samples[empty].time - begin), begin);
  }
  report.Judge("T5", "end of the way in against the end of an out-breath", "s",
               worst, kEaseEnd);
}

// Who lies on the belly breathes into the back: nothing is seen in front.
bool LiesOnBelly(const Take& take, const coach::Segment& segment) {
  const Sample& s = take.samples[take.Nearest(take.begin(segment))];
  return std::ranges::any_of(s.touching(), [](const ContactSample& c) {
    return c.effector.contact == body::Contact::kBelly && c.declared;
  });
}

// Measured on the skin that is drawn.
void CheckVisible(const Take& take, Report& report) {
  Worst belly(Worst::Of::kSmallest), rise;
  for (const coach::Segment& segment : take.timeline.segments) {
    if (take.phase(segment).kind != PhaseKind::kHold) continue;
    const std::size_t begin = take.Nearest(take.begin(segment));
    const std::size_t end = take.Nearest(take.end(segment));
    double least = 1e9, most = -1e9;
    double low[2] = {1e9, 1e9}, high[2] = {-1e9, -1e9};
    for (std::size_t i = begin; i < end; ++i) {
      const Sample& s = take.samples[i];
      least = std::min(least, s.belly);
      most = std::max(most, s.belly);
      for (int k = 0; k < 2; ++k) {
        low[k] = std::min(low[k], s.shoulder_top[std::size_t(k)]);
        high[k] = std::max(high[k], s.shoulder_top[std::size_t(k)]);
      }
    }
    if (!LiesOnBelly(take, segment)) {
      belly.See((most - least) * kMillimetres, take.begin(segment));
    }
    for (const Side side : body::kSides) {
      const auto k = std::size_t(side);
      rise.See((high[k] - low[k]) * kMillimetres, take.begin(segment),
               "shoulder." + std::string(Name(side)));
    }
  }
  report.Judge("T6", "belly moves with the breath of a hold", "mm", belly,
               kBelly);
  report.Judge("T6", "shoulders rise in a hold", "mm", rise, kShoulderRise);
}

}  // namespace

void CheckBreath(const Take& take, Report& report) {
  CheckRate(take, report);
  CheckActive(take, report);
  CheckLock(take, report);
  CheckEaseEnd(take, report);
  CheckVisible(take, report);
}

}  // namespace limber::check

// SPDX-License-Identifier: MIT
//
// Stretches reach the muscles they are meant to reach.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "engine/check/rules.h"
#include "engine/check/targets.h"

namespace limber::check {

using body::Side;
using coach::MuscleRole;
using coach::MuscleTarget;

namespace {

constexpr double kPrimaryGain = 0.15;
constexpr double kMedianRank = 5;
constexpr double kSameGain = 0.01;
constexpr double kBackStep = 0.02;
// What else is stretched may be so since the set-up, and give back a little.
constexpr double kOtherBackStep = 0.1;
constexpr double kHeldGain = 0.03;

// A moment at which a stretch is at its deepest, and the side it is for.
struct Peak {
  std::size_t sample = 0;
  Side side = Side::kRight;
  bool per_side = false;
};

// Phase `when`: the middle of it. Pose `when` in rounds: when its key is
// reached, in all rounds but the first and the last.
std::vector<Peak> PeaksOf(const Take& take, std::string_view when) {
  std::vector<Peak> peaks;
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    const double begin = take.begin(segment);
    const double length = take.end(segment) - begin;
    const Side side = segment.mirrored ? Side::kLeft : Side::kRight;
    if (phase.id == when) {
      peaks.push_back({take.Nearest(begin + length / 2), side, phase.per_side});
    }
    if (phase.kind != coach::PhaseKind::kRounds) continue;
    if (segment.repeat == 0 || segment.repeat == phase.repeats - 1) continue;
    for (const coach::Key& key : phase.keys) {
      if (key.pose != when || key.at == 0) continue;
      peaks.push_back({take.Nearest(begin + key.at * length), side, false});
    }
  }
  return peaks;
}

// Gain of one muscle at a peak: of the side the target names, or of both.
double GainAt(const Take& take, const Peak& peak, std::size_t muscle,
              int side) {
  if (side != 0) {
    return take.Gain(peak.sample, muscle,
                     side > 0 ? peak.side : Other(peak.side));
  }
  return (take.Gain(peak.sample, muscle, Side::kLeft) +
          take.Gain(peak.sample, muscle, Side::kRight)) /
         2;
}

// Muscles that compete: a word of their group is one of the scope's words.
bool InScope(std::string_view group, std::string_view scope) {
  for (std::size_t at = 0; at < scope.size();) {
    const std::size_t end = std::min(scope.find(' ', at), scope.size());
    if (group.find(scope.substr(at, end - at)) != group.npos) return true;
    at = end + 1;
  }
  return false;
}

// The roles that content gives against those written down in targets.cc.
void CheckRoles(const Take& take, const StretchTarget& stretch,
                Report& report) {
  std::vector<std::string> named;
  for (const MuscleTarget& target : take.movement->muscles) {
    if (target.when == stretch.when && target.role == MuscleRole::kPrimary) {
      named.push_back(target.muscle);
    }
  }
  std::sort(named.begin(), named.end());
  std::string text;
  for (const std::string& id : named) text += (text.empty() ? "" : " ") + id;
  Worst worst;
  worst.See(text == stretch.primaries ? 0 : 1, 0, text);
  report.Judge("M0", "primary muscles differ, " + std::string(stretch.when), "",
               worst, 0);
}

void CheckStretch(const Take& take, const Reference& reference,
                  std::string_view when, std::string_view scope,
                  Report& report) {
  const std::string name(when);
  std::vector<const MuscleTarget*> primaries;
  Worst negative(Worst::Of::kSmallest);
  const std::vector<Peak> peaks = PeaksOf(take, when);
  for (const MuscleTarget& target : take.movement->muscles) {
    if (target.when != when || target.role == MuscleRole::kWorking) continue;
    const int muscle = take.FindMuscle(target.muscle);
    if (target.role == MuscleRole::kPrimary) primaries.push_back(&target);
    for (const Peak& peak : peaks) {
      negative.See(muscle < 0
                       ? -1
                       : GainAt(take, peak, std::size_t(muscle), target.side),
                   take.samples[peak.sample].time, target.muscle);
    }
  }
  report.Judge("M4", "gain of a muscle shown as stretched, " + name, "",
               negative, 0);

  Worst weak, rank;
  for (const Peak& peak : peaks) {
    const double time = take.samples[peak.sample].time;
    int below = 0;
    std::string who;
    std::vector<int> ranks;
    for (const MuscleTarget* target : primaries) {
      const int muscle = take.FindMuscle(target->muscle);
      const double gain =
          muscle < 0 ? -1
                     : GainAt(take, peak, std::size_t(muscle), target->side);
      if (gain < kPrimaryGain) {
        ++below;
        who += (who.empty() ? "" : " ") + target->muscle;
      }
      int place = 1;
      for (const body::MuscleDefinition& other : reference.muscles) {
        const int index = take.FindMuscle(other.id);
        if (index < 0 || !InScope(other.group, scope)) continue;
        place += GainAt(take, peak, std::size_t(index), target->side) > gain;
      }
      ranks.push_back(place);
    }
    if (ranks.empty()) continue;
    weak.See(below, time, who);
    if (scope.empty()) continue;
    std::sort(ranks.begin(), ranks.end());
    rank.See(ranks[(ranks.size() - 1) / 2], time);
  }
  // A single primary has none to hide behind.
  report.Judge("M1", "primary muscles of gain under 0.15, " + name, "", weak,
               primaries.size() > 1 ? 1 : 0);
  report.Judge("M2", "middle rank of the primary muscles, " + name, "", rank,
               kMedianRank);
}

// On the way into a hold what it is for grows, and in the hold it stays.
void CheckSteady(const Take& take, Report& report) {
  Worst back, other, held;
  for (std::size_t h = 0; h < take.timeline.segments.size(); ++h) {
    const coach::Segment& hold = take.timeline.segments[h];
    if (take.phase(hold).kind != coach::PhaseKind::kHold) continue;
    const bool eased =
        h > 0 && take.phase(take.timeline.segments[h - 1]).kind ==
                     coach::PhaseKind::kEase;
    const Side played = hold.mirrored ? Side::kLeft : Side::kRight;
    for (const MuscleTarget& target : take.movement->muscles) {
      const int muscle = take.FindMuscle(target.muscle);
      if (target.when != take.phase(hold).id || muscle < 0 ||
          target.role == MuscleRole::kWorking) {
        continue;
      }
      for (const Side side : body::kSides) {
        if (target.side != 0 && (target.side > 0) != (side == played)) continue;
        const auto gain = [&](std::size_t sample) {
          return take.Gain(sample, std::size_t(muscle), side);
        };
        const std::string name = target.muscle + "." + std::string(Name(side));
        const double middle =
            gain(take.Nearest((take.begin(hold) + take.end(hold)) / 2));
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < take.samples.size(); ++i) {
          const double time = take.samples[i].time;
          const std::size_t at = std::size_t(take.samples[i].segment);
          if (at == h) held.See(std::abs(gain(i) - middle), time, name);
          if (!eased || at != h - 1) continue;
          most = std::max(most, gain(i));
          (target.role == MuscleRole::kPrimary ? back : other)
              .See(most - gain(i), time, name);
        }
      }
    }
  }
  report.Judge("M7", "back-step of a primary gain on the way into a hold", "",
               back, kBackStep);
  report.Judge("M7", "back-step of another gain on the way into a hold", "",
               other, kOtherBackStep);
  report.Judge("M7", "gain in a hold against that of its middle", "", held,
               kHeldGain);
}

// A mirrored hold stretches the mirrored muscles.
void CheckMirror(const Take& take, Report& report) {
  Worst worst;
  for (const coach::Segment& a : take.timeline.segments) {
    const coach::Phase& phase = take.phase(a);
    if (a.mirrored || !phase.per_side) continue;
    for (const coach::Segment& b : take.timeline.segments) {
      if (!b.mirrored || b.phase != a.phase || b.repeat != a.repeat) continue;
      const std::size_t i = take.Nearest((take.begin(a) + take.end(a)) / 2);
      const std::size_t k = take.Nearest((take.begin(b) + take.end(b)) / 2);
      for (std::size_t m = 0; m < take.muscles.size(); ++m) {
        for (const Side side : body::kSides) {
          worst.See(
              std::abs(take.Gain(i, m, side) - take.Gain(k, m, Other(side))),
              take.samples[k].time,
              take.muscles[m] + "." + std::string(Name(side)));
        }
      }
    }
  }
  report.Judge("M5", "gain against that of the other side", "", worst,
               kSameGain);
}

}  // namespace

void CheckMuscles(const Take& take, const Reference& reference,
                  Report& report) {
  std::vector<std::string> seen;
  const MovementTarget* known = FindTarget(take.movement->id);
  const auto scope_of = [&](std::string_view when) {
    if (known) {
      for (const StretchTarget& stretch : known->stretches) {
        if (stretch.when == when) return stretch.scope;
      }
    }
    return std::string_view();
  };
  if (known) {
    for (const StretchTarget& stretch : known->stretches) {
      CheckRoles(take, stretch, report);
    }
  }
  for (const MuscleTarget& target : take.movement->muscles) {
    if (std::find(seen.begin(), seen.end(), target.when) != seen.end())
      continue;
    seen.push_back(target.when);
    CheckStretch(take, reference, target.when, scope_of(target.when), report);
  }
  CheckMirror(take, report);
  CheckSteady(take, report);
}

}  // namespace limber::check

// SPDX-License-Identifier: MIT
#include "engine/coach/footfalls.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/coach/gait.h"

namespace limber::coach {
namespace {

using body::Contact;
using body::Side;

// What of a foot a key plants.
enum class Footing { kNone, kHeel, kSole };

Footing FootingAt(const Key& key, Side side) {
  const Side stored = key.mirrored ? body::Other(side) : side;
  for (const Plant& plant : key.plants) {
    if (plant.effector.side != stored) continue;
    if (plant.effector.contact == Contact::kHeel) return Footing::kHeel;
    if (plant.effector.contact == Contact::kSole) return Footing::kSole;
  }
  return Footing::kNone;
}

double HipFlex(const Key& key, Side side) {
  const Side stored = key.mirrored ? body::Other(side) : side;
  return key.posture
      .limb[std::size_t(stored)][std::size_t(body::Limb::kHipFlex)];
}

// One step as the keys have it, `at` in shares of the round.
struct Step {
  double at = 0;
  Side side{};
  bool lands = true;
};

std::vector<Step> StepsOf(const Phase& phase) {
  std::vector<Step> steps;
  const std::vector<Key>& keys = phase.keys;
  for (const Side side : body::kSides) {
    std::optional<std::size_t> lifted;
    for (std::size_t k = 1; k < keys.size(); ++k) {
      const Footing before = FootingAt(keys[k - 1], side);
      const Footing now = FootingAt(keys[k], side);
      if (now == before) continue;
      if (now == Footing::kNone) lifted = k;
      if (before != Footing::kNone || !lifted) continue;
      steps.push_back({keys[k].at, side, now == Footing::kSole});
      const auto top =
          std::max_element(keys.begin() + long(*lifted), keys.begin() + long(k),
                           [&](const Key& a, const Key& b) {
                             return HipFlex(a, side) < HipFlex(b, side);
                           });
      steps.push_back({top->at, side, false});
    }
  }
  // Where heels tap, that is the beat.
  const bool taps = std::ranges::any_of(keys, [](const Key& key) {
    return FootingAt(key, Side::kLeft) == Footing::kHeel ||
           FootingAt(key, Side::kRight) == Footing::kHeel;
  });
  if (taps) {
    std::erase_if(steps, [&](const Step& step) {
      return !step.lands && std::ranges::none_of(keys, [&](const Key& key) {
        return key.at == step.at && FootingAt(key, step.side) == Footing::kHeel;
      });
    });
  }
  return steps;
}

class Finder {
 public:
  Finder(const Movement& movement, const Timeline& timeline)
      : movement_(movement), timeline_(timeline) {}

  std::vector<Footfall> Find() {
    for (std::size_t s = 0; s < timeline_.segments.size(); ++s) {
      const Segment& segment = timeline_.segments[s];
      const Phase& phase = PhaseOf(s);
      if (phase.kind != PhaseKind::kRounds) continue;
      if (phase.ground_speed != 0) {
        if (segment.repeat == 0) AddWalk(s);
        continue;
      }
      for (const Step& step : StepsOf(phase)) Add(s, step);
    }
    std::ranges::stable_sort(found_, {}, &Footfall::at);
    const auto twice =
        std::ranges::unique(found_, [](const Footfall& a, const Footfall& b) {
          return a.at == b.at && a.side == b.side && a.lands == b.lands;
        });
    found_.erase(twice.begin(), twice.end());
    return std::move(found_);
  }

 private:
  const Phase& PhaseOf(std::size_t segment) const {
    return movement_.phases[std::size_t(timeline_.segments[segment].phase)];
  }

  void Add(std::size_t s, Step step) {
    const Segment& segment = timeline_.segments[s];
    if (segment.mirrored) step.side = body::Other(step.side);
    const double length = core::ToSeconds(segment.end - segment.begin);
    found_.push_back({segment.begin + core::Seconds(step.at * length),
                      step.side, step.lands});
  }

  // The phases around rounds on moving ground start and stop that walk.
  void AddWalk(std::size_t first) {
    if (first == 0) return;
    const Phase& rounds = PhaseOf(first);
    const std::size_t stop = first + std::size_t(rounds.repeats);
    if (stop >= timeline_.segments.size()) return;
    const Gait::Times times{core::ToSeconds(PhaseOf(first - 1).seconds),
                            core::ToSeconds(rounds.seconds),
                            core::ToSeconds(PhaseOf(stop).seconds),
                            rounds.repeats};
    const int strikes = int(2 * times.cycles());
    for (int half = 1; half < strikes; ++half) {
      double left = times.Seconds(half / 2.0);
      std::size_t s = first - 1;
      while (s < stop && left >= core::ToSeconds(PhaseOf(s).seconds)) {
        left -= core::ToSeconds(PhaseOf(s++).seconds);
      }
      const Side side = half % 2 == 0 ? Side::kRight : Side::kLeft;
      Add(s, {left / core::ToSeconds(PhaseOf(s).seconds), side, true});
    }
  }

  const Movement& movement_;
  const Timeline& timeline_;
  std::vector<Footfall> found_;
};

}  // namespace

std::vector<Footfall> Footfalls(const Movement& movement,
                                const Timeline& timeline) {
  return Finder(movement, timeline).Find();
}

}  // namespace limber::coach

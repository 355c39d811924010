// SPDX-License-Identifier: MIT
#include "engine/coach/tailor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/coach/timeline.h"

namespace limber::coach {
namespace {

constexpr double kLeastChange = 1e-6;
constexpr int kSteps = 40;  // of halving the share: far below a second

// A phase of an item that may change.
struct Part {
  std::size_t item = 0;
  const Movement* movement = nullptr;
  const Phase* phase = nullptr;
  bool hold = false;
  double written = 0;  // seconds or repetitions in this routine
  double value = 0;    // and now

  // Seconds that one second or repetition more costs.
  double cost() const {
    return (hold ? 1 : core::ToSeconds(phase->seconds)) *
           (phase->per_side ? 2 : 1);
  }
  double At(double share) const {
    const double end = share < 0 ? phase->least : phase->most;
    return std::round(written + std::abs(share) * (end - written));
  }
};

double SecondsOf(const std::vector<Part>& parts, double share) {
  double sum = 0;
  for (const Part& part : parts) {
    sum += (part.At(share) - part.written) * part.cost();
  }
  return sum;
}

std::vector<Part> PartsOf(const Routine& routine,
                          const std::vector<Movement>& movements) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < routine.items.size(); ++i) {
    const Item& item = routine.items[i];
    if (item.kind != Item::Kind::kMovement) continue;
    const auto movement = std::ranges::find(movements, item.id, &Movement::id);
    if (movement == movements.end()) continue;
    for (const Phase& phase : movement->phases) {
      if (phase.most == 0) continue;
      Part part{i, &*movement, &phase, phase.kind == PhaseKind::kHold, 0, 0};
      part.written =
          part.hold ? core::ToSeconds(phase.seconds) : double(phase.repeats);
      for (const Change& change : item.changes) {
        if (change.phase == phase.id) part.written = change.value;
      }
      part.value = part.written;
      parts.push_back(part);
    }
  }
  return parts;
}

// Brings what is left of `wanted` seconds onto the holds, the last ones first,
// and what these can not take onto whole rounds.
void Spread(std::vector<Part>& parts, double wanted) {
  const auto left = [&] {
    double sum = 0;
    for (const Part& part : parts) {
      sum += (part.value - part.written) * part.cost();
    }
    return wanted - sum;
  };
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = parts.size(); i-- > 0;) {
      Part& part = parts[i];
      if (!part.hold || std::abs(left()) < 1e-9) continue;
      part.value = std::clamp(part.value + left() / part.cost(),
                              part.phase->least, part.phase->most);
    }
  }
  // Where holds could not take it all, whole rounds do: long ones first.
  std::vector<Part*> rounds;
  for (Part& part : parts) {
    if (!part.hold) rounds.push_back(&part);
  }
  std::ranges::stable_sort(rounds, std::ranges::greater{}, &Part::cost);
  for (Part* const part : rounds) {
    const double more = left() / part->cost();
    const bool shortest = part == rounds.back();
    part->value = std::clamp(
        part->value + (shortest ? std::round(more) : std::trunc(more)),
        part->phase->least, part->phase->most);
  }
}

std::string Clock(double seconds) {
  const long s = std::lround(seconds);
  return fmt::format("{}:{:02}", s / 60, s % 60);
}

std::string Say(const Part& part) {
  const char* const unit = part.hold ? " s" : "";
  const std::string side = part.hold && part.phase->per_side ? " a side" : "";
  return fmt::format(
      "{}, {}: {:g}{} instead of {:g}{}{}", part.movement->name,
      part.phase->label, part.value, unit, part.written, unit,
      part.hold ? side : (part.written == 1 ? " round" : " rounds"));
}

}  // namespace

Tailored Tailor(const Routine& routine, const std::vector<Movement>& movements,
                core::Duration total) {
  Tailored out;
  out.routine = routine;
  const double now = core::ToSeconds(routine.total);
  const double wanted = core::ToSeconds(total) - now;
  std::vector<Part> parts = PartsOf(routine, movements);
  const double least = SecondsOf(parts, -1), most = SecondsOf(parts, 1);
  if (wanted < least - 0.5 || wanted > most + 0.5) {
    out.refusal = fmt::format(
        "{} can take {} to {}: each movement has a window outside which it is "
        "no longer the same dose",
        routine.name, Clock(now + least), Clock(now + most));
    return out;
  }
  double low = -1, high = 1;
  for (int i = 0; i < kSteps; ++i) {
    const double middle = (low + high) / 2;
    (SecondsOf(parts, middle) < wanted ? low : high) = middle;
  }
  const double share = std::abs(SecondsOf(parts, low) - wanted) <
                               std::abs(SecondsOf(parts, high) - wanted)
                           ? low
                           : high;
  for (Part& part : parts) part.value = part.At(share);
  Spread(parts, wanted);

  for (const Part& part : parts) {
    if (std::abs(part.value - part.written) < kLeastChange) continue;
    Item& item = out.routine.items[part.item];
    std::erase_if(item.changes, [&](const Change& change) {
      return change.phase == part.phase->id;
    });
    item.changes.push_back({part.phase->id, part.value});
    out.said.push_back(Say(part));
  }
  out.routine.total = core::Duration{0};
  for (Item& item : out.routine.items) {
    if (item.kind == Item::Kind::kMovement) {
      const auto movement =
          std::ranges::find(movements, item.id, &Movement::id);
      item.seconds =
          Lay(Adapted(Form(*movement, item), item.changes), {}).total;
    }
    out.routine.total += item.seconds;
  }
  return out;
}

}  // namespace limber::coach

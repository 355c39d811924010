// SPDX-License-Identifier: MIT
#include "engine/coach/routine.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/coach/variant.h"

namespace limber::coach {
namespace {

constexpr double kWordsPerSecond = 3;
constexpr double kShortestReading = 8;  // s

long Words(const std::string& text) {
  return 1 + std::ranges::count(text, ' ');
}

}  // namespace

core::Duration ReadingTime(const Card& card) {
  long words = Words(card.title);
  for (const Line& line : card.lines) words += Words(line.text);
  return core::Seconds(
      std::max(kShortestReading, std::ceil(double(words) / kWordsPerSecond)));
}

Movement Adapted(const Movement& movement, const std::vector<Change>& changes) {
  Movement adapted = movement;
  for (const Change& change : changes) {
    const auto phase =
        std::ranges::find(adapted.phases, change.phase, &Phase::id);
    assert(phase != adapted.phases.end());
    if (phase->kind == PhaseKind::kHold) {
      phase->seconds = core::Seconds(change.value);
    } else {
      phase->repeats = static_cast<int>(std::lround(change.value));
    }
  }
  return adapted;
}

Movement Form(const Movement& movement, const Item& item) {
  for (const Variation& variation : movement.variations) {
    if (variation.id == item.variation && variation.plays()) {
      return Vary(movement, variation);
    }
  }
  return movement;
}

bool Has(const Movement& movement, PhaseKind kind) {
  return std::ranges::any_of(
      movement.phases, [&](const Phase& phase) { return phase.kind == kind; });
}

core::Duration WarmUpBefore(const Routine& routine,
                            const std::vector<Movement>& movements) {
  core::Duration warm{0};
  for (const Item& item : routine.items) {
    if (item.kind != Item::Kind::kMovement) continue;
    const auto movement = std::ranges::find(movements, item.id, &Movement::id);
    if (movement == movements.end()) continue;
    if (Has(*movement, PhaseKind::kHold)) return warm;
    if (movement->kind == Kind::kWarmUp) warm += item.seconds;
  }
  return warm;
}

}  // namespace limber::coach

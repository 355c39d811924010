// SPDX-License-Identifier: MIT
#include "engine/app/legend.h"

#include <algorithm>

#include "engine/stage/muscle_light.h"

namespace limber::app {

using stage::Lit;
using stage::Means;
using stage::StateOf;
using stage::World;

namespace {

using State = scene::RegionLight::State;

constexpr double kDark = 0.02;  // lit less than this counts as not at all

bool Lengthens(const ui::MuscleRow& row) { return row.role != State::kWorking; }

}  // namespace

void Legend::Update(const World& world, const coach::Performer& performer,
                    const coach::Movement& movement,
                    const coach::Timeline& timeline,
                    const coach::Moment& moment, const coach::BodyFrame& body) {
  const coach::Segment& segment =
      timeline.segments[std::size_t(moment.segment)];
  const coach::Phase& phase = movement.phases[std::size_t(segment.phase)];
  lines_.clear();
  for (const coach::MuscleTarget& target : movement.muscles) {
    const int muscle = performer.muscles().Find(target.muscle);
    if (muscle < 0) continue;
    const body::MuscleDefinition& named =
        world.library().muscles[std::size_t(muscle)];
    ui::MuscleRow row{named.id, named.name, StateOf(target.role), 0, 0};
    for (const body::Side side : body::kSides) {
      const bool played = (side == body::Side::kLeft) == segment.mirrored;
      if (!Means(target, played)) continue;
      const coach::MuscleReading& reading =
          body.muscles[std::size_t(muscle) * 2 + std::size_t(side)];
      const double lit = Lit(target, reading, body.ask, phase, moment.ratio);
      row.stretch = std::max(row.stretch, float(reading.state.stretch));
      row.lit = std::max(row.lit, float(lit));
    }
    lines_.push_back({&target, row});
  }
  Choose(movement, body);
}

std::string_view Legend::TellingMoment(const coach::Movement& movement,
                                       const coach::BodyFrame& body) const {
  const Line* best = nullptr;
  for (const Line& line : lines_) {
    if (line.row.lit < kDark) continue;
    if (best == nullptr || line.row.lit > best->row.lit) best = &line;
  }
  if (best != nullptr) return best->target->when;
  const auto& targets = movement.muscles;
  const bool headed = std::any_of(
      targets.begin(), targets.end(),
      [&](const auto& target) { return target.when == body.ask.to; });
  return headed            ? std::string_view(body.ask.to)
         : targets.empty() ? std::string_view()
                           : std::string_view(targets.front().when);
}

void Legend::Choose(const coach::Movement& movement,
                    const coach::BodyFrame& body) {
  const auto lengthening =
      std::count_if(lines_.begin(), lines_.end(),
                    [](const Line& line) { return Lengthens(line.row); });
  const bool few = std::size_t(lengthening) <= kMostLengthening;
  const std::string_view when = TellingMoment(movement, body);
  rows_.clear();
  for (const State role :
       {State::kPrimary, State::kSecondary, State::kWorking}) {
    std::size_t working = 0;
    for (const Line& line : lines_) {
      const bool here =
          few || line.target->when.empty() || line.target->when == when;
      if (line.row.role != role || !here) continue;
      const bool full = role == State::kWorking
                            ? !few && working == kMostWorking
                            : rows_.size() == kMostLengthening;
      const auto listed =
          std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) {
            return row.id == line.row.id &&
                   Lengthens(row) == Lengthens(line.row);
          });
      if (listed != rows_.end()) {  // of several poses
        listed->lit = std::max(listed->lit, line.row.lit);
        listed->stretch = std::max(listed->stretch, line.row.stretch);
        continue;
      }
      if (full) continue;
      rows_.push_back(line.row);
      if (role == State::kWorking) ++working;
    }
  }
}

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/app/commands.h"
#include "engine/app/score.h"
#include "engine/app/show.h"
#include "engine/output/output.h"

namespace limber::app {

using stage::Print;
using stage::World;

int Sound(World& world, const SoundOptions& options) {
  if (const auto fault = output::CheckOutput(options.output, ".wav")) {
    return Print({*fault}), 1;
  }
  const auto score = OpenScore(world, options.subject);
  if (!score.ok()) return Print(score.problems), 1;
  const Score& s = *score.value;
  if (const auto fault = CheckTime(s.id, s.total, options.from)) {
    return Print({*fault}), 1;
  }
  const double total = core::ToSeconds(s.total);
  const double end = options.seconds > 0
                         ? std::min(options.from + options.seconds, total)
                         : total;
  output::CatchInterrupts();
  if (const auto fault =
          WriteSound(Spoken(s), options.from, end, options.output)) {
    return Print({*fault}), 1;
  }
  if (output::Interrupted()) return output::kInterrupted;
  fmt::print("{}\n", options.output);
  return 0;
}

int Cues(World& world, const stage::Subject& subject, bool json) {
  const auto score = OpenScore(world, subject);
  if (!score.ok()) return Print(score.problems), 1;
  nlohmann::ordered_json cues = nlohmann::ordered_json::array();
  for (const coach::SoundEvent& event : score.value->events) {
    const double at = core::ToSeconds(event.begin);
    const bool sides = event.sound == coach::Sound::kFootfall ||
                       event.sound == coach::Sound::kBeat ||
                       event.sound == coach::Sound::kOtherSide;
    const std::string_view side = sides ? body::Name(event.side) : "";
    if (!json) {
      fmt::print("{:>9.3f}  {:<10}  {:<9}  {}{}\n", at, Name(event.sound),
                 Name(event.twin), side, event.text);
      continue;
    }
    nlohmann::ordered_json cue = {
        {"t", at}, {"sound", Name(event.sound)}, {"shows", Name(event.twin)}};
    if (event.length.count() > 0) {
      cue["seconds"] = core::ToSeconds(event.length);
    }
    if (sides) cue["side"] = side;
    if (!event.text.empty()) cue["text"] = event.text;
    cues.push_back(std::move(cue));
  }
  if (!json) return 0;
  const nlohmann::ordered_json all = {
      {"id", score.value->id},
      {"seconds", core::ToSeconds(score.value->total)},
      {"cues", cues}};
  fmt::print("{}\n", all.dump(2));
  return 0;
}

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#include "engine/app/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/audio/speech.h"
#include "engine/audio/tone.h"
#include "engine/output/output.h"

namespace limber::app {

core::Loaded<Score> OpenScore(stage::World& world,
                              const stage::Subject& subject) {
  core::Loaded<Score> loaded;
  const auto index = stage::Find(world, subject);
  if (!index.ok()) {
    loaded.problems = index.problems;
    return loaded;
  }
  const coach::Settings settings;
  if (subject.routine.empty()) {
    const coach::Movement& movement =
        world.repertoire().movements[*index.value];
    const coach::Timeline timeline = coach::Lay(movement, settings);
    loaded.value = {movement.id, timeline.total,
                    coach::Sounds(movement, settings, timeline)};
  } else {
    const coach::Routine& routine = world.routines()[*index.value];
    const coach::Plan plan =
        coach::LayPlan(routine, world.repertoire(), settings, subject.guided);
    loaded.value = {routine.id, plan.total,
                    coach::Sounds(plan, world.repertoire())};
  }
  return loaded;
}

Score ScoreOf(const stage::World& world,
              const stage::Performance& performance) {
  Score score{performance.id(), performance.total(), {}};
  if (const coach::Plan* plan = performance.plan()) {
    score.events = coach::Sounds(*plan, world.repertoire());
  } else {
    score.events =
        coach::Sounds(*performance.movement(), {}, performance.timeline());
  }
  return score;
}

audio::Programme Spoken(const Score& score) {
  std::vector<std::string> texts;
  for (const coach::SoundEvent& event : score.events) {
    if (!event.text.empty()) texts.push_back(event.text);
  }
  audio::Speech speech({});
  speech.Ask(texts);
  if (!texts.empty()) speech.Wait();
  if (!speech.fault().empty()) fmt::print(stderr, "{}\n", speech.fault());
  return audio::Programme(
      score.events, [&](const std::string& text) { return speech.Find(text); });
}

std::optional<core::Problem> WriteSound(const audio::Programme& programme,
                                        double from, double to,
                                        const std::filesystem::path& path) {
  auto file = output::OutputFile::Open(path);
  if (!file.ok()) return file.problems.front();
  output::OutputFile& out = **file.value;
  const auto frames =
      static_cast<std::size_t>(std::lround((to - from) * audio::kRate));
  const double first = std::round(from * audio::kRate);
  const audio::Gains gains = audio::GainsOf({});
  out.Write(audio::WavHeader(frames));
  std::vector<float> stereo;
  for (std::size_t done = 0; done < frames; done += audio::kRate) {
    if (output::Interrupted()) return std::nullopt;
    stereo.resize(2 * std::min<std::size_t>(audio::kRate, frames - done));
    programme.Render(first + double(done), 1, gains, stereo);
    out.Write(audio::WavSamples(stereo));
  }
  return out.Finish();
}

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/audio/programme.h"
#include "engine/coach/sounds.h"
#include "engine/stage/performance.h"
#include "engine/stage/subject.h"

namespace limber::app {

// All that sounds in a movement or a routine at default settings.
struct Score {
  std::string id;
  core::Duration total{0};
  std::vector<coach::SoundEvent> events;
};

// Fails as stage::Find does.
core::Loaded<Score> OpenScore(stage::World& world,
                              const stage::Subject& subject);
Score ScoreOf(const stage::World& world, const stage::Performance& performance);

// The score with its words spoken, at default volumes. Where nothing can speak
// them, standard error says so once.
audio::Programme Spoken(const Score& score);

// Writes the programme from one time to another, s, as a WAV file. Stops with
// nothing written when interrupted.
std::optional<core::Problem> WriteSound(const audio::Programme& programme,
                                        double from, double to,
                                        const std::filesystem::path& path);

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/coach/movement.h"

// Movements with every kind of phase, just enough for the laws of time.
namespace limber::coach {

inline Phase MakePhase(std::string id, PhaseKind kind, double seconds,
                       int repeats = 1, bool per_side = false) {
  Phase phase;
  phase.id = phase.label = std::move(id);
  phase.kind = kind;
  phase.seconds = core::Seconds(seconds);
  phase.repeats = repeats;
  phase.per_side = per_side;
  phase.keys.resize(1);
  return phase;
}

// 60 s: two directions of ten rolls, breath free.
inline Movement FreeRounds() {
  Movement movement;
  movement.id = "rolls";
  movement.phases = {MakePhase("back", PhaseKind::kRounds, 3, 10),
                     MakePhase("forward", PhaseKind::kRounds, 3, 10)};
  movement.phases[0].cues = {{0, "Big circles"}, {0, "Neck long"}};
  return movement;
}

// 75 s: led by the breath.
inline Movement LedRounds() {
  Movement movement;
  movement.id = "wave";
  movement.breath = BreathMode::kLed;
  movement.breath_in = movement.breath_out = 5;
  movement.phases = {MakePhase("set_up", PhaseKind::kSetUp, 10),
                     MakePhase("rounds", PhaseKind::kRounds, 10, 6),
                     MakePhase("release", PhaseKind::kRelease, 5)};
  movement.phases[1].cues = {{0, "In: arch"}, {.5, "Out: round"}};
  return movement;
}

// 88 s: a hold on each side.
inline Movement SideHolds() {
  Movement movement;
  movement.id = "sides";
  movement.breath = BreathMode::kPaced;
  movement.phases = {MakePhase("set_up", PhaseKind::kSetUp, 6),
                     MakePhase("ease", PhaseKind::kEase, 4, 1, true),
                     MakePhase("hold", PhaseKind::kHold, 30, 1, true),
                     MakePhase("release", PhaseKind::kRelease, 4, 1, true),
                     MakePhase("switch", PhaseKind::kSwitch, 6)};
  movement.phases[1].cues = {{0, "One step"}};
  movement.phases[2].cues = {{0, "Turn away"},
                             {.04, "This one comes soon after the other"},
                             {.5, "Neck long"}};
  return movement;
}

inline std::vector<Movement> SampleLibrary() {
  return {FreeRounds(), LedRounds(), SideHolds()};
}

// Settings a person may reach, each way from the default.
inline std::vector<Settings> SampleSettings() {
  std::vector<Settings> all;
  for (const double pace : {0.1, 0.5, 1.0, 1.37, 1.5}) {
    for (const double hold : {0.5, 0.83, 1.0, 3.0}) {
      all.push_back({pace, hold, 4, 6, false});
      all.push_back({pace, hold, 2, 2, false});
      all.push_back({pace, hold, 7, 8, false});
      all.push_back({pace, hold, 3.3, 4.1, false});
    }
  }
  return all;
}

}  // namespace limber::coach

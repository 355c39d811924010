// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/plan.h"
#include "tests/coach/sample_movements.h"

// A routine from the floor to the wall, and what it is made from.
namespace limber::coach {

inline Movement MakeWay(std::string id, std::string begins, std::string ends,
                        double seconds) {
  Movement way;
  way.id = way.name = std::move(id);
  way.kind = Kind::kWay;
  way.begins = std::move(begins);
  way.ends = std::move(ends);
  way.phases = {MakePhase("way", PhaseKind::kSetUp, seconds)};
  way.phases[0].cues = {{0, "There"}};
  way.phases[0].back = {{0, "And back"}};
  return way;
}

// Positions: stand - quad 10 s, quad - heels 4 s, stand - heels 20 s,
// stand - sit 5 s; nothing leads to "side".
inline std::vector<Movement> SampleWays() {
  return {MakeWay("down", "stand", "quad", 10),
          MakeWay("back", "quad", "heels", 4),
          MakeWay("kneel", "stand", "heels", 20),
          MakeWay("sit", "stand", "sit", 5)};
}

inline Repertoire SampleRepertoire() {
  Repertoire repertoire;
  Movement rolls = FreeRounds(), wave = LedRounds(), sides = SideHolds();
  rolls.kind = Kind::kWarmUp;
  rolls.begins = rolls.ends = wave.begins = sides.begins = "stand";
  wave.ends = "quad";
  for (Phase& phase : rolls.phases) phase.least = 5, phase.most = 20;
  wave.phases[1].least = 3, wave.phases[1].most = 10;
  sides.phases[2].least = 15, sides.phases[2].most = 60;
  repertoire.movements = {rolls, wave, sides};
  for (Movement& way : SampleWays()) repertoire.movements.push_back(way);
  repertoire.cards = {{kSafetyCard, "Before you begin", {{"Easy.", {"own"}}}}};
  return repertoire;
}

inline Item MakeItem(Item::Kind kind, std::string id, double seconds) {
  Item item;
  item.kind = kind;
  if (kind == Item::Kind::kMovement || kind == Item::Kind::kCard) {
    item.id = std::move(id);
  } else {
    item.text = std::move(id);
  }
  item.seconds = core::Seconds(seconds);
  return item;
}

// 60 + 75 + 12 + 88 = 235 s.
inline Routine SampleRoutine() {
  Routine routine;
  routine.id = routine.name = "floor_to_wall";
  routine.items = {MakeItem(Item::Kind::kCard, kSafetyCard, 0),
                   MakeItem(Item::Kind::kMovement, "rolls", 60),
                   MakeItem(Item::Kind::kMovement, "wave", 75),
                   MakeItem(Item::Kind::kMove, "Up", 12),
                   MakeItem(Item::Kind::kMovement, "sides", 88)};
  routine.total = core::Seconds(235);
  return routine;
}

}  // namespace limber::coach

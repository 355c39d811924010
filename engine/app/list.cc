// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/app/commands.h"
#include "engine/stage/muscle_light.h"

namespace limber::app {

using stage::Print;
using stage::RoleName;
using stage::World;

namespace {

std::string_view KindName(coach::Kind kind) {
  switch (kind) {
    case coach::Kind::kWarmUp:
      return "warm_up";
    case coach::Kind::kEssential:
      return "essential";
    case coach::Kind::kExtra:
      return "extra";
    case coach::Kind::kPosture:
      return "posture";
    case coach::Kind::kWay:
      return "way";
  }
  return "";
}

bool BothSides(const coach::Movement& movement) {
  return std::any_of(movement.phases.begin(), movement.phases.end(),
                     [](const coach::Phase& p) { return p.per_side; });
}

// 60, not 60.00...01
double Seconds(core::Duration time) { return double(time.count()) / 1e9; }

int ListMovements(const World& world, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const coach::Movement& movement : world.movements()) {
    const core::Duration total = coach::Lay(movement, coach::Settings{}).total;
    const double seconds = Seconds(total);
    if (!json) {
      fmt::print("{:<18} {:<28} {:>4.0f} s  {}\n", movement.id, movement.name,
                 seconds, movement.position);
      continue;
    }
    nlohmann::ordered_json muscles = nlohmann::ordered_json::array();
    for (const coach::MuscleTarget& target : movement.muscles) {
      muscles.push_back({{"id", target.muscle},
                         {"role", RoleName(target.role)},
                         {"when", target.when}});
    }
    nlohmann::ordered_json variations = nlohmann::ordered_json::array();
    for (const coach::Variation& variation : movement.variations) {
      variations.push_back({{"id", variation.id},
                            {"name", variation.name},
                            {"plays", variation.plays()}});
    }
    nlohmann::ordered_json mistakes = nlohmann::ordered_json::array();
    for (const coach::Mistake& mistake : movement.mistakes) {
      mistakes.push_back({{"id", mistake.id},
                          {"text", mistake.text},
                          {"shows", mistake.shows()}});
    }
    all.push_back(
        {{"id", movement.id},
         {"name", movement.name},
         {"kind", KindName(movement.kind)},
         {"seconds", seconds},
         {"sides", BothSides(movement) ? nlohmann::ordered_json{"right", "left"}
                                       : nlohmann::ordered_json{"both"}},
         {"position", movement.position},
         {"props", movement.props},
         {"muscles", muscles},
         {"variations", variations},
         {"mistakes", mistakes}});
  }
  if (json) fmt::print("{}\n", all.dump(2));
  return 0;
}

nlohmann::ordered_json Lines(const std::vector<coach::Line>& lines) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const coach::Line& line : lines) {
    list.push_back({{"text", line.text}, {"sources", line.sources}});
  }
  return list;
}

int ListRoutines(const World& world, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const coach::Routine& routine : world.routines()) {
    const auto takes = [&](bool guided) {
      return Seconds(
          coach::LayPlan(routine, world.repertoire(), coach::Settings{}, guided)
              .total);
    };
    if (!json) {
      fmt::print("{:<27} {:<27} {:>4.0f} s, guided {:>4.0f} s\n", routine.id,
                 routine.name, takes(false), takes(true));
      continue;
    }
    nlohmann::ordered_json items = nlohmann::ordered_json::array();
    for (const coach::Item& item : routine.items) {
      items.push_back({{"id", item.id},
                       {"text", item.text},
                       {"seconds", Seconds(item.seconds)}});
    }
    all.push_back({{"id", routine.id},
                   {"name", routine.name},
                   {"seconds", Seconds(routine.total)},
                   {"plan_seconds", takes(false)},
                   {"guided_seconds", takes(true)},
                   {"items", items},
                   {"notes", Lines(routine.notes)}});
  }
  if (json) fmt::print("{}\n", all.dump(2));
  return 0;
}

int ListCards(const World& world, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const coach::Card& card : world.repertoire().cards) {
    if (json) {
      all.push_back({{"id", card.id},
                     {"title", card.title},
                     {"lines", Lines(card.lines)}});
    } else {
      fmt::print("{:<18} {}\n", card.id, card.title);
    }
  }
  if (json) fmt::print("{}\n", all.dump(2));
  return 0;
}

}  // namespace

int List(const World& world, Listed what, bool json) {
  switch (what) {
    case Listed::kMovements:
      return ListMovements(world, json);
    case Listed::kRoutines:
      return ListRoutines(world, json);
    case Listed::kCards:
      return ListCards(world, json);
  }
  return 1;
}

int ShowCard(const World& world, const std::string& id) {
  const auto index = world.FindCard(id);
  if (!index.ok()) return Print(index.problems), 1;
  const coach::Card& card = world.repertoire().cards[*index.value];
  fmt::print("{}\n", card.title);
  for (const coach::Line& line : card.lines) {
    fmt::print("- {} [{}]\n", line.text, fmt::join(line.sources, ", "));
  }
  return 0;
}

}  // namespace limber::app

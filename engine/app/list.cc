// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/app/commands.h"
#include "engine/app/muscle_light.h"

namespace limber::app {
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
  }
  return "";
}

bool BothSides(const coach::Movement& movement) {
  return std::any_of(movement.phases.begin(), movement.phases.end(),
                     [](const coach::Phase& p) { return p.per_side; });
}

}  // namespace

int List(const World& world, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const coach::Movement& movement : world.movements()) {
    const core::Duration total = coach::Lay(movement, coach::Settings{}).total;
    const double seconds = double(total.count()) / 1e9;  // 60, not 60.00...01
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
      variations.push_back({{"id", variation.id}, {"name", variation.name}});
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
         {"variations", variations}});
  }
  if (json) fmt::print("{}\n", all.dump(2));
  return 0;
}

}  // namespace limber::app

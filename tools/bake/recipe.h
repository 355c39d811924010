// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/bake/makehuman.h"

namespace limber::bake {

enum class HairStyle { kTopKnot, kShort };

struct TargetWeight {
  std::string target;  // "nose/nose-width2-min"
  double weight = 0;
};

// One person as slider positions of the package, all 0..1.
struct Recipe {
  std::string name;
  double female = 0;
  double old = 0;  // the rest is young
  double muscle = 0.5, weight = 0.5, height = 0.5, proportions = 0.5;
  double cup = 0.5, firmness = 0.5;
  double stature = 0;                 // m; the result is scaled to it
  std::vector<TargetWeight> details;  // face and chest, on top of the sliders
  HairStyle hair{};
  double lashes = 0;  // m, width of the line of the upper lashes
  double gaze = 0;    // rad below straight ahead, so that lids frame the iris
};

const Recipe& WomanRecipe();
const Recipe& ManRecipe();

// The targets the sliders come to: each target whose name consists of slider
// words weighs the product of their factors.
std::vector<TargetWeight> SliderTargets(const Recipe& recipe,
                                        const MakeHuman& package);

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include "tools/bake/recipe.h"

#include <algorithm>
#include <map>

#include "engine/math/angle.h"

namespace limber::bake {

namespace {

void AddBothSides(std::vector<TargetWeight>& details, const std::string& folder,
                  const std::string& target, double weight) {
  for (const char* side : {"l-", "r-"}) {
    details.push_back({folder + "/" + side + target, weight});
  }
}

// Lips that close, brows that do not frown, a chest for sportswear.
void AddCommonDetails(std::vector<TargetWeight>& details) {
  details.push_back({"mouth/mouth-upperlip-middle-down", 0.5});
  details.push_back({"mouth/mouth-lowerlip-middle-up", 0.6});
  details.push_back({"breast/nipple-point-in", 1.0});
  AddBothSides(details, "ears", "ear-wing-in", 0.4);
}

Recipe MakeWoman() {
  Recipe recipe{.name = "woman",
                .female = 1,
                .old = 0.12,
                .muscle = 0.72,
                .weight = 0.50,
                .height = 0.55,
                .proportions = 0.85,
                .cup = 0.40,
                .firmness = 0.70,
                .stature = 1.667,
                .details = {},
                .hair = HairStyle::kTopKnot,
                .lashes = 0.0009,
                .gaze = math::Radians(2)};
  std::vector<TargetWeight>& details = recipe.details;
  AddCommonDetails(details);
  AddBothSides(details, "eyes", "eye-size-big", 0.25);
  AddBothSides(details, "eyes", "eye-height2-max", 0.28);
  AddBothSides(details, "eyes", "eye-corner1-up", 0.25);
  AddBothSides(details, "eyes", "eye-bag-in", 0.20);
  AddBothSides(details, "cheek", "cheek-bones-out", 0.25);
  details.push_back({"eyebrows/eyebrows-trans-vert-more", 0.6});
  details.push_back({"eyebrows/eyebrows-angle-up", 0.5});
  details.push_back({"mouth/mouth-angles-up", 0.45});
  details.push_back({"mouth/mouth-upperlip-height-max", 0.35});
  details.push_back({"mouth/mouth-lowerlip-height-min", 0.35});
  details.push_back({"mouth/mouth-lowerlip-width-min", 0.25});
  details.push_back({"mouth/mouth-scale-horiz-decr", 0.20});
  details.push_back({"expression/units/caucasian/mouth-corner-puller", 0.18});
  details.push_back({"head/head-oval", 0.35});
  details.push_back({"head/head-age-less", 0.4});
  details.push_back({"chin/chin-jaw-drop-less", 0.3});
  details.push_back({"nose/nose-width2-min", 0.15});
  details.push_back({"nose/nose-scale-horiz-decr", 0.15});
  details.push_back({"breast/breast-point-min", 0.5});
  return recipe;
}

Recipe MakeMan() {
  Recipe recipe{.name = "man",
                .female = 0,
                .old = 0.12,
                .muscle = 0.68,
                .weight = 0.50,
                .height = 0.52,
                .proportions = 0.85,
                .cup = 0.5,
                .firmness = 0.5,
                .stature = 1.756,
                .details = {},
                .hair = HairStyle::kShort,
                .lashes = 0.0005,
                .gaze = math::Radians(5.5)};
  std::vector<TargetWeight>& details = recipe.details;
  AddCommonDetails(details);
  AddBothSides(details, "eyes", "eye-size-big", 0.15);
  AddBothSides(details, "eyes", "eye-height2-max", 0.30);
  details.push_back({"eyebrows/eyebrows-trans-vert-more", 0.45});
  details.push_back({"eyebrows/eyebrows-angle-up", 0.25});
  details.push_back({"mouth/mouth-angles-up", 0.5});
  details.push_back({"expression/units/caucasian/mouth-corner-puller", 0.12});
  details.push_back({"chin/chin-width-max", 0.2});
  return recipe;
}

// A slider with a middle: two of its three factors are non-zero at a time.
void AddTriangle(std::map<std::string, double>& factors, double slider,
                 const char* low, const char* middle, const char* high) {
  factors[low] = std::max(0.0, 1 - 2 * slider);
  factors[high] = std::max(0.0, 2 * slider - 1);
  factors[middle] = 1 - factors[low] - factors[high];
}

std::map<std::string, double> Factors(const Recipe& recipe) {
  std::map<std::string, double> factors{
      {"female", recipe.female}, {"male", 1 - recipe.female},
      {"young", 1 - recipe.old}, {"old", recipe.old},
      {"caucasian", 1 / 3.0},    {"asian", 1 / 3.0},
      {"african", 1 / 3.0}};
  AddTriangle(factors, recipe.muscle, "minmuscle", "averagemuscle",
              "maxmuscle");
  AddTriangle(factors, recipe.weight, "minweight", "averageweight",
              "maxweight");
  AddTriangle(factors, recipe.height, "minheight", "averageheight",
              "maxheight");
  AddTriangle(factors, recipe.cup, "mincup", "averagecup", "maxcup");
  AddTriangle(factors, recipe.firmness, "minfirmness", "averagefirmness",
              "maxfirmness");
  AddTriangle(factors, recipe.proportions, "uncommonproportions",
              "regularproportions", "idealproportions");
  return factors;
}

}  // namespace

const Recipe& WomanRecipe() {
  static const Recipe kRecipe = MakeWoman();
  return kRecipe;
}

const Recipe& ManRecipe() {
  static const Recipe kRecipe = MakeMan();
  return kRecipe;
}

std::vector<TargetWeight> SliderTargets(const Recipe& recipe,
                                        const MakeHuman& package) {
  const std::map<std::string, double> factors = Factors(recipe);
  std::vector<TargetWeight> weights;
  for (const std::string& target : package.targets()) {
    if (!target.starts_with("macrodetails") &&
        !target.starts_with("breast/female")) {
      continue;
    }
    double weight = 1;
    bool found = false;
    for (std::size_t at = 0; at < target.size();) {
      const std::size_t end =
          std::min(target.find_first_of("/-", at), target.size());
      const std::string word = target.substr(at, end - at);
      if (package.categories().contains(word)) {
        const auto factor = factors.find(word);
        weight *= factor == factors.end() ? 0 : factor->second;
        found = true;
      }
      at = end + 1;
    }
    if (found && weight > 1e-6) weights.push_back({target, weight});
  }
  return weights;
}

}  // namespace limber::bake

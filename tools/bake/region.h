// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"
#include "tools/bake/landmarks.h"

namespace limber::bake {

// Finger-like slips at one end of a region, for instance those of serratus
// anterior on the ribs.
struct Slips {
  int count = 0;     // 0 = none
  double depth = 0;  // m, from the finger tips to the notches
};

// One muscle as it is painted on the left half; the right half mirrors it.
struct Region {
  std::string muscle;  // id of the muscle table
  bool deep = false;   // lies under a superficial muscle
  SkinPart skin = kTrunkSkin;
  // [fibre][point] from origin to insertion, neighbours side by side
  std::vector<std::vector<LandmarkPoint>> fibres;
  double round_origin = 0.008, round_insertion = 0.008;  // corner radius, m
  Slips slips_origin, slips_insertion;
};

// Reads content/muscles/regions.yaml (schema 1) strictly: unknown keys and
// landmarks, missing or doubled muscles and numbers out of range are faults
// with their line and column. `file` is only named in them.
core::Loaded<std::vector<Region>> ParseRegions(std::string_view yaml,
                                               const std::string& file);
core::Loaded<std::vector<Region>> ReadRegions(
    const std::filesystem::path& path);

}  // namespace limber::bake

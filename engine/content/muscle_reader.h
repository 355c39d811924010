// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/body/muscle.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// A solid of muscles/solids.yaml and the muscles that go around it.
struct SolidEntry {
  body::WrapSolid solid;
  std::vector<std::string> muscles;
  Place place;  // of the names
};

// muscles/solids.yaml. Rules: schema, duplicate-id, no-direction, not-square,
// unknown-source and those of yaml_reader.h.
std::vector<SolidEntry> ReadSolids(const Node& root,
                                   const std::set<std::string>* sources,
                                   Report& report);

// Gives each muscle the solids that name it, in their order. Rules:
// unknown-muscle, too-many-solids.
void PlaceSolids(std::vector<SolidEntry> solids, Report& report,
                 std::vector<body::MuscleDefinition>& muscles);

// muscles/lines_*.yaml, appended to `muscles`: ids unique over all files,
// fascicles of at least two points, sources that exist (not checked where
// `sources` is null). Rules: schema, duplicate-id, short-fascicle,
// unknown-source, and those of yaml_reader.h.
void ReadMuscleLines(const Node& root, const std::set<std::string>* sources,
                     Report& report,
                     std::vector<body::MuscleDefinition>& muscles);

}  // namespace limber::content

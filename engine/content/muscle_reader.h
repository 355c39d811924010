// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/body/muscle.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// muscles/lines_*.yaml, appended to `muscles`: ids unique over all files,
// fascicles of at least two points, sources that exist (not checked where
// `sources` is null). Rules: schema, duplicate-id, short-fascicle,
// unknown-source, and those of yaml_reader.h.
void ReadMuscleLines(const Node& root, const std::set<std::string>* sources,
                     Report& report,
                     std::vector<body::MuscleDefinition>& muscles);

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/content/library.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// sources.yaml: a list of sources with ids of their own.
std::map<std::string, Source> ReadSources(const Node& root, Report& report);

// body/joints.yaml: every angle of the body exactly once, limits in degrees,
// passive ones around the active ones. Rules: unknown-angle, missing-angle,
// range-order, unknown-source (not checked where `sources` is null).
void ReadJoints(const Node& root, const std::set<std::string>* sources,
                Report& report, body::RangesOfMotion& ranges,
                std::map<std::string, Joint>& joints);

}  // namespace limber::content

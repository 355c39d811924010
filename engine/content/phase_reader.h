// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// Reads the stances and phases of a movement whose poses have been read, into
// `movement`. Rules: content/README.md, section "Phases".
void ReadStances(const Node& node, Report& report, coach::Movement& movement);
void ReadPhases(const Node& node, Report& report, coach::Movement& movement);

// Reports bad-id where `text` is not lower_snake_case.
void CheckId(const Node& node, const std::string& text, Report& report);

}  // namespace limber::content

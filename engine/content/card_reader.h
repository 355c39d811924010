// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "engine/coach/routine.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// Reads one knowledge card of schema 1. `stem` is the file's name without
// ending, which the id has to be; `sources` may be null: then their ids are
// not checked. Rules: content/README.md, section "A card".
coach::Card ReadCard(const Node& root, const std::string& stem,
                     const std::set<std::string>* sources, Report& report);

}  // namespace limber::content

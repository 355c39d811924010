// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "engine/coach/plan.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// What items of a routine may point to. Null = could not be read whole: what
// needs it is not checked.
struct RoutineReferences {
  const coach::Repertoire* repertoire = nullptr;
  const std::set<std::string>* sources = nullptr;
};

// Reads one routine of schema 1, unresolved. `stem` is the file's name without
// ending, which the id has to be. Names, sums and ways between positions are
// checked. Rules: content/README.md, section "A routine".
coach::Routine ReadRoutine(const Node& root, const std::string& stem,
                           const RoutineReferences& references, Report& report);

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "engine/body/range_of_motion.h"
#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// What names in a movement may point to. A null pointer = that part of the
// library could not be read, so references into it are not checked.
struct References {
  const std::map<std::string, body::Posture>* poses = nullptr;
  const body::RangesOfMotion* ranges = nullptr;
  const std::set<std::string>* muscles = nullptr;
  const std::set<std::string>* sources = nullptr;
  std::span<const coach::Movement> ways;  // read before
};

// Reads one movement of schema 1. `stem` is the file's name without ending,
// which the id has to be. Faults go to `report`; the value is whole only where
// none were added. Angles come out in radians.
coach::Movement ReadMovement(const Node& root, const std::string& stem,
                             const References& references, Report& report);
// The same for a way, which has no kind, no doses and no muscles.
coach::Movement ReadWay(const Node& root, const std::string& stem,
                        const References& references, Report& report);

}  // namespace limber::content

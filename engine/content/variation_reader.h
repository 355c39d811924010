// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "engine/coach/movement.h"
#include "engine/content/pose_reader.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// A pose brought nearer to another one.
struct Scaled {
  double share = 1;     // of the way from `towards` to the pose
  std::string towards;  // pose; empty = the movement's base pose
  Place place;
};

// What a variation writes over the poses of its movement.
struct PoseChanges {
  Overwritten over;
  std::map<std::string, Scaled> scaled;  // [pose]
};

// Reads a movement from a root that a variation has changed.
using ReadAgain = std::function<coach::Movement(
    const Node& root, const PoseChanges& changes, Report& report)>;

// The variations of the movement at `root`, which has been read into
// `movement`. One that changes something is the movement read once more with
// the changes in it, so every rule of a movement holds for it too. Rules of its
// own: variation-position, unknown-phase.
void ReadVariations(Fields& fields, const Node& root, const ReadAgain& again,
                    Report& report, coach::Movement& movement);

// The mistakes: texts, or maps with offsets of poses. Offsets are held against
// the passive limits in the movement and in each of its variations. After
// ReadVariations.
void ReadMistakes(Fields& fields, const Node& root,
                  const body::RangesOfMotion* ranges, Report& report,
                  coach::Movement& movement);

}  // namespace limber::content

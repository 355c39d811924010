// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/range_of_motion.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

using Poses = std::map<std::string, body::Posture>;

// Reads a map of poses, each a map of angles in degrees:
//
//   cow:
//     base: quad            # a pose above this one, or one of `known`
//     lumbar.flex: -24
//     hip.flex.both: 104    # .left, .right or .both
//     hand.both: flat       # a hand shape by its name
//
// Without a base all angles are 0 and the hands relaxed. Rules: unknown-angle,
// unknown-hand, unknown-pose, angle-twice, angle-out-of-range (checked where
// `ranges` is given). Adds what it reads to `poses`.
//
// `over`, where given, has angles that are written over those of a pose, as if
// they stood there: poses based on it get them too. Borrowed.
struct Overwritten {
  // [pose] in layers, each over the one before
  std::map<std::string, std::vector<std::vector<const Node::Entry*>>> layers;
};
void ReadPoses(std::span<const Node::Entry> entries, const Poses* known,
               const body::RangesOfMotion* ranges, Report& report, Poses& poses,
               const Overwritten* over = nullptr);

// Angles in degrees that are to be added to a pose: unknown-angle, angle-twice.
body::Posture ReadOffsets(const Node::Entry& entry, Report& report);

// Reports angle-out-of-range at `place` for what is beyond a passive limit.
void CheckAngles(const body::Posture& posture, std::string_view name,
                 Place place, const body::RangesOfMotion& ranges,
                 Report& report);

}  // namespace limber::content

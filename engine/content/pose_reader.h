// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

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
void ReadPoses(std::span<const Node::Entry> entries, const Poses* known,
               const body::RangesOfMotion* ranges, Report& report,
               Poses& poses);

}  // namespace limber::content

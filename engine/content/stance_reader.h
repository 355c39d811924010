// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

// Parts of the body, what they lie on, and the stances that say so. What is not
// known is reported at its place, with what is allowed.
namespace limber::content {

// Reads the stances of a movement whose poses have been read, into `movement`.
void ReadStances(const Node& node, Report& report, coach::Movement& movement);

// "palm.both" names two parts; an unknown word none.
std::vector<body::Effector> ReadParts(std::string_view name, Place place,
                                      Report& report);
// The name of a surface of coach/footing.h; empty where it is none.
std::string ReadSurface(const Node& node, Report& report);
// A pose of the movement; null where there is none of that name.
const body::Posture* FindPose(const Node& node, const std::string& name,
                              const coach::Movement& movement, Report& report);
// Index of a stance read so far, or -1.
int FindStance(Place place, const std::string& id,
               const coach::Movement& movement, Report& report);
// What a part lies on where it is planted.
std::string_view LiesOn(const coach::Movement& movement,
                        const coach::Plant& plant);

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tools/bake/gltf.h"

namespace limber::bake {

// The joints of the file: those of the body, then eight in-between joints,
// helper_shoulder, _elbow, _hip and _knee, .L and .R, which stand at the head
// of the limb's first bone under the same parent. They are meant to turn by
// half of what that bone turns: skin there keeps its volume when it bends.
std::vector<Joint> WithHelpers(const BodyMesh& body);

// [body vertex] influences on those joints: where parent and child share a
// vertex, 1.8 times the lesser share goes to the joint in between, taken from
// both alike. By falling weight, at most kInfluences, sum 1.
std::vector<std::vector<std::pair<int, double>>> HelperInfluences(
    const BodyMesh& body);

// Sorts, drops all beyond kInfluences or below 1e-4, and scales to sum 1.
std::vector<std::pair<int, double>> Strongest(
    const std::vector<double>& weights);

}  // namespace limber::bake

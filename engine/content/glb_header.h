// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"
#include "engine/math/vocabulary.h"

namespace limber::content {

// What the JSON part of a binary glTF file says and the importer does not.
struct GlbHeader {
  std::map<std::string, math::Vec3> tails;  // by node: extras.tail, metres
};

// Looks the file's outline over before the importer sees it: container, sizes,
// every index and range, and that the nodes are trees. An importer trusts
// these, so a hostile file must not reach it. One problem, without its file.
// Rules: figure-not-gltf, figure-damaged, figure-too-large.
core::Loaded<GlbHeader> ReadGlbHeader(std::string_view bytes);

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/gltf/model.h"

namespace limber::gltf {

// The file as binary glTF 2.0: one buffer, every range aligned, bounds where
// the specification demands them. The same input gives the same bytes.
// Requires: every index is there, sizes fit each other, parents are no circle.
std::string Write(const File& file);

}  // namespace limber::gltf

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/gltf/model.h"
#include "engine/stage/picture.h"

namespace limber::output {

// A name that no node of the file has yet: this one, or with a number behind.
std::string FreeName(const gltf::File& file, std::string_view name);

// Adds a figure in its bind pose: a node of its name with the joints below it,
// a mesh node for each part, one skin, and what the parts are made of. The
// body's weights are softened, in place of the studio's delta mush. Returns
// the nodes of the joints, in the order of its skeleton.
std::vector<int> AddFigure(const body::Figure& figure,
                           const stage::Wardrobe& wardrobe, gltf::File& file);

// Adds a thing that stands in the room, and returns its node.
int AddThing(const scene::PropMesh& mesh, std::string_view name,
             gltf::File& file);

}  // namespace limber::output

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "tools/bake/body.h"
#include "tools/bake/gltf.h"
#include "tools/bake/makehuman.h"
#include "tools/bake/recipe.h"

namespace limber::bake {

// One figure, ready for its file.
struct Assembly {
  BodyMesh body;
  std::vector<Joint> joints;
  std::vector<Part> parts;  // body, eyes, brows, hair and, with a knot, its tie

  std::size_t triangle_count() const;
  std::string Glb() const { return WriteGlb(body.name, joints, parts); }
};

core::Loaded<Assembly> Assemble(const MakeHuman& package, const Recipe& recipe);

}  // namespace limber::bake

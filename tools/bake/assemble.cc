// SPDX-License-Identifier: MIT
#include "tools/bake/assemble.h"

#include "tools/bake/parts.h"
#include "tools/bake/rig.h"
#include "tools/bake/shape.h"

namespace limber::bake {

std::size_t Assembly::triangle_count() const {
  std::size_t count = 0;
  for (const Part& part : parts) count += part.triangles.size() / 3;
  return count;
}

core::Loaded<Assembly> Assemble(const MakeHuman& package,
                                const Recipe& recipe) {
  core::Loaded<BodyMesh> body = ShapeBody(package, recipe);
  core::Loaded<Proxy> brows =
      package.ReadProxy("eyebrows/eyebrow001/eyebrow001.json");
  core::Loaded<Assembly> loaded;
  for (const auto* problems : {&body.problems, &brows.problems}) {
    loaded.problems.insert(loaded.problems.end(), problems->begin(),
                           problems->end());
  }
  if (!loaded.problems.empty()) return loaded;
  Assembly figure;
  figure.body = std::move(*body.value);
  figure.body.brow = TraceBrow(*brows.value, figure.body);
  figure.joints = WithHelpers(figure.body);
  const SkinSurface skin(figure.body);
  figure.parts = {BodyPart(figure.body), EyesPart(figure.body, recipe.gaze),
                  BrowsPart(skin, *brows.value, recipe.lashes)};
  for (Part& part : HairParts(skin, recipe.hair)) {
    figure.parts.push_back(std::move(part));
  }
  loaded.value = std::move(figure);
  return loaded;
}

}  // namespace limber::bake

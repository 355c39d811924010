// SPDX-License-Identifier: MIT
#include <map>

#include "tools/bake/parts.h"
#include "tools/bake/rig.h"

namespace limber::bake {

Part BodyPart(const BodyMesh& body) {
  Part part;
  part.name = "body";
  part.base_colour = {0.610f, 0.402f, 0.305f};
  part.roughness = 0.55;
  std::map<std::pair<int, int>, std::uint32_t> corners;  // vertex, uv
  for (std::size_t f = 0; f < body.quads.size(); ++f) {
    for (int k = 0; k < 4; ++k) {
      corners.emplace(std::pair(body.quads[f][k], body.quad_uvs[f][k]), 0);
    }
  }
  const auto influences = HelperInfluences(body);
  for (auto& [corner, index] : corners) {
    index = static_cast<std::uint32_t>(part.positions.size());
    const auto [vertex, uv] = corner;
    part.positions.push_back(body.positions[vertex]);
    part.normals.push_back(body.normals[vertex]);
    part.uvs.emplace_back(body.uvs[uv].x, 1 - body.uvs[uv].y);
    part.influences.push_back(influences[vertex]);
  }
  for (std::size_t f = 0; f < body.quads.size(); ++f) {
    for (const int k : {0, 1, 2, 0, 2, 3}) {
      part.triangles.push_back(
          corners.at({body.quads[f][k], body.quad_uvs[f][k]}));
    }
  }
  return part;
}

}  // namespace limber::bake

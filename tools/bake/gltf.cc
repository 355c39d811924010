// SPDX-License-Identifier: MIT
#include "tools/bake/gltf.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/gltf/writer.h"

namespace limber::bake {
namespace {

// Steps of 1 um: a place needs no more, and the text of the file stays short.
Vec3 Rounded(const Vec3& metres) { return glm::round(metres * 1e6) / 1e6; }

// One node per joint, and the matrices that undo their places.
gltf::Skin AddJoints(const std::vector<Joint>& joints,
                     std::vector<gltf::Node>& nodes) {
  gltf::Skin skin;
  std::vector<Vec3> places;
  for (const Joint& joint : joints) {
    const bool root = joint.parent < 0;
    const Vec3 above = root ? Vec3(0) : joints[joint.parent].head;
    const Vec3 step = Rounded(joint.head - above);
    const Vec3 tail = Rounded(joint.tail - joint.head);
    gltf::Node node{.name = joint.name, .parent = joint.parent};
    node.translation = step;
    node.extras =
        nlohmann::ordered_json{{"tail", {tail.x, tail.y, tail.z}}}.dump();
    skin.joints.push_back(static_cast<int>(nodes.size()));
    nodes.push_back(std::move(node));
    // From the rounded steps, so that the rest pose is exact.
    places.push_back(root ? step : places[joint.parent] + step);
    math::Mat4f unbind(1);
    unbind[3] = math::Vec4f(-places.back(), 1);
    skin.unbind.push_back(unbind);
  }
  skin.root = 0;
  return skin;
}

template <class To, class From>
std::vector<To> Converted(const std::vector<From>& rows) {
  return {rows.begin(), rows.end()};
}

gltf::Primitive PrimitiveOf(const Part& part) {
  gltf::Primitive primitive;
  primitive.positions = Converted<math::Vec3f>(part.positions);
  primitive.normals = Converted<math::Vec3f>(part.normals);
  primitive.uvs = Converted<math::Vec2f>(part.uvs);
  primitive.colours = part.colours;
  for (const auto& row : part.influences) {
    primitive.influences.emplace_back(row.begin(), row.end());
  }
  primitive.triangles = part.triangles;
  return primitive;
}

}  // namespace

std::string WriteGlb(const std::string& name, const std::vector<Joint>& joints,
                     const std::vector<Part>& parts) {
  gltf::File file;
  file.generator = "limber bake-figure";
  file.scene = name;
  file.skins.push_back(AddJoints(joints, file.nodes));
  for (const Part& part : parts) {
    const int index = static_cast<int>(file.meshes.size());
    gltf::Primitive primitive = PrimitiveOf(part);
    primitive.material = index;
    file.meshes.push_back({part.name, {std::move(primitive)}});
    file.materials.push_back({.name = part.name,
                              .base_colour = Vec3(part.base_colour),
                              .roughness = part.roughness,
                              .double_sided = part.double_sided});
    file.nodes.push_back({.name = part.name, .mesh = index, .skin = 0});
  }
  return gltf::Write(file);
}

}  // namespace limber::bake

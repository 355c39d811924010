// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/math/vocabulary.h"

// A glTF 2.0 file as plain data, in glTF's own terms: metres, y up, a figure
// faces +z, colours are linear, uvs start top left, seconds. An index of -1 is
// none. `extras` is the text of a JSON object, or empty.
namespace limber::gltf {

struct Material {
  std::string name{};
  math::Vec3 base_colour{1, 1, 1};
  int picture = -1;  // index into File::pictures, multiplies the base colour
  double roughness = 1;
  bool double_sided = false;
  bool blended = false;  // by the alpha of the vertices' colours
};

struct Picture {
  std::string name{};
  std::string png;  // its bytes
};

struct Primitive {
  std::vector<math::Vec3f> positions;  // [vertex] m
  std::vector<math::Vec3f> normals;    // [vertex] unit length
  std::vector<math::Vec2f> uvs;        // [vertex]; may be empty
  std::vector<math::Vec4f> colours;    // [vertex]; may be empty
  // [vertex] index into Skin::joints and weight, by falling weight, at most 8,
  // sum 1; empty = not skinned
  std::vector<std::vector<std::pair<int, float>>> influences;
  std::vector<std::uint32_t> triangles;
  int material = -1;
};

struct Mesh {
  std::string name{};
  std::vector<Primitive> primitives;
};

struct Node {
  std::string name{};
  int parent = -1;  // any node
  std::optional<math::Vec3> translation{};
  std::optional<math::Quat> rotation{};
  int mesh = -1, skin = -1;
  std::string extras{};
};

struct Skin {
  std::vector<int> joints;          // nodes
  std::vector<math::Mat4f> unbind;  // [joint] undoes its bind pose
  int root = -1;                    // the node above all joints
};

// One property of one node over time; what lies between two keys goes straight
// from one to the next, turns the shortest way.
struct Track {
  enum class Of { kTranslation, kRotation, kScale };
  int node = -1;
  Of of{};
  bool steps = false;         // each key holds until the next one
  std::vector<float> times;   // [key] s, rising
  std::vector<float> values;  // [key] x, y, z; of a rotation x, y, z, w
};

struct Animation {
  std::string name{};
  std::vector<Track> tracks;
  std::string extras{};
};

struct File {
  std::string generator;
  std::string scene;  // its name
  std::vector<Node> nodes;
  std::vector<Skin> skins;
  std::vector<Mesh> meshes;
  std::vector<Material> materials;
  std::vector<Picture> pictures;
  std::vector<Animation> animations;
};

}  // namespace limber::gltf

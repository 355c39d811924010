// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/bake/body.h"

namespace limber::bake {

using math::Vec4f;

inline constexpr int kInfluences = 8;  // at most, per vertex

// A triangle mesh of a figure, in rest pose, as it goes into the file.
struct Part {
  std::string name;
  std::vector<Vec3> positions;  // [vertex] m
  std::vector<Vec3> normals;    // [vertex] unit length
  std::vector<Vec2> uvs;        // [vertex] origin top left; may be empty
  std::vector<Vec4f> colours;   // [vertex] linear rgba; may be empty
  // [vertex] joint and weight, by falling weight; no more than kInfluences
  std::vector<std::vector<std::pair<int, double>>> influences;
  std::vector<std::uint32_t> triangles;
  math::Vec3f base_colour{1, 1, 1};  // linear
  double roughness = 1;
  bool double_sided = false;
};

struct Joint {
  std::string name;
  int parent = -1;
  Vec3 head, tail;  // m, model space, rest pose
};

// The figure as the bytes of a binary glTF 2.0 file. Joints are nodes without
// rotation whose extras carry "tail", the joint's end from its head; every part
// is a mesh node skinned by all joints. The same input gives the same bytes.
std::string WriteGlb(const std::string& name, const std::vector<Joint>& joints,
                     const std::vector<Part>& parts);

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::bake {

using math::Vec2;
using math::Vec3;

inline constexpr int kBodyVertices = 13380;

// A place along the middle line of the left brow, and half its height there, m.
struct BrowStation {
  Vec3 place;
  double half = 0;
};

// The morphed base mesh of one person: metres, y up, feet on y = 0, facing +z.
// Vertices 0 .. kBodyVertices-1 are the visible body; the rest (helper and
// joint geometry) is kept for landmarks and dropped on export.
struct BodyMesh {
  std::string name;             // "woman" or "man"
  double stature = 0;           // m
  std::vector<Vec3> positions;  // [vertex] all 19158
  std::vector<Vec3> normals;    // [body vertex]
  std::vector<Vec2> uvs;        // [uv] origin bottom left, as the source
  std::vector<std::array<int, 4>> quads;     // [body face] vertices
  std::vector<std::array<int, 4>> quad_uvs;  // [body face] indices into uvs
  std::vector<std::string> joints;           // parent first
  std::vector<int> parents;                  // -1 = root
  std::vector<Vec3> heads, tails;            // [joint]
  // [body vertex][joint] skin weight before helper joints, rows sum to 1
  std::vector<std::vector<double>> weights;
  std::vector<BrowStation> brow;  // from the nose outward

  int Joint(const std::string& joint) const;  // index, or -1
  const Vec3& Head(const std::string& joint) const {
    return heads[Joint(joint)];
  }
};

}  // namespace limber::bake

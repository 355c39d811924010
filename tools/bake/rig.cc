// SPDX-License-Identifier: MIT
#include "tools/bake/rig.h"

#include <algorithm>
#include <numeric>

namespace limber::bake {

namespace {

constexpr double kMovedShare = 0.9;  // of the lesser side
constexpr double kLeastWeight = 1e-4;

struct Between {
  const char* name;
  const char* parent;              // the joint it hangs from, and
  const char* child;               // the one whose head is its place
  std::vector<const char*> above;  // whose weights count as the parent's
  std::vector<const char*> below;  // and as the child's; no side = midline
};

const std::vector<Between>& Betweens() {
  static const std::vector<Between> kBetweens = {
      {"helper_shoulder",
       "shoulder01",
       "upperarm01",
       {"shoulder01", "clavicle", "spine01|", "spine02|"},
       {"upperarm01"}},
      {"helper_elbow",
       "upperarm02",
       "lowerarm01",
       {"upperarm02"},
       {"lowerarm01"}},
      {"helper_hip",
       "pelvis",
       "upperleg01",
       {"pelvis", "spine05|", "spine04|"},
       {"upperleg01", "upperleg02"}},
      {"helper_knee",
       "upperleg02",
       "lowerleg01",
       {"upperleg02"},
       {"lowerleg01"}}};
  return kBetweens;
}

// "spine01|" stands on the midline and has no side.
int Find(const BodyMesh& body, std::string name, const char* side) {
  if (name.ends_with('|')) {
    name.pop_back();
    return body.Joint(name);
  }
  return body.Joint(name + side);
}

std::vector<int> FindAll(const BodyMesh& body,
                         const std::vector<const char*>& names,
                         const char* side) {
  std::vector<int> joints;
  for (const char* name : names) joints.push_back(Find(body, name, side));
  return joints;
}

double Sum(const std::vector<double>& weights, const std::vector<int>& joints) {
  double sum = 0;
  for (const int joint : joints) sum += weights[joint];
  return sum;
}

void Scale(std::vector<double>& weights, const std::vector<int>& joints,
           double factor) {
  for (const int joint : joints) weights[joint] *= factor;
}

}  // namespace

std::vector<Joint> WithHelpers(const BodyMesh& body) {
  std::vector<Joint> joints;
  for (std::size_t i = 0; i < body.joints.size(); ++i) {
    joints.push_back(
        {body.joints[i], body.parents[i], body.heads[i], body.tails[i]});
  }
  for (const char* side : {".L", ".R"}) {
    for (const Between& between : Betweens()) {
      const int child = Find(body, between.child, side);
      joints.push_back({std::string(between.name) + side,
                        Find(body, between.parent, side), body.heads[child],
                        body.tails[child]});
    }
  }
  return joints;
}

std::vector<std::pair<int, double>> Strongest(
    const std::vector<double>& weights) {
  std::vector<std::pair<int, double>> kept;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (weights[j] > kLeastWeight) {
      kept.emplace_back(static_cast<int>(j), weights[j]);
    }
  }
  std::ranges::stable_sort(
      kept, [](const auto& a, const auto& b) { return a.second > b.second; });
  if (kept.size() > kInfluences) kept.resize(kInfluences);
  double sum = 0;
  for (const auto& [joint, weight] : kept) sum += weight;
  for (auto& [joint, weight] : kept) weight /= sum;
  return kept;
}

std::vector<std::vector<std::pair<int, double>>> HelperInfluences(
    const BodyMesh& body) {
  std::vector<std::vector<double>> weights = body.weights;
  for (const char* side : {".L", ".R"}) {
    for (const Between& between : Betweens()) {
      const std::vector<int> above = FindAll(body, between.above, side);
      const std::vector<int> below = FindAll(body, between.below, side);
      for (std::vector<double>& row : weights) {
        const double parent = Sum(row, above), child = Sum(row, below);
        const double moved = kMovedShare * std::min(parent, child);
        if (moved > 0) {
          Scale(row, above, 1 - moved / parent);
          Scale(row, below, 1 - moved / child);
        }
        row.push_back(2 * moved);
      }
    }
  }
  std::vector<std::vector<std::pair<int, double>>> influences;
  for (const auto& row : weights) influences.push_back(Strongest(row));
  return influences;
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include "engine/anatomy/bones.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

#include "engine/anatomy/bone_yard.h"

namespace limber::anatomy {

using math::Quat;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr std::size_t kMostFrames = 320;

constexpr const char* kMidline[] = {"root",    "spine04", "spine03",
                                    "spine02", "spine01", "neck01",
                                    "neck02",  "neck03",  "head"};
constexpr const char* kPaired[] = {
    "clavicle",   "shoulder01",  "upperarm01",  "upperarm02",  "lowerarm01",
    "lowerarm02", "wrist",       "upperleg01",  "upperleg02",  "lowerleg01",
    "foot",       "metacarpal1", "metacarpal2", "metacarpal3", "metacarpal4"};

bool HasJoints(const anim::Skeleton& skeleton) {
  const auto has = [&](const std::string& name) {
    return skeleton.Find(name) >= 0;
  };
  const auto both = [&](const std::string& name) {
    return has(name + ".L") && has(name + ".R");
  };
  if (!std::ranges::all_of(kMidline, has)) return false;
  if (!std::ranges::all_of(kPaired, both)) return false;
  for (int finger = 1; finger <= 5; ++finger) {
    for (int i = 1; i <= 3; ++i) {
      const std::string end = std::to_string(finger) + "-" + std::to_string(i);
      if (!both("finger" + end)) return false;
      if (finger == 1 && i == 3) continue;  // the great toe has two
      if (!both("toe" + end)) return false;
    }
  }
  return true;
}

}  // namespace

Bones::Bones(const anim::Skeleton& skeleton, const anim::Mesh& skin,
             double coarse) {
  if (!HasJoints(skeleton)) return;
  BoneYard yard(skeleton, skin, coarse, *this);
  const Spine spine = BuildSpine(yard);
  BuildRibs(yard, spine);
  BuildPelvis(yard, spine);
  BuildSkull(yard);
  BuildGirdle(yard);
  BuildArm(yard);
  BuildLeg(yard);
  BuildHand(yard);
  BuildFoot(yard);
  yard.Mirror();
  assert(frames_.size() <= kMostFrames);
}

const Bones::Part* Bones::Find(std::string_view name) const {
  const auto found = std::ranges::find(parts_, name, &Part::name);
  return found == parts_.end() ? nullptr : &*found;
}

void Bones::Pose(const body::RigPose& pose, std::span<Vec3f> places,
                 std::span<Vec3f> normals) const {
  struct Placed {
    glm::mat3 turn;
    Vec3f move;
  };
  std::array<Placed, kMostFrames> placed;
  for (std::size_t f = 0; f < frames_.size(); ++f) {
    const Frame& frame = frames_[f];
    const auto at = [&](int joint) {
      const std::size_t j = std::size_t(joint);
      return pose.model_from_joint[j].translation +
             pose.turn[j] * (frame.centre - joints_[j]);
    };
    Quat turn = pose.turn[std::size_t(frame.first)];
    Vec3 centre = at(frame.first);
    if (frame.share > 0) {
      turn =
          glm::slerp(turn, pose.turn[std::size_t(frame.second)], frame.share);
      centre = glm::mix(centre, at(frame.second), frame.share);
    }
    placed[f] = {glm::mat3(glm::mat3_cast(glm::quat(turn))),
                 Vec3f(centre - turn * frame.centre)};
  }
  for (std::size_t v = 0; v < rest_.size(); ++v) {
    const Bond& bond = bonds_[v];
    const Placed& first = placed[bond.first];
    Vec3f place = first.turn * rest_[v] + first.move;
    Vec3f normal = first.turn * rest_normals_[v];
    if (bond.share > 0) {
      const Placed& second = placed[bond.second];
      place = glm::mix(place, second.turn * rest_[v] + second.move, bond.share);
      normal = glm::normalize(
          glm::mix(normal, second.turn * rest_normals_[v], bond.share));
    }
    places[v] = place;
    normals[v] = normal;
  }
}

}  // namespace limber::anatomy

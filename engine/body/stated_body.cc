// SPDX-License-Identifier: MIT
#include "engine/body/stated_body.h"

#include <algorithm>
#include <array>

namespace limber::body {

using math::Transform;
using math::Vec3;

namespace {

constexpr double kStatedStature = 1.75;  // m
// Height of the root joint over stature, for skeletons without bone ends.
constexpr double kRootShare = 0.524;

// Of the body of 1.75 m, upright, m: table of content/README.md.
constexpr Vec3 kStatedHip(0.1069, 0.9129, 0.0052);
constexpr Vec3 kStatedShoulder(0.1793, 1.3920, 0.0204);
struct Bone {
  std::string_view joint;
  Vec3 head, tail;
};
constexpr std::array<Bone, 5> kStatedSpine = {{
    {"spine05", {0, 0.9215, 0.0139}, {0, 1.0056, -0.0269}},
    {"spine04", {0, 1.0056, -0.0269}, {0, 1.0755, -0.0107}},
    {"spine03", {0, 1.0755, -0.0107}, {0, 1.1546, -0.0088}},
    {"spine02", {0, 1.1546, -0.0088}, {0, 1.3064, -0.0197}},
    {"spine01", {0, 1.3064, -0.0197}, {0, 1.4909, 0.0054}},
}};

const Bone* OnSpine(std::string_view joint) {
  const auto found = std::ranges::find(kStatedSpine, joint, &Bone::joint);
  return found == kStatedSpine.end() ? nullptr : &*found;
}

// The crown is the end of the head's bone: feet stand on y = 0.
double Stature(const anim::Skeleton& skeleton) {
  const int head = skeleton.Find("head");
  if (head >= 0 && !skeleton.tails.empty()) {
    return skeleton.model_from_joint[std::size_t(head)].translation.y +
           skeleton.tails[std::size_t(head)].y;
  }
  const int root = std::max(skeleton.Find("root"), 0);
  return skeleton.model_from_joint[std::size_t(root)].translation.y /
         kRootShare;
}

// End of the bone in the joint's own space: as the figure says, else where its
// first child lies, else the joint itself.
Vec3 Tail(const anim::Skeleton& skeleton, std::size_t joint) {
  if (!skeleton.tails.empty()) {
    return glm::conjugate(skeleton.model_from_joint[joint].rotation) *
           skeleton.tails[joint];
  }
  for (std::size_t child = joint + 1; child < skeleton.parents.size();
       ++child) {
    if (skeleton.parents[child] == int(joint)) {
      return skeleton.parent_from_joint[child].translation;
    }
  }
  return Vec3(0);
}

}  // namespace

StatedBody::StatedBody(const anim::Skeleton& skeleton,
                       std::span<const Transform> neutral)
    : skeleton_(&skeleton),
      neutral_(neutral),
      scale_(Stature(skeleton) / kStatedStature),
      hip_{kStatedHip, kStatedHip},
      shoulder_{kStatedShoulder, kStatedShoulder} {
  const auto own = [&](std::string_view joint, Level& level) {
    const int j = skeleton.Find(joint);
    if (j >= 0) level.own = neutral[std::size_t(j)].translation / scale_;
  };
  own("upperleg01.L", hip_);
  own("upperarm01.L", shoulder_);
}

Vec3 StatedBody::InTrunk(const Vec3& stated) const {
  const double share = std::clamp(
      (stated.y - hip_.stated.y) / (shoulder_.stated.y - hip_.stated.y), 0.0,
      1.0);
  const auto between = [&](double hip, double shoulder) {
    return hip + share * (shoulder - hip);
  };
  return {stated.x * between(hip_.own.x / hip_.stated.x,
                             shoulder_.own.x / shoulder_.stated.x),
          stated.y + between(hip_.own.y - hip_.stated.y,
                             shoulder_.own.y - shoulder_.stated.y),
          stated.z + between(hip_.own.z - hip_.stated.z,
                             shoulder_.own.z - shoulder_.stated.z)};
}

Vec3 StatedBody::Local(int joint, std::string_view stated, Side side,
                       double along, const Vec3& offset,
                       Follows follows) const {
  const std::size_t j = std::size_t(joint);
  // Lateral is +x on the left and -x on the right.
  const auto on_side = [&](const Vec3& v) {
    return side == Side::kLeft ? v : math::Mirror(v);
  };
  if (const Bone* const bone = OnSpine(stated);
      bone != nullptr && follows == Follows::kTrunk) {
    const Vec3 place = bone->head + along * (bone->tail - bone->head) + offset;
    return math::Inverse(neutral_[j]) * (on_side(InTrunk(place)) * scale_);
  }
  Vec3 own = offset;
  if (stated == "shoulder01.L") own.x *= shoulder_.own.x / shoulder_.stated.x;
  return Tail(*skeleton_, j) * along +
         glm::conjugate(neutral_[j].rotation) * (on_side(own) * scale_);
}

Vec3 StatedBody::Radii(std::string_view stated, const Vec3& radii) const {
  Vec3 own = radii * scale_;
  if (stated == "spine01") own.x *= shoulder_.own.x / shoulder_.stated.x;
  return own;
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/check/watch.h"

#include <algorithm>
#include <cmath>

namespace limber::check {

using body::Contact;
using body::Landmark;
using body::LimbLandmark;
using body::Side;
using coach::BodyFrame;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr std::array<const char*, kSpineJoints> kSpine = {
    "spine05", "spine04", "spine03", "spine02", "spine01",
    "neck01",  "neck02",  "neck03",  "head"};
constexpr double kShort = 0.001;    // m, of a bone that has hardly any length
constexpr double kCarries = 0.006;  // m, skin this near the ground carries

Vec3 Mean(const std::vector<std::uint32_t>& group,
          const std::vector<Vec3f>& points) {
  Vec3 sum(0);
  for (const std::uint32_t p : group) sum += Vec3(points[p]);
  return group.empty() ? sum : sum / double(group.size());
}

}  // namespace

Watch::Watch(const coach::Performer& performer) : performer_(&performer) {
  const anim::Mesh& skin = performer.figure().parts.front();
  const body::Rig& rig = performer.rig();
  const anim::Skeleton& skeleton = rig.skeleton();
  const double q = rig.stature_ratio();
  const auto rest = [&](int joint) {
    return skeleton.model_from_joint[std::size_t(joint)].translation;
  };
  const double low = rest(rig.joint(Landmark::kL5)).y;
  const double high = rest(rig.joint(Landmark::kT12)).y;
  for (std::size_t p = 0; p < skin.point_count(); ++p) {
    const Vec3 x(skin.positions[skin.vertex_of[p]]);
    const Vec3 n(skin.normals[skin.vertex_of[p]]);
    const auto index = static_cast<std::uint32_t>(p);
    if (n.z > 0.7 && std::abs(x.x) < 0.05 * q && x.y > low && x.y < high) {
      belly_.push_back(index);
    }
    for (const Side side : body::kSides) {
      const Vec3 shoulder = rest(rig.joint(LimbLandmark::kShoulder, side));
      if (n.y > 0.7 && glm::length(x - shoulder) < 0.09 * q &&
          std::abs(x.x) < std::abs(shoulder.x)) {
        shoulder_[std::size_t(side)].push_back(index);
      }
    }
  }
  for (std::size_t k = 0; k < kSpineJoints; ++k) {
    const int joint = skeleton.Find(kSpine[k]);
    spine_[k] = {joint, joint < 0 ? -1 : skeleton.parents[std::size_t(joint)]};
  }
  eyes_ = {skeleton.Find("eye.L"), skeleton.Find("eye.R")};
}

void Watch::Read(const BodyFrame& frame, Sample& out) const {
  out.solved = frame.solution.posture;
  out.authored = frame.ask.posture;
  out.root = frame.solution.root;
  out.ground = frame.ask.ground;
  out.rolled = frame.ask.rolled;
  out.centre_of_mass = frame.centre_of_mass;
  out.support = frame.support;
  out.margin = frame.support_margin;
  ReadJoints(frame, out);
  ReadSkin(frame, out);
}

void Watch::ReadJoints(const BodyFrame& frame, Sample& out) const {
  const body::Rig& rig = performer_->rig();
  const auto place = [&](int joint) {
    return frame.pose.model_from_joint[std::size_t(joint)].translation;
  };
  for (std::size_t l = 0; l < out.trunk.size(); ++l) {
    out.trunk[l] = place(rig.joint(Landmark(l)));
  }
  for (const Side side : body::kSides) {
    for (std::size_t l = 0; l < out.limb[0].size(); ++l) {
      out.limb[std::size_t(side)][l] = place(rig.joint(LimbLandmark(l), side));
    }
  }
  const auto clinical = [&](Landmark landmark) {
    return frame.pose.clinical[std::size_t(rig.joint(landmark))];
  };
  out.chest = clinical(Landmark::kThorax);
  out.head = clinical(Landmark::kHead);
  for (std::size_t k = 0; k < kSpineJoints; ++k) {
    const auto [joint, before] = spine_[k];
    if (before < 0) continue;
    const math::Quat turn =
        glm::conjugate(frame.pose.turn[std::size_t(before)]) *
        frame.pose.turn[std::size_t(joint)];
    out.bends[k] = math::ToRotationVector(turn).x;
  }
  const anim::Skeleton& skeleton = rig.skeleton();
  out.bone = 0;
  for (std::size_t j = 0; j < skeleton.parents.size(); ++j) {
    const int parent = skeleton.parents[j];
    const double rest = glm::length(skeleton.parent_from_joint[j].translation);
    if (parent < 0 || rest < kShort) continue;
    const double change =
        std::abs(glm::length(place(int(j)) - place(parent)) / rest - 1);
    if (change <= out.bone) continue;
    out.bone = change;
    out.bone_name = skeleton.names[j];
  }
  out.eyes = 0;
  for (const int eye : eyes_) {
    out.eyes +=
        (eye < 0 ? place(rig.joint(Landmark::kHead)) : place(eye)).y / 2;
  }
}

void Watch::ReadSkin(const BodyFrame& frame, Sample& out) const {
  const body::Rig& rig = performer_->rig();
  const body::SkinPatches& patches = performer_->patches();
  std::array<Vec3, 2> palm;
  body::Support feet;
  for (const Side side : body::kSides) {
    const auto s = std::size_t(side);
    out.shoulder_top[s] = Mean(shoulder_[s], frame.points).y;
    palm[s] = Mean(patches.of({Contact::kPalm, side}).contact, frame.points);
    for (const std::uint32_t p : patches.of({Contact::kSole, side}).contact) {
      if (double(frame.points[p].y) < kCarries) feet.Add(frame.points[p]);
    }
  }
  out.palms = glm::length(palm[0] - palm[1]);
  out.feet_margin = feet.Margin(frame.centre_of_mass);
  const auto lowest = std::ranges::min_element(frame.points, {}, &Vec3f::y);
  out.lowest = double(lowest->y);
  out.lowest_part =
      rig.skeleton()
          .names[performer_->figure().parts.front().joints[std::size_t(
              lowest - frame.points.begin())][0]];
  const auto spine = std::size_t(rig.joint(Landmark::kL3));
  out.belly = (glm::conjugate(frame.pose.clinical[spine]) *
               (Mean(belly_, frame.points) -
                frame.pose.model_from_joint[spine].translation))
                  .z;
}

}  // namespace limber::check

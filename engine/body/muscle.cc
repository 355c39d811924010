// SPDX-License-Identifier: MIT
#include "engine/body/muscle.h"

#include <algorithm>

namespace limber::body {

using math::Transform;
using math::Vec3;

namespace {

// Offsets are stated for a body of this height, m.
constexpr double kStatedStature = 1.75;
// Height of the root joint over stature, for skeletons without bone ends.
constexpr double kRootShare = 0.524;
// Muscles that hardly change over the whole range would otherwise show as
// stretched by the noise of their attachments.
constexpr double kLeastSpan = 0.04;

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

std::string OnSide(const std::string& joint, Side side) {
  if (side == Side::kLeft || !joint.ends_with(".L")) return joint;
  return joint.substr(0, joint.size() - 1) + "R";
}

}  // namespace

MuscleSet::MuscleSet(std::span<const MuscleDefinition> definitions,
                     const anim::Skeleton& skeleton,
                     std::span<const Transform> neutral,
                     std::vector<std::string>* dropped) {
  const double scale = Stature(skeleton) / kStatedStature;
  for (const MuscleDefinition& definition : definitions) {
    const Bound muscle{fascicles_.size(),
                       definition.fascicles.size(),
                       {0, 0},
                       std::max(definition.max_ratio - 1, kLeastSpan)};
    const std::size_t first_point = points_.size();
    bool whole = !definition.fascicles.empty();
    for (const Fascicle& fascicle : definition.fascicles) {
      fascicles_.push_back({points_.size(), fascicle.points.size()});
      for (const FasciclePoint& point : fascicle.points) {
        BoundPoint bound{};
        for (const Side side : kSides) {
          const std::size_t s = std::size_t(side);
          const int joint = skeleton.Find(OnSide(point.joint, side));
          whole = whole && joint >= 0;
          if (joint < 0) continue;
          // Lateral is +x on the left and -x on the right.
          const Vec3 offset =
              side == Side::kLeft ? point.offset : math::Mirror(point.offset);
          const std::size_t j = std::size_t(joint);
          bound.joint[s] = joint;
          bound.local[s] =
              Tail(skeleton, j) * point.along +
              glm::conjugate(neutral[j].rotation) * (offset * scale);
        }
        points_.push_back(bound);
      }
    }
    if (!whole) {
      fascicles_.resize(muscle.first);
      points_.resize(first_point);
      if (dropped != nullptr) dropped->push_back(definition.id);
      continue;
    }
    ids_.push_back(definition.id);
    muscles_.push_back(muscle);
    for (const Side side : kSides) {
      muscles_.back().neutral[std::size_t(side)] =
          Length(muscle, side, neutral);
    }
  }
}

int MuscleSet::Find(std::string_view id) const {
  const auto found = std::ranges::find(ids_, id);
  return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
}

double MuscleSet::Length(const Bound& muscle, Side side,
                         std::span<const Transform> model_from_joint) const {
  const std::size_t s = std::size_t(side);
  const auto place = [&](const BoundPoint& point) {
    return model_from_joint[std::size_t(point.joint[s])] * point.local[s];
  };
  double sum = 0;
  for (std::size_t f = 0; f < muscle.count; ++f) {
    const BoundFascicle& fascicle = fascicles_[muscle.first + f];
    Vec3 last = place(points_[fascicle.first]);
    for (std::size_t p = 1; p < fascicle.count; ++p) {
      const Vec3 next = place(points_[fascicle.first + p]);
      sum += glm::distance(last, next);
      last = next;
    }
  }
  return sum / double(muscle.count);
}

void MuscleSet::Measure(std::span<const Transform> model_from_joint,
                        std::span<MuscleState> out) const {
  for (std::size_t m = 0; m < muscles_.size(); ++m) {
    for (const Side side : kSides) {
      const std::size_t s = std::size_t(side);
      MuscleState& state = out[m * 2 + s];
      state.length = Length(muscles_[m], side, model_from_joint);
      state.ratio = state.length / muscles_[m].neutral[s];
      state.stretch =
          std::clamp((state.ratio - 1) / muscles_[m].span, -1.0, 1.2);
    }
  }
}

}  // namespace limber::body

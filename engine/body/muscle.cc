// SPDX-License-Identifier: MIT
#include "engine/body/muscle.h"

#include <algorithm>
#include <cassert>

namespace limber::body {

using math::Transform;
using math::Vec3;

namespace {

// Muscles that hardly change over the whole range would otherwise show as
// stretched by the noise of their attachments.
constexpr double kLeastSpan = 0.04;

std::string OnSide(const std::string& joint, Side side) {
  if (side == Side::kLeft || !joint.ends_with(".L")) return joint;
  return joint.substr(0, joint.size() - 1) + "R";
}

// Whether `joint` is `ancestor` or hangs on it.
bool HangsOn(const anim::Skeleton& skeleton, int joint, int ancestor) {
  while (joint >= 0 && joint != ancestor) {
    joint = skeleton.parents[std::size_t(joint)];
  }
  return joint >= 0;
}

}  // namespace

bool MuscleSet::Bind(const Fascicle& fascicle, const anim::Skeleton& skeleton,
                     const StatedBody& stated, Follows follows) {
  fascicles_.push_back({points_.size(), fascicle.points.size()});
  bool whole = true;
  for (const FasciclePoint& point : fascicle.points) {
    BoundPoint bound{};
    for (const Side side : kSides) {
      const std::size_t s = std::size_t(side);
      const int joint = skeleton.Find(OnSide(point.joint, side));
      whole = whole && joint >= 0;
      if (joint < 0) continue;
      bound.joint[s] = joint;
      bound.local[s] = stated.Local(joint, point.joint, side, point.along,
                                    point.offset, follows);
    }
    points_.push_back(bound);
  }
  return whole;
}

bool MuscleSet::Bind(const WrapSolid& solid, const anim::Skeleton& skeleton,
                     std::span<const Transform> neutral,
                     const StatedBody& stated) {
  BoundSolid bound{.id = solid.id,
                   .shape = solid.shape,
                   .radii = stated.Radii(solid.joint, solid.radii),
                   .joint = {},
                   .over = -1,
                   .joint_from_solid = {},
                   .axis = {},
                   .side = {}};
  bool whole = true;
  for (const Side side : kSides) {
    const std::size_t s = std::size_t(side);
    const int joint = skeleton.Find(OnSide(solid.joint, side));
    whole = whole && joint >= 0;
    if (joint < 0) continue;
    const bool left = side == Side::kLeft;
    bound.joint[s] = joint;
    // The solid's axes are those of the anatomical position.
    bound.joint_from_solid[s] = {
        glm::conjugate(neutral[std::size_t(joint)].rotation),
        stated.Local(joint, solid.joint, side, solid.along, solid.centre,
                     Follows::kTrunk)};
    bound.axis[s] = left ? solid.axis : math::Mirror(solid.axis);
    bound.side[s] = left ? solid.side : math::Mirror(solid.side);
  }
  if (!solid.over.empty()) {
    bound.over = skeleton.Find(solid.over);
    whole = whole && bound.over >= 0;
  }
  solids_.push_back(bound);
  return whole;
}

void MuscleSet::Route(const BoundFascicle& fascicle, std::size_t first_solid,
                      const anim::Skeleton& skeleton) {
  const std::size_t left = std::size_t(Side::kLeft);
  std::size_t most = fascicle.count;
  for (std::size_t p = 1; p < fascicle.count; ++p) {
    BoundPoint& to = points_[fascicle.first + p];
    const int from = points_[fascicle.first + p - 1].joint[left];
    if (from == to.joint[left]) continue;
    for (std::size_t i = first_solid; i < solids_.size(); ++i) {
      const int over = solids_[i].over;
      if (over >= 0 && HangsOn(skeleton, from, over) ==
                           HangsOn(skeleton, to.joint[left], over)) {
        continue;
      }
      to.solids[to.solid_count++] = i;
    }
    most += to.solid_count * kArcPoints;
  }
  for (std::size_t p = 0; p < fascicle.count; ++p) {
    BoundPoint& point = points_[fascicle.first + p];
    for (std::size_t near = p; near <= p + 1 && near < fascicle.count; ++near) {
      const BoundPoint& end = points_[fascicle.first + near];
      for (std::size_t i = 0; i < end.solid_count; ++i) {
        const std::span known(point.outside, point.outside_count);
        if (std::ranges::find(known, end.solids[i]) == known.end()) {
          point.outside[point.outside_count++] = end.solids[i];
        }
      }
    }
  }
  most_path_points_ = std::max(most_path_points_, most);
}

MuscleSet::MuscleSet(std::span<const MuscleDefinition> definitions,
                     const anim::Skeleton& skeleton,
                     std::span<const Transform> neutral,
                     std::vector<std::string>* dropped) {
  const StatedBody stated(skeleton, neutral);
  for (const MuscleDefinition& definition : definitions) {
    assert(definition.around.size() <= kMostSolids);
    const Bound muscle{fascicles_.size(),
                       definition.fascicles.size(),
                       solids_.size(),
                       definition.around.size(),
                       {0, 0},
                       std::max(definition.max_ratio - 1, kLeastSpan)};
    const std::size_t first_point = points_.size();
    bool whole = !definition.fascicles.empty();
    for (const Fascicle& fascicle : definition.fascicles) {
      whole &= Bind(fascicle, skeleton, stated, definition.follows);
    }
    for (const WrapSolid& solid : definition.around) {
      whole &= Bind(solid, skeleton, neutral, stated);
    }
    if (!whole) {
      fascicles_.resize(muscle.first);
      points_.resize(first_point);
      solids_.resize(muscle.first_solid);
      if (dropped != nullptr) dropped->push_back(definition.id);
      continue;
    }
    for (std::size_t f = 0; f < muscle.count; ++f) {
      Route(fascicles_[muscle.first + f], muscle.first_solid, skeleton);
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

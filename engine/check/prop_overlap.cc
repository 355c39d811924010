// SPDX-License-Identifier: MIT
#include "engine/check/prop_overlap.h"

#include <algorithm>
#include <array>

namespace limber::check {

using math::Transform;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kBelongs = 0.6;  // weight of limbs and head; less is trunk

bool IsJudged(std::string_view joint) {
  constexpr std::array<std::string_view, 11> kStems = {
      "upperarm", "lowerarm", "wrist", "metacarpal", "finger", "upperleg",
      "lowerleg", "foot",     "toe",   "head",       "jaw"};
  return std::ranges::any_of(
      kStems, [&](std::string_view stem) { return joint.starts_with(stem); });
}

}  // namespace

PropOverlap::PropOverlap(const anim::Mesh& body, const anim::Skeleton& skeleton,
                         std::span<const coach::Prop> props)
    : skeleton_(&skeleton) {
  for (std::size_t i = 0; i < props.size(); ++i) {
    for (const Solid& solid : SolidsOf(props[i].size)) {
      pieces_.push_back({solid, i});
    }
  }
  if (pieces_.empty()) return;
  for (std::size_t p = 0; p < body.point_count(); ++p) {
    double weight = 0;
    for (std::size_t k = 0; k < anim::kInfluences; ++k) {
      if (IsJudged(skeleton.names[body.joints[p][k]])) {
        weight += double(body.weights[p][k]);
      }
    }
    if (weight < kBelongs) continue;
    places_.push_back({static_cast<std::uint32_t>(p), body.joints[p][0]});
  }
}

bool PropOverlap::any(bool soft) const {
  return std::ranges::any_of(
      pieces_, [&](const Piece& piece) { return piece.solid.gives == soft; });
}

PropOverlap::Depths PropOverlap::Measure(
    std::span<const Vec3f> points, std::span<const coach::Prop> props) const {
  Depths out;
  for (const Piece& piece : pieces_) {
    const Transform solid_from_world = Inverse(
        props[piece.prop].world_from_prop * piece.solid.prop_from_solid);
    Depth& deepest = piece.solid.gives ? out.soft : out.firm;
    for (const Place& place : places_) {
      const double depth =
          piece.solid.Depth(solid_from_world * Vec3(points[place.point]));
      if (depth <= deepest.depth) continue;
      deepest = {depth, skeleton_->names[place.joint], piece.solid.name};
    }
  }
  return out;
}

}  // namespace limber::check

// SPDX-License-Identifier: MIT
//
// The way of a line of action: straight from point to point, and around the
// solids between them.
#include <array>

#include "engine/body/muscle.h"

namespace limber::body {

using math::Transform;
using math::Vec3;

namespace {

// Where two solids stand in one line's way, the places where it lies on one
// decide those on the other. This often they are told each other.
constexpr int kRounds = 3;

}  // namespace

Vec3 MuscleSet::Place(const BoundPoint& point, Side side,
                      std::span<const Transform> model_from_joint) const {
  const std::size_t s = std::size_t(side);
  Vec3 place = model_from_joint[std::size_t(point.joint[s])] * point.local[s];
  for (std::size_t i = 0; i < point.outside_count; ++i) {
    const BoundSolid& solid = solids_[point.outside[i]];
    const Transform model_from_solid =
        model_from_joint[std::size_t(solid.joint[s])] *
        solid.joint_from_solid[s];
    const Vec3 own = math::Inverse(model_from_solid) * place;
    place = model_from_solid *
            (solid.shape == WrapShape::kEllipsoid
                 ? OutOfEllipsoid(own, solid.radii)
                 : OutOfCylinder(own, solid.radii.x, solid.axis[s]));
  }
  return place;
}

void MuscleSet::Wrap(const BoundPoint& point, Side side, const Vec3& from,
                     const Vec3& to,
                     std::span<const Transform> model_from_joint,
                     std::span<Touch, kMostSolids> touches) const {
  const std::size_t s = std::size_t(side);
  const std::size_t count = point.solid_count;
  for (std::size_t i = 0; i < count; ++i) {
    Touch& touch = touches[i];
    touch.solid = &solids_[point.solids[i]];
    touch.model_from_solid =
        model_from_joint[std::size_t(touch.solid->joint[s])] *
        touch.solid->joint_from_solid[s];
    touch.arc.touches = false;
  }
  for (int round = 0; round < (count > 1 ? kRounds : 1); ++round) {
    for (std::size_t i = 0; i < count; ++i) {
      Vec3 before = from, behind = to;
      for (std::size_t k = 0; k < i; ++k) {
        if (touches[k].arc.touches) before = touches[k].end;
      }
      for (std::size_t k = count - 1; k > i; --k) {
        if (touches[k].arc.touches) behind = touches[k].begin;
      }
      Touch& touch = touches[i];
      const BoundSolid& solid = *touch.solid;
      const Transform own = math::Inverse(touch.model_from_solid);
      touch.arc = solid.shape == WrapShape::kEllipsoid
                      ? ArcOnEllipsoid(own * before, own * behind, solid.radii)
                      : ArcOnCylinder(own * before, own * behind, solid.radii.x,
                                      solid.axis[s], solid.side[s]);
      if (!touch.arc.touches) continue;
      touch.begin = touch.model_from_solid * touch.arc.begin;
      touch.end = touch.model_from_solid * touch.arc.end;
    }
  }
}

double MuscleSet::Length(const BoundFascicle& fascicle, Side side,
                         std::span<const Transform> model_from_joint) const {
  std::array<Touch, kMostSolids> touches;
  double sum = 0;
  Vec3 from(0);
  for (std::size_t p = 0; p < fascicle.count; ++p) {
    const BoundPoint& point = points_[fascicle.first + p];
    const Vec3 to = Place(point, side, model_from_joint);
    if (p > 0) {
      Wrap(point, side, from, to, model_from_joint, touches);
      for (std::size_t i = 0; i < point.solid_count; ++i) {
        if (!touches[i].arc.touches) continue;
        sum += glm::distance(from, touches[i].begin) + touches[i].arc.length;
        from = touches[i].end;
      }
      sum += glm::distance(from, to);
    }
    from = to;
  }
  return sum;
}

double MuscleSet::Length(const Bound& muscle, Side side,
                         std::span<const Transform> model_from_joint) const {
  double sum = 0;
  for (std::size_t f = 0; f < muscle.count; ++f) {
    sum += Length(fascicles_[muscle.first + f], side, model_from_joint);
  }
  return sum / double(muscle.count);
}

std::size_t MuscleSet::Path(std::size_t muscle, std::size_t fascicle, Side side,
                            std::span<const Transform> model_from_joint,
                            std::span<PathPoint> out) const {
  const std::size_t s = std::size_t(side);
  const BoundFascicle& line = fascicles_[muscles_[muscle].first + fascicle];
  std::array<Touch, kMostSolids> touches;
  std::size_t count = 0;
  for (std::size_t p = 0; p < line.count; ++p) {
    const BoundPoint& point = points_[line.first + p];
    const Vec3 to = Place(point, side, model_from_joint);
    if (p > 0) {
      Wrap(point, side, out[count - 1].place, to, model_from_joint, touches);
      for (std::size_t i = 0; i < point.solid_count; ++i) {
        const Touch& touch = touches[i];
        if (!touch.arc.touches) continue;
        for (std::size_t k = 0; k < kArcPoints; ++k) {
          const double share = double(k) / double(kArcPoints - 1);
          out[count++] = {touch.model_from_solid * touch.arc.At(share),
                          touch.solid->joint[s]};
        }
      }
    }
    out[count++] = {to, point.joint[s]};
  }
  return count;
}

}  // namespace limber::body

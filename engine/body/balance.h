// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <span>

#include "engine/body/rig.h"

namespace limber::body {

// A segment of the body: its share of the whole mass and where its centre is.
struct Mass {
  // What moves it: the pelvis, everything below the neck, or a limb down to
  // the named segment.
  enum class Part : std::uint8_t {
    kPelvis,
    kChest,
    kUpperArm,
    kForearm,
    kThigh,
    kShank,
    kFoot
  };
  double share = 0;
  math::Vec3 centre{0};  // model space, m
  Part part{};
  Side side{};
};

// Segments of the posed body; the shares sum to one. Segment masses and
// centres: mean of women and men. Source: de-leva-1996
std::array<Mass, 16> Masses(const Rig& rig, const RigPose& pose);

// Centre of mass of the posed body, model space, m.
math::Vec3 CentreOfMass(const Rig& rig, const RigPose& pose);

// The ground region that carries the body, as its extent in fixed directions
// of the x-z plane: the convex hull of every point added. Allocates nothing.
class Support {
 public:
  void Clear() { *this = Support(); }
  void Add(const math::Vec3f& point);
  void Add(const Support& other);
  bool empty() const { return empty_; }

  // Distance of (x, z) from the hull's edge, m; negative outside, and
  // -1e9 of nothing.
  double Margin(const math::Vec3& point) const;
  // The place nearest to `point`, at its height, that lies `margin` inside,
  // or as deep as the hull lets it. Not for an empty hull.
  math::Vec3 Inside(const math::Vec3& point, double margin) const;

 private:
  static constexpr int kDirections = 64;
  std::array<double, kDirections> reach_{};
  bool empty_ = true;

  friend Support Mirror(const Support& support);
};

// Across x = 0.
Support Mirror(const Support& support);

}  // namespace limber::body

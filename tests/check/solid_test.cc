// SPDX-License-Identifier: MIT
#include "engine/check/solid.h"

#include <gtest/gtest.h>

#include <cmath>

namespace limber::check {
namespace {

using math::Vec3;

// In a box it is the way out through the nearest side.
TEST(Solid, DepthInAPostIsTheWayToItsNearestFace) {
  const std::vector<Solid> solids = SolidsOf(coach::DoorFrameSize{});
  const coach::DoorFrameSize size;
  const auto deepest = [&](const Vec3& p) {
    double depth = 0;
    for (const Solid& solid : solids) {
      depth = std::max(depth, solid.Depth(Inverse(solid.prop_from_solid) * p));
    }
    return depth;
  };
  const double inner = double(size.half_width), face = double(size.face_z);
  for (const double side : {-1.0, 1.0}) {
    EXPECT_NEAR(deepest({side * (inner + 0.01), 1, face + 0.03}), 0.01, 1e-6);
    EXPECT_NEAR(deepest({side * (inner + 0.04), 1, face + 0.02}), 0.02, 1e-6);
    EXPECT_EQ(deepest({side * (inner - 0.001), 1, face + 0.03}), 0);
    EXPECT_EQ(deepest({side * (inner + 0.04), 1, face - 0.001}), 0);
  }
}

// A roller is round: what is over it where its box would have a corner is not
// inside.
TEST(Solid, RollerIsRound) {
  const coach::RollerSize size;
  const std::vector<Solid> solids = SolidsOf(size);
  ASSERT_EQ(solids.size(), 1u);
  const double radius = double(size.diameter) / 2;
  const auto depth = [&](const Vec3& p) {
    return solids[0].Depth(Inverse(solids[0].prop_from_solid) * p);
  };
  EXPECT_EQ(depth({0, 0.8 * radius, 0.8 * radius}), 0);
  EXPECT_NEAR(depth({0, 0.6 * radius, 0.6 * radius}),
              radius * (1 - 0.6 * std::sqrt(2.0)), 1e-6);
  EXPECT_NEAR(depth({double(size.length) / 2 - 0.004, 0, 0}), 0.004, 1e-6);
}

// A hand sinks into a pillow and lies on the mat, and carries a phone.
TEST(Solid, WhatIsStuffedHeldOrTheGroundIsNone) {
  for (const coach::PropSize& size : std::initializer_list<coach::PropSize>{
           coach::MatSize{}, coach::PillowSize{}, coach::BolsterSize{},
           coach::CushionSize{}, coach::PhoneSize{}, coach::BagSize{}}) {
    EXPECT_TRUE(SolidsOf(size).empty()) << coach::kPropNames[size.index()];
  }
  for (const coach::PropSize& size : std::initializer_list<coach::PropSize>{
           coach::ChairSize{}, coach::WallSize{}, coach::DeskSize{},
           coach::ShelfSize{}, coach::TowelSize{}}) {
    EXPECT_FALSE(SolidsOf(size).empty()) << coach::kPropNames[size.index()];
  }
}

}  // namespace
}  // namespace limber::check

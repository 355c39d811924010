// SPDX-License-Identifier: MIT
#include "engine/body/figure.h"

#include <gtest/gtest.h>

#include "engine/anim/deformer.h"
#include "engine/body/rig.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Vec3;

struct Posed {
  std::vector<Vec3> joints, points;
};

// Any bent posture: the limbs turn where they stand, however long they are.
Posed Bend(const Figure& figure) {
  Posture posture;
  posture[Trunk::kThoracicFlex] = math::Radians(20);
  for (const Side side : kSides) {
    posture.at(Limb::kElbowFlex, side) = math::Radians(60);
    posture.at(Limb::kKneeFlex, side) = math::Radians(80);
  }
  const Rig rig = *Rig::Build(figure.skeleton).value;
  RigPose pose = rig.MakePose();
  rig.Pose(posture, Vec3(0), pose);
  const anim::Deformer deformer(figure.parts.front(), rig.skeleton(), false);
  const auto scratch = deformer.MakeScratch();
  std::vector<math::Vec3f> points(figure.parts.front().point_count());
  deformer.Deform(pose.model_from_joint, *scratch, points);
  Posed out;
  for (const auto& t : pose.model_from_joint)
    out.joints.push_back(t.translation);
  for (const auto& p : points) out.points.emplace_back(p);
  return out;
}

TEST(Stature, IsTheHeightOfTheSkinAfterwards) {
  for (const double stature : {1.55, 1.75, 1.95}) {
    Figure figure = content::BuiltInFigure();
    ScaleTo(stature, figure);
    EXPECT_EQ(figure.stature, stature);
    double low = 1e9, high = -1e9;
    for (const auto& p : figure.parts.front().positions) {
      low = std::min(low, double(p.y));
      high = std::max(high, double(p.y));
    }
    EXPECT_NEAR(high - low, stature, 1e-4);
    EXPECT_NEAR(low, 0, 1e-4);
  }
}

TEST(Stature, KeepsTheProportionsOfABentBody) {
  const Figure own = content::BuiltInFigure();
  Figure tall = own;
  ScaleTo(1.95, tall);
  const double ratio = 1.95 / own.stature;
  const Posed a = Bend(own), b = Bend(tall);
  ASSERT_EQ(a.joints.size(), b.joints.size());
  for (std::size_t i = 0; i < a.joints.size(); ++i) {
    EXPECT_LT(glm::length(b.joints[i] - ratio * a.joints[i]), 1e-9);
  }
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    EXPECT_LT(glm::length(b.points[i] - ratio * a.points[i]), 1e-5);
  }
}

TEST(Stature, MovesTailsAndRestPosesAlong) {
  Figure figure = content::BuiltInFigure();
  const Figure own = figure;
  ScaleTo(1.55, figure);
  const double ratio = 1.55 / own.stature;
  EXPECT_NEAR(Rig::Build(figure.skeleton).value->stature_ratio(),
              ratio * Rig::Build(own.skeleton).value->stature_ratio(), 1e-12);
  ASSERT_EQ(figure.skeleton.tails.size(), own.skeleton.tails.size());
  for (std::size_t j = 0; j < own.skeleton.tails.size(); ++j) {
    EXPECT_LT(
        glm::length(figure.skeleton.tails[j] - ratio * own.skeleton.tails[j]),
        1e-12);
  }
}

}  // namespace
}  // namespace limber::body

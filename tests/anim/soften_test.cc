// SPDX-License-Identifier: MIT
#include "engine/anim/soften.h"

#include <gtest/gtest.h>

#include "engine/anim/deformer.h"
#include "tests/anim/tube.h"

namespace limber::anim {
namespace {

using Points = std::vector<math::Vec3f>;

constexpr int kSteps = 6;

// Each ring hangs on one joint alone.
Tube HardTube() {
  Tube tube = MakeTube();
  for (std::size_t p = 0; p < tube.mesh.point_count(); ++p) {
    const bool above = tube.mesh.positions[tube.mesh.vertex_of[p]].y > 0.5f;
    tube.mesh.joints[p] = {std::uint16_t(above)};
    tube.mesh.weights[p] = {1};
  }
  return tube;
}

Points Bent(const Mesh& mesh, const Skeleton& skeleton, bool soft) {
  const Deformer deformer(mesh, skeleton, soft);
  Points points(mesh.point_count());
  const std::vector<math::Transform> joints = {
      {}, {math::AboutX(math::Radians(70)), {0, 0.5, 0}}};
  deformer.Deform(joints, *deformer.MakeScratch(), points);
  return points;
}

double MeanApart(const Points& a, const Points& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += double(glm::distance(a[i], b[i]));
  }
  return sum / double(a.size());
}

TEST(Softened, BendsMoreLikeDeltaMush) {
  const Tube tube = HardTube();
  const Points wanted = Bent(tube.mesh, tube.skeleton, true);
  const double hard = MeanApart(wanted, Bent(tube.mesh, tube.skeleton, false));
  const double soft = MeanApart(
      wanted, Bent(Softened(tube.mesh, kSteps), tube.skeleton, false));
  EXPECT_LT(soft, 0.9 * hard);
}

TEST(Softened, WeightsFallAndSumToOne) {
  const Mesh mesh = Softened(HardTube().mesh, kSteps);
  for (const auto& weights : mesh.weights) {
    float sum = 0;
    for (std::size_t k = 0; k < kInfluences; ++k) {
      sum += weights[k];
      EXPECT_GE(weights[k], 0);
      EXPECT_TRUE(k == 0 || weights[k] <= weights[k - 1]);
    }
    EXPECT_NEAR(sum, 1, 1e-6);
  }
}

// One ring a step: 7 rings away from the seam nothing has arrived.
TEST(Softened, FarFromASeamNothingChanges) {
  const Mesh hard = HardTube().mesh, soft = Softened(hard, kSteps);
  std::size_t changed = 0;
  for (std::size_t p = 0; p < hard.point_count(); ++p) {
    const float away = std::abs(hard.positions[hard.vertex_of[p]].y - 0.5f);
    changed += soft.weights[p][0] < 0.999f;
    if (away < 7.5f / 60) continue;
    EXPECT_EQ(soft.joints[p][0], hard.joints[p][0]);
    EXPECT_EQ(soft.weights[p][0], 1);
  }
  EXPECT_GT(changed, 100u);
}

}  // namespace
}  // namespace limber::anim

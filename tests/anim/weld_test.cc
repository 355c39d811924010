// SPDX-License-Identifier: MIT
#include "engine/anim/weld.h"

#include <gtest/gtest.h>

namespace limber::anim {
namespace {

Mesh WithPositions(std::vector<math::Vec3f> positions) {
  Mesh mesh;
  mesh.positions = std::move(positions);
  return mesh;
}

TEST(WeldTest, VerticesOfOnePlaceAndJointBecomeOnePoint) {
  Mesh mesh = WithPositions({{0, 0, 0}, {1, 0, 0}, {0, 0, 0}});
  std::vector<VertexInfluences> influences = {
      {{0, 1.f}}, {{0, 1.f}}, {{0, 1.f}}};
  WeldPoints(mesh, influences);
  EXPECT_EQ(mesh.point_of, (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(mesh.vertex_of, (std::vector<std::uint32_t>{0, 1}));
}

TEST(WeldTest, LipsThatTouchStayApart) {
  Mesh mesh = WithPositions({{0, 0, 0}, {0, 0, 0}});
  std::vector<VertexInfluences> influences = {{{0, 1.f}}, {{1, 1.f}}};
  WeldPoints(mesh, influences);
  EXPECT_EQ(mesh.point_count(), 2u);
}

TEST(WeldTest, TheEightHeaviestAreKeptAndSumToOne) {
  Mesh mesh = WithPositions({{0, 0, 0}});
  std::vector<VertexInfluences> influences(1);
  for (int j = 0; j < 12; ++j) influences[0].push_back({j, float(j + 1)});
  WeldPoints(mesh, influences);
  float sum = 0;
  for (std::size_t k = 0; k < kInfluences; ++k) {
    EXPECT_EQ(mesh.joints[0][k], 11 - k);
    if (k > 0) {
      EXPECT_LT(mesh.weights[0][k], mesh.weights[0][k - 1]);
    }
    sum += mesh.weights[0][k];
  }
  EXPECT_NEAR(sum, 1, 1e-6);
}

}  // namespace
}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#include "engine/anim/deformer.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

#include "tests/anim/tube.h"

namespace limber::anim {
namespace {

using math::Transform;
using math::Vec3;
using math::Vec3f;
using Points = std::vector<Vec3f>;

Points Deformed(const Tube& tube, const std::vector<Transform>& joints,
                bool soft) {
  const Deformer deformer(tube.mesh, tube.skeleton, soft);
  Points points(tube.mesh.point_count());
  deformer.Deform(joints, *deformer.MakeScratch(), points);
  return points;
}

// The upper half turned about x by `degrees`, like an elbow.
std::vector<Transform> Bent(double degrees) {
  return {{}, {math::AboutX(math::Radians(degrees)), {0, 0.5, 0}}};
}

double Farthest(const Points& a, const Points& b) {
  double far = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    far = std::max(far, double(glm::distance(a[i], b[i])));
  }
  return far;
}

Points Rest(const Mesh& mesh) {
  Points points;
  for (const std::uint32_t v : mesh.vertex_of) {
    points.push_back(mesh.positions[v]);
  }
  return points;
}

class DeformerTest : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(PlainAndSoft, DeformerTest, testing::Bool());

TEST_P(DeformerTest, RestPoseIsKept) {
  const Tube tube = MakeTube();
  const Points points =
      Deformed(tube, tube.skeleton.model_from_joint, GetParam());
  EXPECT_LT(Farthest(points, Rest(tube.mesh)), 1e-5);
}

TEST_P(DeformerTest, MovingThePosedBodyMovesItsSkinAlike) {
  const Tube tube = MakeTube();
  const Transform moved{math::About(glm::normalize(Vec3(1, 2, -0.5)), 2.1),
                        {1.5, -0.7, 0.4}};
  const std::vector<Transform> bent = Bent(100);
  Points expected = Deformed(tube, bent, GetParam());
  for (Vec3f& p : expected) p = Vec3f(moved * Vec3(p));
  const Points points =
      Deformed(tube, {moved * bent[0], moved * bent[1]}, GetParam());
  EXPECT_LT(Farthest(points, expected), 1e-5);
}

TEST_P(DeformerTest, SkinOfOneJointFollowsItRigidly) {
  const Tube tube = MakeTube();
  const std::vector<Transform> bent = Bent(90);
  const Points rest = Rest(tube.mesh);
  const Points points = Deformed(tube, bent, GetParam());
  const Transform turn = bent[1] * Inverse(tube.skeleton.model_from_joint[1]);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    // 10 steps of smoothing reach 10 rings of 1.7 cm beyond the blend.
    if (rest[i].y > 0.58 + 0.2) {
      EXPECT_LT(glm::distance(Vec3(points[i]), turn * Vec3(rest[i])), 2e-5);
    }
  }
}

TEST_P(DeformerTest, OrderOfInfluencesDoesNotMatter) {
  const Points a = Deformed(MakeTube(), Bent(80), GetParam());
  const Points b = Deformed(MakeTube(false, 1), Bent(80), GetParam());
  EXPECT_LT(Farthest(a, b), 1e-6);
}

// The second method: the blend written out in double.
TEST(PlainDeformerTest, IsTheWeightedSumOfItsJoints) {
  const Tube tube = MakeTube();
  const std::vector<Transform> bent = Bent(75);
  const Points points = Deformed(tube, bent, false);
  for (std::size_t p = 0; p < points.size(); ++p) {
    const Vec3 rest(tube.mesh.positions[tube.mesh.vertex_of[p]]);
    Vec3 sum(0);
    double weights = 0;
    for (std::size_t k = 0; k < kInfluences; ++k) {
      const std::size_t j = tube.mesh.joints[p][k];
      const double w = double(tube.mesh.weights[p][k]);
      sum += w * (bent[j] * Inverse(tube.skeleton.model_from_joint[j]) * rest);
      weights += w;
    }
    EXPECT_NEAR(weights, 1, 1e-6);
    EXPECT_LT(glm::distance(Vec3(points[p]), sum), 1e-6);
  }
}

// The sharpest fold between triangles that share an edge of a quad, as the
// cosine of the angle between their normals.
double SharpestFold(const Mesh& mesh, const Points& points) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Vec3> seen;
  double sharpest = 1;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    std::array<std::uint32_t, 3> p;
    for (std::size_t k = 0; k < 3; ++k) {
      p[k] = mesh.point_of[mesh.triangles[t + k]];
    }
    if (points[p[0]].y < 0.1f || mesh.vertex_of[p[0]] >= 24 * 61 ||
        mesh.vertex_of[p[1]] >= 24 * 61 || mesh.vertex_of[p[2]] >= 24 * 61) {
      continue;  // the lids have edges of their own
    }
    const Vec3 a(points[p[0]]), b(points[p[1]]), c(points[p[2]]);
    const Vec3 normal = glm::normalize(glm::cross(b - a, c - a));
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t from = p[k], to = p[(k + 1) % 3];
      seen[{from, to}] = normal;
      const auto other = seen.find({to, from});
      if (other == seen.end()) continue;
      sharpest = std::min(sharpest, glm::dot(normal, other->second));
    }
  }
  return sharpest;
}

TEST(SoftDeformerTest, SoftensFoldsAndKeepsTheVolume) {
  const Tube tube = MakeTube();
  const double rest = Volume(tube.mesh, Rest(tube.mesh));
  EXPECT_NEAR(rest, math::kPi * 0.05 * 0.05, rest * 0.02);
  for (const double degrees : {45.0, 60.0}) {
    const Points plain = Deformed(tube, Bent(degrees), false);
    const Points soft = Deformed(tube, Bent(degrees), true);
    EXPECT_GT(SharpestFold(tube.mesh, soft), SharpestFold(tube.mesh, plain))
        << degrees;
    // Smoothing thins a bend a little; skinning alone is the measure.
    EXPECT_GT(Volume(tube.mesh, soft), 0.98 * Volume(tube.mesh, plain))
        << degrees;
  }
}

// Neighbours are the edges of quads: which way a quad was cut must not show.
TEST(SoftDeformerTest, DiagonalsOfQuadsDoNotMatter) {
  const Tube a = MakeTube(false), b = MakeTube(true);
  EXPECT_LT(
      Farthest(Deformed(a, Bent(100), true), Deformed(b, Bent(100), true)),
      1e-6);
}

TEST(SoftDeformerTest, MovesSmoothlyWithTheJoint) {
  const Tube tube = MakeTube();
  // Steps of a tenth of a degree move a point at most 0.55 m away from the
  // hinge by 1 mm; a frame that turns over would move it much further. Beyond
  // 105 degrees the skin in the crease of so thin a tube does turn over.
  Points last = Deformed(tube, Bent(0), true);
  for (double degrees = 0.1; degrees < 105; degrees += 0.1) {
    Points next = Deformed(tube, Bent(degrees), true);
    ASSERT_LT(Farthest(last, next), 1.5e-3) << degrees;
    last = std::move(next);
  }
}

TEST(ShadeTest, NormalsOfATubePointOutward) {
  const Tube tube = MakeTube();
  const Deformer deformer(tube.mesh, tube.skeleton, true);
  const auto scratch = deformer.MakeScratch();
  const Points points = Rest(tube.mesh);
  Points positions(tube.mesh.vertex_count()), normals(positions.size());
  deformer.Shade(points, *scratch, positions, normals);
  for (std::size_t v = 0; v < positions.size(); ++v) {
    EXPECT_EQ(positions[v], tube.mesh.positions[v]);
    EXPECT_NEAR(glm::length(normals[v]), 1, 1e-5);
    if (positions[v].y < 0.05f || positions[v].y > 0.95f) continue;
    EXPECT_GT(glm::dot(normals[v], tube.mesh.normals[v]), 0.9999f);
  }
}

}  // namespace
}  // namespace limber::anim

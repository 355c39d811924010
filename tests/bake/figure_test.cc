// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "engine/math/transform.h"
#include "tests/bake/figures.h"
#include "tools/bake/shape.h"
#include "tools/bake/skin_surface.h"
#include "tools/bake/tint.h"

namespace limber::bake {
namespace {

INSTANTIATE_TEST_SUITE_P(Bake, EachFigure, testing::Values("woman", "man"),
                         [](const auto& tested) { return tested.param; });

std::string OtherSide(std::string name) {
  if (name.ends_with(".L")) return name.replace(name.size() - 1, 1, "R");
  if (name.ends_with(".R")) return name.replace(name.size() - 1, 1, "L");
  return name;
}

TEST_P(EachFigure, StandsOnTheFloorAndHasTheStatureOfItsRecipe) {
  double low = 1e9, high = -1e9;
  for (int v = 0; v < kBodyVertices; ++v) {
    low = std::min(low, body().positions[v].y);
    high = std::max(high, body().positions[v].y);
  }
  EXPECT_NEAR(low, 0, 1e-9);
  EXPECT_NEAR(high, recipe().stature, 0.003);
}

TEST_P(EachFigure, FacesForwardWithItsLeftOnPlusX) {
  EXPECT_GT(body().Head("toe1-1.L").z, body().Head("foot.L").z);
  EXPECT_GT(body().Head("wrist.L").x, 0.3);
}

// The skin is closed and its faces look outward: by the divergence theorem its
// volume is that of a person. People weigh about a kilogram a litre, and these
// two are lean: a body mass index of 18 to 26.
TEST_P(EachFigure, HasTheVolumeOfAPerson) {
  const Part& skin = figure().parts[0];
  double volume = 0;
  for (std::size_t t = 0; t < skin.triangles.size(); t += 3) {
    const Vec3& a = skin.positions[skin.triangles[t]];
    const Vec3& b = skin.positions[skin.triangles[t + 1]];
    const Vec3& c = skin.positions[skin.triangles[t + 2]];
    volume += glm::dot(a, glm::cross(b, c)) / 6;
  }
  const double index = 1000 * volume / std::pow(recipe().stature, 2);
  EXPECT_GT(index, 18);
  EXPECT_LT(index, 26);
}

TEST_P(EachFigure, SkeletonIsItsOwnMirrorImage) {
  const std::vector<Joint>& joints = figure().joints;
  const auto find = [&](const std::string& name) {
    const auto found = std::ranges::find(joints, name, &Joint::name);
    return found == joints.end() ? nullptr : &*found;
  };
  for (const Joint& joint : joints) {
    const Joint* other = find(OtherSide(joint.name));
    ASSERT_NE(other, nullptr) << joint.name;
    EXPECT_LT(glm::distance(joint.head, math::Mirror(other->head)), 0.001)
        << joint.name;
    EXPECT_LT(glm::distance(joint.tail, math::Mirror(other->tail)), 0.001)
        << joint.name;
    if (joint.parent < 0) continue;
    EXPECT_EQ(OtherSide(joints[joint.parent].name), joints[other->parent].name);
  }
}

TEST_P(EachFigure, ParentsComeFirst) {
  const std::vector<Joint>& joints = figure().joints;
  for (std::size_t i = 0; i < joints.size(); ++i) {
    EXPECT_LT(joints[i].parent, static_cast<int>(i)) << joints[i].name;
    EXPECT_EQ(joints[i].parent < 0, i == 0) << joints[i].name;
  }
}

TEST_P(EachFigure, WeightsOfEveryVertexSumToOneAndFall) {
  const int joints = static_cast<int>(figure().joints.size());
  for (const Part& part : figure().parts) {
    ASSERT_EQ(part.influences.size(), part.positions.size()) << part.name;
    for (const auto& row : part.influences) {
      ASSERT_FALSE(row.empty()) << part.name;
      ASSERT_LE(row.size(), static_cast<std::size_t>(kInfluences));
      double sum = 0, last = 1;
      for (const auto& [joint, weight] : row) {
        ASSERT_GE(joint, 0);
        ASSERT_LT(joint, joints);
        ASSERT_GT(weight, 0);
        ASSERT_LE(weight, last + 1e-12);
        last = weight;
        sum += weight;
      }
      ASSERT_NEAR(sum, 1, 1e-9);
    }
  }
}

// The elbow's helper only takes what its two neighbours had.
TEST_P(EachFigure, HelperJointsShareOutWhatTheirNeighboursHeld) {
  const auto& joints = figure().joints;
  const auto index = [&](const char* name) {
    return static_cast<int>(std::ranges::find(joints, name, &Joint::name) -
                            joints.begin());
  };
  const int upper = index("upperarm02.L"), lower = index("lowerarm01.L");
  const int helper = index("helper_elbow.L");
  ASSERT_LT(helper, static_cast<int>(joints.size()));
  EXPECT_EQ(joints[helper].parent, upper);
  EXPECT_EQ(joints[helper].head, joints[lower].head);
  const Part& skin = figure().parts[0];
  double most = 0;
  for (std::size_t v = 0; v < skin.positions.size(); ++v) {
    double after = 0, on_helper = 0;
    for (const auto& [joint, weight] : skin.influences[v]) {
      if (joint == upper || joint == lower || joint == helper) after += weight;
      if (joint == helper) on_helper = weight;
    }
    most = std::max(most, on_helper);
    if (on_helper == 0) continue;
    // The body's vertex at this place.
    const auto found = std::ranges::find(body().positions, skin.positions[v]);
    const auto& before = body().weights[found - body().positions.begin()];
    EXPECT_NEAR(after, before[upper] + before[lower], 5e-4);
  }
  EXPECT_GT(most, 0.8);
}

TEST_P(EachFigure, EveryNumberIsFiniteAndNormalsHaveUnitLength) {
  for (const Part& part : figure().parts) {
    ASSERT_EQ(part.normals.size(), part.positions.size()) << part.name;
    for (std::size_t v = 0; v < part.positions.size(); ++v) {
      ASSERT_TRUE(std::isfinite(glm::length(part.positions[v]))) << part.name;
      ASSERT_NEAR(glm::length(part.normals[v]), 1, 1e-6) << part.name;
    }
    for (const auto& colour : part.colours) {
      for (int k = 0; k < 4; ++k) {
        ASSERT_GE(colour[k], 0) << part.name;
        ASSERT_LE(colour[k], 1) << part.name;
      }
    }
  }
}

TEST_P(EachFigure, EyesTurnAboutTheCentreOfTheirBalls) {
  const Part& eyes = figure().parts[1];
  ASSERT_EQ(eyes.name, "eyes");
  for (std::size_t v = 0; v < eyes.positions.size(); ++v) {
    ASSERT_EQ(eyes.influences[v].size(), 1u);
    const Joint& joint = figure().joints[eyes.influences[v][0].first];
    // An eyeball's radius is 12 mm; figures' eyes are a little larger.
    const double radius = glm::distance(eyes.positions[v], joint.head);
    ASSERT_GT(radius, 0.011) << joint.name;
    ASSERT_LT(radius, 0.018) << joint.name;
  }
}

// At the midline vertex 474 is the lowest of the upper lip, 523 the highest of
// the lower one; they meet, and do not run through each other.
TEST_P(EachFigure, ClosesItsLips) {
  ASSERT_LT(body().normals[474].y, -0.5);
  ASSERT_GT(body().normals[523].y, 0.5);
  const double gap = body().positions[474].y - body().positions[523].y;
  EXPECT_LT(gap, 0.0001);
  EXPECT_GT(gap, -0.002);
}

// A distance and a side by the nearest skin point: no bald spot shows.
TEST_P(EachFigure, HairCoversTheScalp) {
  const SkinSurface skin(body());
  const Part& hair = figure().parts[3];
  ASSERT_EQ(hair.name, "hair");
  for (const Vec3& p : hair.positions) {
    if (AboveHairline(body(), p) < 0.015) continue;
    const auto nearest = skin.Closest(p, 0.15, kAnySkin);
    ASSERT_TRUE(nearest.has_value());
    EXPECT_GT(glm::dot(p - nearest->position, nearest->normal), 0);
  }
}

// Lying on the back, the skull carries the head, not the knot.
TEST(Hair, KnotStaysInFrontOfTheOcciput) {
  const Assembly& woman = Figure(WomanRecipe());
  double skull = 1e9, hair = 1e9;
  const double above = woman.body.Head("head").y;
  for (int v = 0; v < kBodyVertices; ++v) {
    const Vec3& p = woman.body.positions[v];
    if (p.y > above) skull = std::min(skull, p.z);
  }
  for (const Vec3& p : woman.parts[3].positions) {
    if (p.y > woman.body.stature) hair = std::min(hair, p.z);
  }
  EXPECT_GT(hair, skull);
}

}  // namespace
}  // namespace limber::bake

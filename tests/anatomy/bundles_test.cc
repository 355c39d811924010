// SPDX-License-Identifier: MIT
#include "engine/anatomy/bundles.h"

#include <gtest/gtest.h>

#include <numeric>
#include <optional>

#include "engine/body/rig.h"
#include "engine/content/built_in_figure.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"
#include "tests/support/allocations.h"

namespace limber::anatomy {
namespace {

using math::Radians;
using math::Transform;
using math::Vec3;
using math::Vec3f;

class BundlesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
    ASSERT_TRUE(library.ok());
    definitions_ =
        new std::vector<body::MuscleDefinition>(library.value->muscles);
    figure_ = new body::Figure(content::BuiltInFigure());
    rig_ = new body::Rig(std::move(*body::Rig::Build(figure_->skeleton).value));
  }
  static body::Posture Neutral() {  // palms forward
    body::Posture posture;
    for (const body::Side side : body::kSides) {
      posture.at(body::Limb::kForePron, side) = -math::kPi / 2;
    }
    return posture;
  }
  // Arms forward and across, back round, hips and knees bent.
  static body::Posture Bent() {
    body::Posture posture = Neutral();
    for (const body::Side side : body::kSides) {
      posture.at(body::Limb::kShElev, side) = Radians(85);
      posture.at(body::Limb::kShPlane, side) = Radians(100);
      posture.at(body::Limb::kScapProt, side) = Radians(15);
      posture.at(body::Limb::kHipFlex, side) = Radians(80);
      posture.at(body::Limb::kKneeFlex, side) = Radians(70);
    }
    posture[body::Trunk::kThoracicFlex] = Radians(25);
    return posture;
  }
  static std::vector<Transform> Joints(const body::Posture& posture) {
    body::RigPose pose = rig_->MakePose();
    rig_->Pose(posture, Vec3(0), pose);
    return pose.model_from_joint;
  }
  BundlesTest()
      : neutral_(Joints(Neutral())),
        set_(*definitions_, figure_->skeleton, neutral_, nullptr) {
    std::vector<std::size_t> all(set_.count());
    std::iota(all.begin(), all.end(), 0);
    bundles_.emplace(set_, all, neutral_, true);
    places_.resize(bundles_->vertex_count());
    normals_.resize(bundles_->vertex_count());
  }
  void Pose(const std::vector<Transform>& joints) {
    bundles_->Pose(joints, places_, normals_);
  }
  // Of the closed skin of tube `i`, m^3.
  double Volume(std::size_t i) const {
    const auto triangles = bundles_->triangles();
    const std::size_t count = triangles.size() / bundles_->tubes().size();
    double volume = 0;
    for (std::size_t t = i * count; t < (i + 1) * count; t += 3) {
      const auto at = [&](std::size_t k) {
        return Vec3(places_[triangles[t + k]]);
      };
      volume += glm::dot(at(0), glm::cross(at(1), at(2))) / 6;
    }
    return volume;
  }

  static std::vector<body::MuscleDefinition>* definitions_;
  static body::Figure* figure_;
  static body::Rig* rig_;
  std::vector<Transform> neutral_;
  body::MuscleSet set_;
  std::optional<Bundles> bundles_;
  std::vector<Vec3f> places_, normals_;
};
std::vector<body::MuscleDefinition>* BundlesTest::definitions_;
body::Figure* BundlesTest::figure_;
body::Rig* BundlesTest::rig_;

TEST_F(BundlesTest, EveryMuscleHasTubesOnBothSides) {
  std::vector<int> tubes(set_.count() * 2);
  for (const Bundles::Tube& tube : bundles_->tubes()) {
    ++tubes[tube.muscle * 2 + std::size_t(tube.side)];
  }
  for (std::size_t m = 0; m < set_.count(); ++m) {
    EXPECT_GE(tubes[m * 2], 1) << set_.id(m);
    EXPECT_EQ(tubes[m * 2], tubes[m * 2 + 1]) << set_.id(m);
    EXPECT_EQ(BundleShapeOf(set_.id(m)).muscle, set_.id(m));
  }
}

// Where a flat tube twists or bends, its skin of plane pieces cuts corners.
TEST_F(BundlesTest, ATubeKeepsItsVolumeHoweverLongItIs) {
  Pose(neutral_);
  std::vector<double> before;
  for (std::size_t i = 0; i < bundles_->tubes().size(); ++i) {
    before.push_back(Volume(i));
    EXPECT_GT(before.back(), 0) << set_.id(bundles_->tubes()[i].muscle);
  }
  Pose(Joints(Bent()));
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_NEAR(Volume(i) / before[i], 1, 0.08)
        << set_.id(bundles_->tubes()[i].muscle);
  }
}

TEST_F(BundlesTest, TubesBeginAtTheOriginAndEndAtTheInsertion) {
  for (const body::Posture& posture : {Neutral(), Bent()}) {
    const std::vector<Transform> joints = Joints(posture);
    Pose(joints);
    std::vector<body::PathPoint> path(set_.most_path_points());
    for (const Bundles::Tube& tube : bundles_->tubes()) {
      // The outer tubes of a bundle are its outer fascicles.
      const std::size_t last = set_.fascicles(tube.muscle) - 1;
      if (last > 0 && tube.share > 0 && tube.share < 1) continue;
      const std::size_t count = set_.Path(
          tube.muscle, tube.share > 0.5 ? last : 0, tube.side, joints, path);
      const std::size_t ends = tube.first + bundles_->vertices_per_tube() - 2;
      EXPECT_LT(glm::distance(Vec3(places_[ends]), path[0].place), 1e-6)
          << set_.id(tube.muscle);
      EXPECT_LT(glm::distance(Vec3(places_[ends + 1]), path[count - 1].place),
                1e-6)
          << set_.id(tube.muscle);
    }
  }
}

TEST_F(BundlesTest, NormalsLookOutwards) {
  Pose(Joints(Bent()));
  for (const Vec3f& normal : normals_) {
    ASSERT_NEAR(glm::length(normal), 1, 1e-4);
  }
  std::size_t wrong = 0;
  const auto triangles = bundles_->triangles();
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const Vec3f a = places_[triangles[t]], b = places_[triangles[t + 1]],
                c = places_[triangles[t + 2]];
    const Vec3f mean = normals_[triangles[t]] + normals_[triangles[t + 1]] +
                       normals_[triangles[t + 2]];
    wrong += glm::dot(glm::cross(b - a, c - a), mean) < 0;
  }
  // Rings may cross on the inside of a sharp bend.
  EXPECT_LT(double(wrong), 0.01 * double(triangles.size() / 3));
}

TEST_F(BundlesTest, APoseTakesNothingFromTheHeap) {
  const std::vector<Transform> joints = Joints(Bent());
  const support::Allocations allocations;
  Pose(joints);
  EXPECT_EQ(allocations.count(), 0u);
}

}  // namespace
}  // namespace limber::anatomy

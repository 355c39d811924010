// SPDX-License-Identifier: MIT
//
// How far each muscle is drawn over all that the body reaches by itself: what
// `max_ratio` of the content says is measured on the figures.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "engine/body/muscle.h"
#include "engine/body/rig.h"
#include "engine/content/figure_reader.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"

namespace limber::body {
namespace {

using math::Radians;
using math::Transform;
using math::Vec3;

// A posture that the body reaches by its own muscles, each angle as likely as
// any other of its range, whatever the others are.
Posture Anywhere(const RangesOfMotion& ranges, std::mt19937& random) {
  std::uniform_real_distribution<double> share(0, 1);
  const auto within = [&](const AngleRange& range) {
    return range.active_min +
           share(random) * (range.active_max - range.active_min);
  };
  Posture posture;
  for (std::size_t i = 3; i < kTrunkDofs; ++i) {
    posture.trunk[i] = within(ranges.trunk[i]);
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < kLimbDofs; ++i) {
      posture.limb[s][i] = within(ranges.limb[i]);
    }
  }
  for (const Side side : kSides) {
    // Of the shoulder's turn, the range is that of the clinical angle.
    const DofId turn = {true, Trunk{}, Limb::kShRot, side};
    double& angle = posture.at(Limb::kShRot, side);
    angle += angle - CheckedAngle(posture, turn);
  }
  return posture;
}

// The ratio that one posture in two hundred exceeds, for each muscle.
std::vector<double> FarRatios(const std::string& name,
                              const content::Library& library) {
  auto figure =
      content::LoadFigure(LIMBER_SOURCE_DIR "/assets/figures/" + name + ".glb");
  if (!figure.ok()) return {};
  const auto rig = Rig::Build(figure.value->skeleton);
  RigPose pose = rig.value->MakePose();
  Posture neutral;
  for (const Side side : kSides) {
    neutral.at(Limb::kForePron, side) = -math::kPi / 2;
  }
  rig.value->Pose(neutral, Vec3(0), pose);
  std::vector<std::string> dropped;
  const MuscleSet set(library.muscles, figure.value->skeleton,
                      pose.model_from_joint, &dropped);
  constexpr std::size_t kPoses = 2500;
  std::vector<std::vector<double>> ratios(set.count());
  std::vector<MuscleState> states(set.count() * 2);
  std::mt19937 random(53);
  for (std::size_t i = 0; i < kPoses; ++i) {
    rig.value->Pose(Anywhere(library.ranges, random), Vec3(0), pose);
    set.Measure(pose.model_from_joint, states);
    for (std::size_t m = 0; m < set.count(); ++m) {
      ratios[m].push_back(states[m * 2].ratio);
      ratios[m].push_back(states[m * 2 + 1].ratio);
    }
  }
  std::vector<double> far;
  for (std::vector<double>& of_one : ratios) {
    const auto at = of_one.end() - std::ptrdiff_t(of_one.size() / 200);
    std::nth_element(of_one.begin(), at, of_one.end());
    far.push_back(*at);
  }
  return far;
}

// A muscle that hardly changes is read out as if it changed by this much.
double Span(double ratio) { return std::max(ratio, 1.04) - 1; }

// What content says is the mean of both figures, and each of them is near it,
// so that one number serves every figure.
TEST(MuscleRange, ContentSaysHowFarEachMuscleIsDrawn) {
  const auto library = content::LoadLibrary(LIMBER_SOURCE_DIR "/content");
  ASSERT_TRUE(library.ok());
  const std::vector<double> woman = FarRatios("woman", *library.value);
  const std::vector<double> man = FarRatios("man", *library.value);
  if (woman.empty() || man.empty()) GTEST_SKIP() << "no baked figures";
  for (std::size_t m = 0; m < library.value->muscles.size(); ++m) {
    const MuscleDefinition& muscle = library.value->muscles[m];
    const double stated = muscle.max_ratio;
    const double mean = (woman[m] + man[m]) / 2;
    EXPECT_NEAR(stated, mean, 0.02 * (mean - 1) + 0.002)
        << muscle.id << ": woman " << woman[m] << ", man " << man[m];
    for (const double own : {woman[m], man[m]}) {
      EXPECT_NEAR(Span(own), Span(stated), 0.2 * Span(stated) + 0.012)
          << muscle.id << ": woman " << woman[m] << ", man " << man[m];
    }
  }
}

}  // namespace
}  // namespace limber::body

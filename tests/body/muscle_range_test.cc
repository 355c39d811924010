// SPDX-License-Identifier: MIT
//
// How far each muscle is drawn over all that the body reaches by itself: what
// `max_ratio` of the content says is measured on the figures.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/body/muscle_body.h"

namespace limber::body {
namespace {

// The ratio that one posture in two hundred exceeds, for each muscle.
std::vector<double> FarRatios(const MuscleBody& body) {
  const MuscleSet& set = body.set();
  constexpr std::size_t kPoses = 2500;
  std::vector<std::vector<double>> ratios(set.count());
  std::vector<MuscleState> states(set.count() * 2);
  std::mt19937 random(53);
  for (std::size_t i = 0; i < kPoses; ++i) {
    set.Measure(body.Joints(body.Anywhere(random)), states);
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
  const std::vector<MuscleBody> bodies = MuscleBodies();
  if (bodies.size() < 3) GTEST_SKIP() << "no baked figures";
  const std::vector<double> woman = FarRatios(bodies[1]);
  const std::vector<double> man = FarRatios(bodies[2]);
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

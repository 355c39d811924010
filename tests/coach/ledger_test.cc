// SPDX-License-Identifier: MIT
#include "engine/coach/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::coach {
namespace {

// One muscle whose right side goes as a function of time; its left side rests.
ReadMuscles Goes(const std::function<double(double)>& stretch,
                 std::vector<MuscleReading>& readings) {
  readings.resize(2);
  return [&readings, stretch](double seconds) {
    readings[1].state.stretch = stretch(seconds);
    return std::span<const MuscleReading>(readings);
  };
}

TEST(Ledger, AHoldCountsAndItsWaysCountFromTheThresholdOn) {
  // Eased in for 4 s, held for 10, let go for 4: 0.8 at most.
  const auto stretch = [](double t) {
    return 0.8 * std::clamp(std::min(t, 18 - t) / 4, 0.0, 1.0);
  };
  std::vector<MuscleReading> readings;
  const auto seconds = SecondsLengthened(Goes(stretch, readings), 18, 10, 0.5);
  ASSERT_EQ(seconds.size(), 2u);
  EXPECT_EQ(seconds[0], 0);
  // 0.5 of 0.8 is reached after 2.5 s of each way.
  EXPECT_NEAR(seconds[1], 18 - 2 * 2.5, 1e-9);
}

TEST(Ledger, HowOftenItIsReadHardlyMatters) {
  const auto stretch = [](double t) { return 0.6 * std::sin(t); };
  const double total = 4 * math::kPi;
  // Two waves, each above half of its height for a third of a turn.
  const double expected = 2 * (math::kPi - 2 * std::asin(0.5));
  std::vector<MuscleReading> readings;
  for (const double rate : {5.0, 10.0, 30.0}) {
    const auto seconds =
        SecondsLengthened(Goes(stretch, readings), total, rate, 0.3);
    EXPECT_NEAR(seconds[1], expected, 0.02) << rate;
  }
}

TEST(Ledger, TheThresholdItselfCountsAndBelowItNothingDoes) {
  std::vector<MuscleReading> readings;
  const auto at = [&](double stretch) {
    return SecondsLengthened(Goes([=](double) { return stretch; }, readings), 7,
                             10, 0.5)[1];
  };
  EXPECT_NEAR(at(0.5), 7, 1e-9);
  EXPECT_NEAR(at(1.2), 7, 1e-9);
  EXPECT_EQ(at(0.499), 0);
  EXPECT_EQ(at(-1), 0);
}

}  // namespace
}  // namespace limber::coach

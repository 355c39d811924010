// SPDX-License-Identifier: MIT
#include "engine/coach/breath.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

TEST(Breath, FullnessIsContinuousThroughEverySeam) {
  // Steepest slope of .5 - .5 cos(pi q) over an in-breath of T s is pi / 2T;
  // no half breath is shorter than this share of the shortest whole one.
  constexpr double kStep = 1.0 / 240;
  for (const Movement& movement : SampleLibrary()) {
    for (const Settings& settings : SampleSettings()) {
      const Timeline timeline = Lay(movement, settings);
      double before = 0;
      for (Duration t{0}; t <= timeline.total; t += Seconds(kStep)) {
        const Breath breath = At(movement, settings, timeline, t).breath;
        const double share = std::min(settings.breath_in, settings.breath_out) /
                             (settings.breath_in + settings.breath_out);
        const double half = std::min(share, .5) * 60 / breath.rate;
        const double most = std::numbers::pi / 2 / half * kStep;
        ASSERT_LE(std::abs(breath.fullness - before), 1.5 * most + 1e-9)
            << movement.id << " at " << core::ToSeconds(t) << " s, pace "
            << settings.pace << ", holds " << settings.hold_scale;
        ASSERT_GE(breath.fullness, 0);
        ASSERT_LE(breath.fullness, 1);
        before = breath.fullness;
      }
    }
  }
}

TEST(Breath, TheLastTickEndsTheLastBreathAndBeginsNoOther) {
  for (const Movement& movement : SampleLibrary()) {
    const Timeline timeline = Lay(movement, {});
    const Breath breath = At(movement, {}, timeline, timeline.total).breath;
    EXPECT_FALSE(breath.in);
    EXPECT_NEAR(breath.fraction, 1, 1e-9);
  }
}

TEST(Breath, FullnessFollowsItsFractionAndDirection) {
  const Movement movement = LedRounds();
  const Timeline timeline = Lay(movement, {});
  for (double t = 0; t < 75; t += .1) {
    const Breath breath = At(movement, {}, timeline, Seconds(t)).breath;
    const double q = breath.in ? breath.fraction : 1 - breath.fraction;
    EXPECT_NEAR(breath.fullness, .5 - .5 * std::cos(std::numbers::pi * q),
                1e-9);
  }
}

TEST(Breath, AHoldIsPacedBeginsEmptyAndEndsEmpty) {
  const Movement movement = SideHolds();
  for (const Settings& settings : SampleSettings()) {
    const Timeline timeline = Lay(movement, settings);
    for (const Segment& segment : timeline.segments) {
      const Phase& phase = movement.phases[std::size_t(segment.phase)];
      const Moment first = At(movement, settings, timeline, segment.begin);
      EXPECT_EQ(first.breath.paced, phase.kind == PhaseKind::kHold);
      if (phase.kind != PhaseKind::kHold) continue;
      EXPECT_TRUE(first.breath.in);
      EXPECT_NEAR(first.breath.fullness, 0, 1e-9);
      const Moment last =
          At(movement, settings, timeline, segment.end - Duration{1});
      EXPECT_FALSE(last.breath.in);
      EXPECT_NEAR(last.breath.fullness, 0, 1e-6);
      const Moment into =
          At(movement, settings, timeline, segment.begin - Duration{1});
      EXPECT_FALSE(into.breath.in) << "the way in ends on an out-breath";
    }
  }
}

TEST(Breath, AHoldTakesTheUsersBreathAtDefaults) {
  const Movement movement = SideHolds();
  const Timeline timeline = Lay(movement, {});
  const Breath in = At(movement, {}, timeline, Seconds(10 + 3.99)).breath;
  const Breath out = At(movement, {}, timeline, Seconds(10 + 4.01)).breath;
  EXPECT_TRUE(in.in);
  EXPECT_FALSE(out.in);
  EXPECT_NEAR(in.rate, 6, 1e-9);
}

TEST(Breath, PacedBreathStaysBetweenFourAndFifteenAMinute) {
  for (const Movement& movement : {LedRounds(), SideHolds()}) {
    for (const Settings& settings : SampleSettings()) {
      const Timeline timeline = Lay(movement, settings);
      for (Duration t{0}; t < timeline.total; t += Seconds(.5)) {
        const Breath breath = At(movement, settings, timeline, t).breath;
        if (!breath.paced) continue;
        EXPECT_GE(breath.rate, 4 - 1e-6);
        EXPECT_LE(breath.rate, 15 + 1e-6);
      }
    }
  }
}

TEST(Breath, LedRoundsBreatheOnceARoundAndTurnWhereTheMovementTurns) {
  const Movement movement = LedRounds();
  for (const Settings& settings : SampleSettings()) {
    const Timeline timeline = Lay(movement, settings);
    for (const Segment& segment : timeline.segments) {
      if (segment.phase != 1) continue;
      const Duration half = (segment.end - segment.begin) / 2;
      const Moment top = At(movement, settings, timeline, segment.begin + half);
      EXPECT_TRUE(top.breath.paced);
      EXPECT_NEAR(top.breath.fullness, 1, 1e-9);
      EXPECT_NEAR(top.breath.rate,
                  60 / core::ToSeconds(segment.end - segment.begin), 1e-6);
    }
  }
}

TEST(Breath, AWarmUpBreathesAsWhoIsActive) {
  Movement movement = FreeRounds();
  movement.kind = Kind::kWarmUp;
  for (const Settings& settings : SampleSettings()) {
    const Timeline timeline = Lay(movement, settings);
    double fullest = 0;
    for (Duration t{0}; t < timeline.total; t += Seconds(.1)) {
      const Breath breath = At(movement, settings, timeline, t).breath;
      EXPECT_FALSE(breath.paced);
      EXPECT_GE(breath.rate, 10);
      EXPECT_LE(breath.rate, 20);
      fullest = std::max(fullest, breath.fullness);
    }
    EXPECT_GT(fullest, 0.5);
    EXPECT_LT(fullest, 0.7);
  }
}

TEST(Breath, AFreeMovementIsNeverPacedNorHurried) {
  Movement movement = FreeRounds();
  movement.kind = Kind::kExtra;
  for (const Settings& settings : SampleSettings()) {
    const Timeline timeline = Lay(movement, settings);
    const double wanted = 60 / (settings.breath_in + settings.breath_out);
    for (Duration t{0}; t < timeline.total; t += Seconds(1)) {
      const Breath breath = At(movement, settings, timeline, t).breath;
      EXPECT_FALSE(breath.paced);
      EXPECT_NEAR(breath.rate, wanted, .25 * wanted);
    }
  }
}

}  // namespace
}  // namespace limber::coach

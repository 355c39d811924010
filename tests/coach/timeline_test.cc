// SPDX-License-Identifier: MIT
#include "engine/coach/timeline.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;
constexpr Duration kTick{1};

std::vector<std::string> Order(const Movement& movement) {
  std::vector<std::string> order;
  for (const Segment& segment : Lay(movement, {}).segments) {
    order.push_back(movement.phases[std::size_t(segment.phase)].id +
                    (segment.mirrored ? " left" : ""));
  }
  return order;
}

TEST(Lay, DurationsAtDefaultSettingsAreExact) {
  EXPECT_EQ(Lay(FreeRounds(), {}).total, Seconds(60));
  EXPECT_EQ(Lay(LedRounds(), {}).total, Seconds(75));
  EXPECT_EQ(Lay(SideHolds(), {}).total, Seconds(88));
}

TEST(Lay, PlaysBothSidesWithTheSwitchBetweenThem) {
  EXPECT_EQ(
      Order(SideHolds()),
      (std::vector<std::string>{"set_up", "ease", "hold", "release", "switch",
                                "ease left", "hold left", "release left"}));
}

TEST(Lay, SegmentsFollowWithoutGapsForAllSettings) {
  for (const Movement& movement : SampleLibrary()) {
    for (const Settings& settings : SampleSettings()) {
      const Timeline timeline = Lay(movement, settings);
      Duration at{0};
      for (const Segment& segment : timeline.segments) {
        EXPECT_EQ(segment.begin, at);
        EXPECT_GT(segment.end, segment.begin);
        at = segment.end;
      }
      EXPECT_EQ(at, timeline.total);
    }
  }
}

TEST(Lay, PaceScalesMovesAndKeepsHolds) {
  const Timeline normal = Lay(SideHolds(), {});
  const Timeline fast = Lay(SideHolds(), {.pace = 1.5});
  const Movement movement = SideHolds();
  for (std::size_t i = 0; i < normal.segments.size(); ++i) {
    const PhaseKind kind =
        movement.phases[std::size_t(normal.segments[i].phase)].kind;
    const double before =
        core::ToSeconds(normal.segments[i].end - normal.segments[i].begin);
    const double after =
        core::ToSeconds(fast.segments[i].end - fast.segments[i].begin);
    EXPECT_NEAR(after, kind == PhaseKind::kHold ? before : before / 1.5, 1e-8);
  }
}

TEST(Lay, HoldScaleTouchesHoldsOnlyAndBothSidesAlike) {
  const Timeline timeline = Lay(SideHolds(), {.hold_scale = 2});
  EXPECT_EQ(timeline.total, Seconds(88 + 2 * 30));
  const auto length = [&](std::size_t i) {
    return timeline.segments[i].end - timeline.segments[i].begin;
  };
  EXPECT_EQ(length(2), Seconds(60));
  EXPECT_EQ(length(2), length(6));
}

TEST(Lay, LedRoundsTakeTheirPeriodFromTheBreathWithAFloorOfEightSeconds) {
  const auto round = [](double in, double out, double pace) {
    const Timeline timeline =
        Lay(LedRounds(), {.pace = pace, .breath_in = in, .breath_out = out});
    return core::ToSeconds(timeline.segments[1].end -
                           timeline.segments[1].begin);
  };
  EXPECT_NEAR(round(4, 6, 1), 10, 1e-9);
  EXPECT_NEAR(round(6, 8, 1), 14, 1e-9);
  EXPECT_NEAR(round(2, 2, 1), 8, 1e-9);
  EXPECT_NEAR(round(4, 6, 1.5), 10, 1e-9) << "pace must not hurry the breath";
  EXPECT_NEAR(round(4, 6, 0.1), 10, 1e-9);
}

TEST(At, ASegmentOwnsItsFirstTickAndNotItsLast) {
  for (const Movement& movement : SampleLibrary()) {
    const Timeline timeline = Lay(movement, {});
    for (std::size_t i = 0; i < timeline.segments.size(); ++i) {
      const Segment& segment = timeline.segments[i];
      const Moment first = At(movement, {}, timeline, segment.begin);
      EXPECT_EQ(first.segment, int(i));
      EXPECT_EQ(first.ratio, 0);
      EXPECT_EQ(first.left, segment.end - segment.begin);
      const Moment last = At(movement, {}, timeline, segment.end - kTick);
      EXPECT_EQ(last.segment, int(i));
      EXPECT_EQ(last.left, kTick);
      EXPECT_FALSE(last.finished);
    }
  }
}

TEST(At, TimeIsClampedAndTheEndFinishes) {
  const Movement movement = SideHolds();
  const Timeline timeline = Lay(movement, {});
  const Moment before = At(movement, {}, timeline, -Seconds(1000));
  EXPECT_EQ(before.time, Duration{0});
  EXPECT_EQ(before.segment, 0);
  const Moment after = At(movement, {}, timeline, Seconds(1e8));
  EXPECT_EQ(after.time, timeline.total);
  EXPECT_EQ(after.segment, int(timeline.segments.size()) - 1);
  EXPECT_EQ(after.ratio, 1);
  EXPECT_EQ(after.left, Duration{0});
  EXPECT_TRUE(after.finished);
  EXPECT_FALSE(At(movement, {}, timeline, timeline.total - kTick).finished);
}

TEST(At, RatioAndTimeLeftAgreeAnywhere) {
  std::mt19937 random(1);
  for (const Movement& movement : SampleLibrary()) {
    for (const Settings& settings : SampleSettings()) {
      const Timeline timeline = Lay(movement, settings);
      std::uniform_int_distribution<Duration::rep> pick(0,
                                                        timeline.total.count());
      for (int i = 0; i < 50; ++i) {
        const Moment moment =
            At(movement, settings, timeline, Duration{pick(random)});
        const Segment& segment = timeline.segments[std::size_t(moment.segment)];
        EXPECT_GE(moment.time, segment.begin);
        EXPECT_LE(moment.time, segment.end);
        EXPECT_EQ(moment.time + moment.left, segment.end);
        const double length = core::ToSeconds(segment.end - segment.begin);
        EXPECT_NEAR(moment.ratio * length + core::ToSeconds(moment.left),
                    length, 1e-6);
      }
    }
  }
}

TEST(At, CountsRoundsFromOneAndOnlyInRounds) {
  const Movement movement = LedRounds();
  const Timeline timeline = Lay(movement, {});
  EXPECT_EQ(At(movement, {}, timeline, Seconds(5)).rounds, 0);
  for (int round = 0; round < 6; ++round) {
    const Moment moment = At(movement, {}, timeline, Seconds(10 + 10 * round));
    EXPECT_EQ(moment.round, round + 1);
    EXPECT_EQ(moment.rounds, 6);
  }
  EXPECT_EQ(At(movement, {}, timeline, Seconds(72)).round, 0);
}

TEST(At, SaysWhichSideItIsPlayedFor) {
  const Movement movement = SideHolds();
  const Timeline timeline = Lay(movement, {});
  EXPECT_EQ(At(movement, {}, timeline, Seconds(20)).side, body::Side::kRight);
  EXPECT_EQ(At(movement, {}, timeline, Seconds(60)).side, body::Side::kLeft);
}

}  // namespace
}  // namespace limber::coach

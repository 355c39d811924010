// SPDX-License-Identifier: MIT
#include "engine/coach/extra.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/coach/session.h"
#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

class ExtraTest : public testing::Test {
 protected:
  ExtraTest() { Resolve(routines_[0], repertoire_); }
  // Of the movement, how long each side is held.
  static std::pair<Duration, Duration> Held(const Movement& movement,
                                            const Timeline& timeline) {
    Duration right{0}, left{0};
    for (const Segment& segment : timeline.segments) {
      const Phase& phase = movement.phases[std::size_t(segment.phase)];
      if (phase.kind != PhaseKind::kHold) continue;
      (segment.mirrored ? left : right) += segment.end - segment.begin;
    }
    return {right, left};
  }

  Repertoire repertoire_ = SampleRepertoire();
  std::vector<Routine> routines_ = {SampleRoutine()};
  Session session_{repertoire_, 3, routines_};
};

TEST_F(ExtraTest, TenMoreInTheFirstSideGivesBothAsMuch) {
  session_.Select(2);
  session_.Seek(Seconds(20));
  EXPECT_TRUE(session_.AddTen());
  const auto [right, left] = Held(session_.movement(), session_.timeline());
  EXPECT_EQ(right, Seconds(40));
  EXPECT_EQ(left, right);
  EXPECT_EQ(session_.total(), Seconds(108));
  EXPECT_EQ(session_.elapsed(), Seconds(20));  // and nothing is played again
}

TEST_F(ExtraTest, TenMoreInTheLastSideIsOfThatSide) {
  session_.Select(2);
  session_.Seek(Seconds(60));
  ASSERT_EQ(session_.moment().side, body::Side::kLeft);
  EXPECT_TRUE(session_.AddTen());
  EXPECT_EQ(session_.total(), Seconds(98));
}

TEST_F(ExtraTest, TheBreathGoesOnAsItWas) {
  for (const auto& [in, out] : {std::pair(4., 6.), {3., 4.}, {5., 8.}}) {
    session_.Select(2);
    session_.SetBreath(in, out);
    for (double time = 11; time < 39; time += .37) {
      session_.Restart();
      session_.Seek(Seconds(time));
      const Moment before = session_.moment();
      ASSERT_TRUE(session_.AddTen());
      const Moment after = session_.moment();
      EXPECT_NEAR(after.breath.fullness, before.breath.fullness, 1e-6)
          << in << " " << out << " at " << time;
      EXPECT_EQ(after.breath.in, before.breath.in);
    }
  }
}

TEST_F(ExtraTest, OnlyHoldsGrowAndOnlyToThreeTimesTheirLength) {
  session_.Select(0);
  EXPECT_FALSE(session_.AddTen());  // rounds
  session_.Select(2);
  EXPECT_FALSE(session_.AddTen());  // still on the way in
  session_.Seek(Seconds(20));
  int times = 0;
  while (session_.AddTen()) ++times;
  EXPECT_EQ(times, 6);  // 30 s to 90 s
  EXPECT_FALSE(session_.can_add_ten());
}

TEST_F(ExtraTest, InARoutineAllThatFollowsComesLater) {
  session_.SelectRoutine(0);
  const Plan before = session_.plan();
  session_.SeekTotal(Seconds(180));  // in the first hold of "sides"
  ASSERT_TRUE(session_.AddTen());
  const Plan& after = session_.plan();
  EXPECT_EQ(after.total, before.total + Seconds(20));
  for (std::size_t i = 0; i < after.pieces.size(); ++i) {
    EXPECT_EQ(after.pieces[i].begin,
              i == 0 ? Duration{0} : after.pieces[i - 1].end);
    const Piece& piece = after.pieces[i];
    if (!piece.still) {
      EXPECT_EQ(piece.end - piece.begin, piece.timeline.total);
    }
  }
  EXPECT_EQ(session_.elapsed(), Seconds(180));
}

TEST_F(ExtraTest, ASettingKeepsWhatWasAddedAndABeginningForgetsIt) {
  session_.SelectRoutine(0);
  session_.SeekTotal(Seconds(180));
  ASSERT_TRUE(session_.AddTen());
  session_.SetPace(1.2);
  const auto [right, left] = Held(session_.movement(), session_.timeline());
  EXPECT_EQ(right, Seconds(40));
  EXPECT_EQ(left, Seconds(40));
  session_.SetPace(1);
  session_.Restart();
  EXPECT_EQ(session_.total(), Seconds(253));
}

TEST_F(ExtraTest, RepeatingASideLeadsToItsBeginning) {
  session_.SelectRoutine(0);
  const auto side_after_repeat = [&](double time) {
    session_.SeekTotal(Seconds(time));
    session_.RepeatSide();
    return core::ToSeconds(session_.elapsed() - session_.now().begin);
  };
  // "sides" begins at 163: set-up 6, then 38 s of the right, 8, then the left.
  EXPECT_NEAR(side_after_repeat(180), 6, 1e-6);
  EXPECT_NEAR(side_after_repeat(210), 6, 1e-6);  // changing sides
  EXPECT_NEAR(side_after_repeat(230), 6 + 38 + 8, 1e-6);
  EXPECT_NEAR(side_after_repeat(165), 0, 1e-6);  // before the first side
  EXPECT_NEAR(side_after_repeat(100), 0, 1e-6);  // has no sides
}

}  // namespace
}  // namespace limber::coach

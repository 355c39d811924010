// SPDX-License-Identifier: MIT
//
// A session that plays a routine: one clock over all of its pieces.
#include <gtest/gtest.h>

#include "engine/coach/session.h"
#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

// Guided: card 8 s, ready 8 s, rolls 60, wave 75, way 12, sides 90 = 253 s.
class SessionRoutineTest : public testing::Test {
 protected:
  SessionRoutineTest() {
    Resolve(routines_[0], repertoire_);
    session_.SelectRoutine(0);
  }
  double at() const { return core::ToSeconds(session_.elapsed()); }

  Repertoire repertoire_ = SampleRepertoire();
  std::vector<Routine> routines_ = {SampleRoutine()};
  Session session_{repertoire_, 3, routines_};
};

TEST_F(SessionRoutineTest, OneClockRunsOverAllPiecesAndStopsAtTheEnd) {
  EXPECT_EQ(session_.total(), Seconds(253));
  session_.Play();
  for (int i = 0; i < 2529; ++i) session_.Advance(Seconds(.1));
  EXPECT_TRUE(session_.playing());
  EXPECT_NEAR(at(), 252.9, 1e-6);
  session_.Advance(Seconds(.2));
  EXPECT_FALSE(session_.playing());
  EXPECT_EQ(session_.elapsed(), session_.total());
  session_.Play();
  EXPECT_EQ(at(), 0);
}

TEST_F(SessionRoutineTest, MovementAndTimelineAreThoseOfThePiece) {
  for (const auto& [time, id] : {std::pair(3.0, "rolls"),
                                 {20.0, "rolls"},
                                 {80.0, "wave"},
                                 {155.0, "down"},
                                 {170.0, "sides"}}) {
    session_.SeekTotal(Seconds(time));
    EXPECT_EQ(session_.movement().id, id) << time;
    EXPECT_FALSE(session_.timeline().segments.empty());
  }
  session_.SeekTotal(Seconds(3));
  ASSERT_NE(session_.card(), nullptr);
  EXPECT_EQ(session_.card()->id, kSafetyCard);
  session_.SeekTotal(Seconds(80));
  EXPECT_EQ(session_.card(), nullptr);
}

TEST_F(SessionRoutineTest, SeekStaysInThePieceAndAwaitedOnesAreSoughtInto) {
  session_.SeekTotal(Seconds(80));  // wave, begins at 76
  session_.Seek(Seconds(40));
  EXPECT_NEAR(at(), 116, 1e-6);
  session_.Seek(Seconds(500));
  EXPECT_EQ(session_.movement().id, "wave");
  session_.SeekTotal(Seconds(10));  // getting ready for the rolls, from 16 on
  session_.Seek(Seconds(5));
  EXPECT_NEAR(at(), 21, 1e-6);
}

TEST_F(SessionRoutineTest, NextReachesTheEndAndPreviousTheBeginning) {
  int steps = 0;
  for (Duration before{-1}; session_.elapsed() < session_.total(); ++steps) {
    ASSERT_GT(session_.elapsed(), before);
    ASSERT_LT(steps, 50);
    before = session_.elapsed();
    session_.Next();
  }
  for (steps = 0; session_.elapsed() > Duration{0}; ++steps) {
    ASSERT_LT(steps, 50);
    session_.Previous();
  }
  EXPECT_EQ(session_.routine_index(), 0);
}

TEST_F(SessionRoutineTest, ASettingKeepsThePlace) {
  for (const double time : {3.0, 12.0, 30.0, 100.0, 155.0, 200.0}) {
    session_.SetPace(1);
    session_.SeekTotal(Seconds(time));
    const std::size_t piece = session_.piece();
    const Moment before = session_.moment();
    for (const double pace : {0.5, 1.3}) {
      session_.SetPace(pace);
      EXPECT_EQ(session_.piece(), piece) << time << " " << pace;
      EXPECT_EQ(session_.moment().segment, before.segment);
      EXPECT_NEAR(session_.moment().ratio, before.ratio, 1e-6);
    }
  }
}

TEST_F(SessionRoutineTest, ChoosingAMovementLeavesTheRoutine) {
  session_.SeekTotal(Seconds(100));
  session_.Select(2);
  EXPECT_EQ(session_.routine(), nullptr);
  EXPECT_EQ(session_.movement().id, "sides");
  EXPECT_EQ(at(), 0);
  EXPECT_EQ(session_.library().size(), 3u);
}

}  // namespace
}  // namespace limber::coach

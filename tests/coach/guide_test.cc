// SPDX-License-Identifier: MIT
#include "engine/coach/guide.h"

#include <gtest/gtest.h>

#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Seconds;
using Step = Guide::Step;

// Guided: card 8 s, ready 8 s, rolls 60, wave 75, way 12, sides 90 = 253 s.
// Sides: set-up 6, ease 4, hold 30, release 4, switch 8, the same again.
class GuideTest : public testing::Test {
 protected:
  GuideTest() {
    Resolve(routines_[0], repertoire_);
    session_.SelectRoutine(0);
  }
  Guide At(double seconds) {
    session_.SeekTotal(Seconds(seconds));
    return GuideAt(session_);
  }
  std::string Name(const Guide& guide) const {
    return guide.movement < 0
               ? ""
               : repertoire_.movements[std::size_t(guide.movement)].id;
  }

  Repertoire repertoire_ = SampleRepertoire();
  std::vector<Routine> routines_ = {SampleRoutine()};
  Session session_{repertoire_, 3, routines_};
};

TEST_F(GuideTest, EachStepSaysWhatIsDoneOrWhatComes) {
  struct Expected {
    double time;
    Step step;
    const char* movement;
    int number, side;
    double left;
  };
  for (const Expected& e : {Expected{2, Step::kCard, "rolls", 1, 0, 6},
                            {10, Step::kReady, "rolls", 1, 0, 6},
                            {20, Step::kRounds, "rolls", 1, 0, 26},
                            {80, Step::kMoving, "wave", 2, 0, 6},
                            {90, Step::kRounds, "wave", 2, 0, 56},
                            {155, Step::kMoving, "sides", 3, 0, 8},
                            {180, Step::kHold, "sides", 3, 1, 23},
                            {205, Step::kMoving, "sides", 3, 1, 2},
                            {210, Step::kSwitch, "sides", 3, 0, 5},
                            {230, Step::kHold, "sides", 3, 2, 19},
                            {253, Step::kDone, "sides", 3, 0, 0}}) {
    const Guide guide = At(e.time);
    EXPECT_EQ(int(guide.step), int(e.step)) << e.time;
    EXPECT_EQ(Name(guide), e.movement) << e.time;
    EXPECT_EQ(guide.number, e.number) << e.time;
    EXPECT_EQ(guide.count, 3) << e.time;
    EXPECT_EQ(guide.side, e.side) << e.time;
    EXPECT_NEAR(core::ToSeconds(guide.left), e.left, 1e-6) << e.time;
  }
}

TEST_F(GuideTest, TimeLeftRunsDownWithoutAJumpInsideAStep) {
  Guide before = At(0);
  for (double time = .05; time < 253; time += .05) {
    const Guide now = At(time);
    if (now.step == before.step && now.left < before.left) {
      EXPECT_NEAR(core::ToSeconds(before.left - now.left), .05, 1e-6) << time;
    } else {
      EXPECT_LT(core::ToSeconds(before.left), .051) << time;
      EXPECT_GT(now.share_left, 0.9 - .05) << time;
    }
    EXPECT_GE(now.share_left, 0);
    EXPECT_LE(now.share_left, 1);
    before = now;
  }
}

TEST_F(GuideTest, NextIsTheMovementBehindTheOneThatIsMeant) {
  const auto next = [&](double time) {
    const int piece = At(time).next;
    return piece < 0 ? std::string()
                     : session_.PieceMovement(std::size_t(piece)).id;
  };
  EXPECT_EQ(next(2), "wave");
  EXPECT_EQ(next(30), "wave");
  EXPECT_EQ(next(100), "sides");
  EXPECT_EQ(next(155), "");
  EXPECT_EQ(next(200), "");
}

}  // namespace
}  // namespace limber::coach

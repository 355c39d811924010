// SPDX-License-Identifier: MIT
#include "engine/coach/plan.h"

#include <gtest/gtest.h>

#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

class PlanTest : public testing::Test {
 protected:
  PlanTest() { Resolve(routine_, repertoire_); }
  Plan Lay(bool guided, const Settings& settings = {}) const {
    return LayPlan(routine_, repertoire_, settings, guided);
  }
  std::vector<Piece::Kind> Kinds(const Plan& plan) const {
    std::vector<Piece::Kind> kinds;
    for (const Piece& piece : plan.pieces) kinds.push_back(piece.kind);
    return kinds;
  }

  Repertoire repertoire_ = SampleRepertoire();
  Routine routine_ = SampleRoutine();
  using K = Piece::Kind;
};

TEST_F(PlanTest, PiecesFollowEachOtherWithoutGapsAndAddUp) {
  for (const double pace : {0.5, 1.0, 1.37}) {
    for (const bool guided : {false, true}) {
      Settings settings;
      settings.pace = pace;
      const Plan plan = Lay(guided, settings);
      Duration at{0};
      for (const Piece& piece : plan.pieces) {
        EXPECT_EQ(piece.begin, at);
        EXPECT_GT(piece.end, piece.begin);
        if (!piece.still) {
          EXPECT_EQ(piece.end - piece.begin, piece.timeline.total);
        }
        at = piece.end;
      }
      EXPECT_EQ(at, plan.total);
    }
  }
}

TEST_F(PlanTest, AtDefaultSettingsThePlanTakesWhatTheRoutineSays) {
  EXPECT_EQ(Lay(false).total, routine_.total);
}

// Guided: the card's reading time, eight seconds to get ready, and the change
// of sides in eight seconds instead of six.
TEST_F(PlanTest, WhoFollowsGetsTheCardAndTimeToGetReadyAndToChangeSides) {
  const Plan plan = Lay(true);
  EXPECT_EQ(Kinds(plan), (std::vector<K>{K::kCard, K::kReady, K::kMovement,
                                         K::kMovement, K::kWay, K::kMovement}));
  EXPECT_EQ(plan.total, routine_.total + ReadingTime(repertoire_.cards[0]) +
                            kGetReady + Seconds(8 - 6));
}

// The way up takes 10 s; the move of 12 s plays it as much slower.
TEST_F(PlanTest, AMoveSlowsItsWaysALittleToFillItsSeconds) {
  const Plan plan = Lay(false);
  ASSERT_EQ(Kinds(plan), (std::vector<K>{K::kMovement, K::kMovement, K::kWay,
                                         K::kMovement}));
  const Piece& way = plan.pieces[2];
  EXPECT_EQ(way.end - way.begin, Seconds(12));
  EXPECT_TRUE(way.timeline.segments[0].backwards);
}

TEST_F(PlanTest, WhatAMoveDoesNotNeedIsARestAndATooShortOneGrows) {
  routine_.items[3].seconds = Seconds(30);
  const Plan longer = Lay(false);
  ASSERT_EQ(Kinds(longer), (std::vector<K>{K::kMovement, K::kMovement, K::kWay,
                                           K::kRest, K::kMovement}));
  EXPECT_EQ(longer.pieces[3].end - longer.pieces[2].begin, Seconds(30));
  EXPECT_EQ(longer.pieces[3].text, "Up");

  routine_.items[3].seconds = Seconds(5);
  const Plan shorter = Lay(false);
  EXPECT_EQ(shorter.pieces[2].end - shorter.pieces[2].begin, Seconds(10));
}

TEST_F(PlanTest, PositionsAreJoinedWhereNoMoveIsWritten) {
  routine_.items.erase(routine_.items.begin() + 3);
  const Plan plan = Lay(false);
  ASSERT_EQ(Kinds(plan), (std::vector<K>{K::kMovement, K::kMovement, K::kWay,
                                         K::kMovement}));
  EXPECT_EQ(plan.pieces[2].item, -1);
  EXPECT_EQ(plan.total, Seconds(60 + 75 + 10 + 88));
}

TEST_F(PlanTest, APieceOwnsItsFirstTickAndTheLastTickIsTheLastPieces) {
  const Plan plan = Lay(true);
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    EXPECT_EQ(At(plan, repertoire_, plan.pieces[i].begin).piece, i);
    EXPECT_EQ(At(plan, repertoire_, plan.pieces[i].end - Duration{1}).piece, i);
  }
  const PlanMoment last = At(plan, repertoire_, plan.total + Seconds(5));
  EXPECT_TRUE(last.finished);
  EXPECT_EQ(last.time, plan.total);
  EXPECT_EQ(last.piece, plan.pieces.size() - 1);
}

// Who stands still is in the pose with which the next movement begins.
TEST_F(PlanTest, ABodyThatWaitsStandsAsItWillBegin) {
  const Plan plan = Lay(true);
  for (const double t : {0.0, 3.7, 9.1}) {
    const PlanMoment now = At(plan, repertoire_, Seconds(t));
    ASSERT_TRUE(plan.pieces[now.piece].still);
    EXPECT_EQ(plan.pieces[now.piece].movement, 0u);
    EXPECT_EQ(now.moment.segment, 0);
    EXPECT_EQ(now.moment.ratio, 0);
  }
}

TEST_F(PlanTest, BreathNeverJumpsWithinARoutine) {
  const Plan plan = Lay(true);
  double before = 0;
  for (Duration t{0}; t <= plan.total; t += Seconds(1.0 / 120)) {
    const double now = At(plan, repertoire_, t).moment.breath.fullness;
    // Fastest of all: an in-breath of 2 s is half a cosine, pi / 4 a second.
    EXPECT_NEAR(now, before, 3.15 / 4 / 120 * 1.3) << core::ToSeconds(t);
    before = now;
  }
  EXPECT_NEAR(before, 0, 1e-6);
}

TEST_F(PlanTest, AWayBackSpeaksItsOwnCues) {
  const Plan plan = Lay(false);
  const Piece& way = plan.pieces[2];
  const PlanMoment now = At(plan, repertoire_, way.begin + Seconds(2));
  EXPECT_EQ(now.moment.cue, "And back");
}

TEST_F(PlanTest, AChangedMovementIsAnotherOneAndTheWrittenOneStays) {
  const std::size_t count = repertoire_.movements.size();
  Routine changed = SampleRoutine();
  changed.items[2].changes = {{"rounds", 4}};
  changed.items[4].changes = {{"hold", 20}};
  Resolve(changed, repertoire_);
  EXPECT_EQ(repertoire_.movements.size(), count + 2);
  EXPECT_EQ(repertoire_.movements[1].phases[1].repeats, 6);
  const Plan plan = LayPlan(changed, repertoire_, {}, false);
  EXPECT_EQ(plan.total, Seconds(235 - 2 * 10 - 2 * 10));
}

}  // namespace
}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/coach/tailor.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/coach/plan.h"
#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Seconds;

class TailorTest : public testing::Test {
 protected:
  Tailored To(double seconds) const {
    return Tailor(routine_, repertoire_.movements, Seconds(seconds));
  }
  const Repertoire repertoire_ = SampleRepertoire();
  const Routine routine_ = SampleRoutine();
};

TEST_F(TailorTest, ItsOwnLengthChangesNothing) {
  const Tailored same = To(235);
  EXPECT_TRUE(same.refusal.empty());
  EXPECT_TRUE(same.said.empty());
  EXPECT_EQ(same.routine.total, routine_.total);
}

// A hold takes any second, so wherever one can give or take, the total is met.
TEST_F(TailorTest, EveryTotalInReachIsMetToTheSecond) {
  for (int seconds = 150; seconds <= 390; seconds += 7) {
    Tailored tailored = To(seconds);
    ASSERT_TRUE(tailored.refusal.empty()) << seconds << tailored.refusal;
    EXPECT_EQ(tailored.routine.total, Seconds(seconds));
    Repertoire repertoire = repertoire_;
    Resolve(tailored.routine, repertoire);
    EXPECT_EQ(LayPlan(tailored.routine, repertoire, {}, false).total,
              Seconds(seconds));
  }
}

TEST_F(TailorTest, NothingLeavesItsWindow) {
  for (int seconds = 150; seconds <= 390; seconds += 11) {
    const Tailored tailored = To(seconds);
    for (const Item& item : tailored.routine.items) {
      for (const Change& change : item.changes) {
        const auto movement =
            std::ranges::find(repertoire_.movements, item.id, &Movement::id);
        const auto phase =
            std::ranges::find(movement->phases, change.phase, &Phase::id);
        EXPECT_GE(change.value, phase->least);
        EXPECT_LE(change.value, phase->most);
      }
    }
  }
}

TEST_F(TailorTest, LongerNeverMakesAPartShorter) {
  const Tailored shorter = To(180), longer = To(330);
  for (const Tailored* tailored : {&shorter, &longer}) {
    for (std::size_t i = 0; i < routine_.items.size(); ++i) {
      const core::Duration now = tailored->routine.items[i].seconds;
      if (tailored == &shorter) {
        EXPECT_LE(now, routine_.items[i].seconds);
      } else {
        EXPECT_GE(now, routine_.items[i].seconds);
      }
    }
  }
}

TEST_F(TailorTest, EveryChangeIsSaid) {
  const Tailored tailored = To(200);
  std::size_t changes = 0;
  for (const Item& item : tailored.routine.items)
    changes += item.changes.size();
  EXPECT_GT(changes, 0u);
  EXPECT_EQ(tailored.said.size(), changes);
}

// Least: 2 x 5 rolls, 3 rounds, 15 s a side: 30 less, 30 less, 30 less.
// Most: 2 x 20 rolls, 10 rounds, 60 s a side: 60, 40 and 60 more.
TEST_F(TailorTest, WhatTheWindowsDoNotAllowIsRefusedWithWhatTheyDo) {
  EXPECT_TRUE(To(235 - 90).refusal.empty());
  EXPECT_TRUE(To(235 + 160).refusal.empty());
  for (const double seconds : {235.0 - 92, 235.0 + 162}) {
    const Tailored refused = To(seconds);
    EXPECT_NE(refused.refusal.find("2:25 to 6:35"), std::string::npos)
        << refused.refusal;
    EXPECT_EQ(refused.routine.total, routine_.total);
  }
}

TEST_F(TailorTest, WithoutHoldsTheNearestWholeRoundsAreTaken) {
  Routine rolls = routine_;
  rolls.items.resize(2);
  rolls.total = Seconds(60);
  const Tailored tailored = Tailor(rolls, repertoire_.movements, Seconds(70));
  EXPECT_TRUE(tailored.refusal.empty());
  EXPECT_NEAR(core::ToSeconds(tailored.routine.total), 70, 1.5);
}

}  // namespace
}  // namespace limber::coach

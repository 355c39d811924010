// SPDX-License-Identifier: MIT
#include "engine/coach/ways.h"

#include <gtest/gtest.h>

#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

class WaysTest : public testing::Test {
 protected:
  const std::vector<Movement> ways_ = SampleWays();
  std::optional<std::vector<WayStep>> Chain(std::string_view from,
                                            std::string_view to) const {
    return FindChain(ways_, from, to);
  }
};

TEST_F(WaysTest, TheSamePositionNeedsNoWay) {
  EXPECT_TRUE(Chain("quad", "quad")->empty());
}

TEST_F(WaysTest, EachWayLeadsInBothDirections) {
  EXPECT_EQ(*Chain("stand", "quad"), (std::vector<WayStep>{{0, false}}));
  EXPECT_EQ(*Chain("quad", "stand"), (std::vector<WayStep>{{0, true}}));
}

// 10 + 4 s over hands and knees against 20 s straight down.
TEST_F(WaysTest, TheQuickestChainIsTakenNotTheOneOfFewestWays) {
  EXPECT_EQ(*Chain("stand", "heels"),
            (std::vector<WayStep>{{0, false}, {1, false}}));
  EXPECT_EQ(*Chain("heels", "sit"),
            (std::vector<WayStep>{{1, true}, {0, true}, {3, false}}));
}

TEST_F(WaysTest, WhatNoWayReachesIsNotReached) {
  EXPECT_FALSE(Chain("stand", "side").has_value());
  EXPECT_FALSE(Chain("side", "stand").has_value());
  EXPECT_FALSE(Chain("", "stand").has_value());
  EXPECT_FALSE(Chain("stand", "").has_value());
}

TEST_F(WaysTest, OrdinaryMovementsLeadNowhere) {
  std::vector<Movement> movements = ways_;
  for (Movement& movement : movements) movement.kind = Kind::kExtra;
  EXPECT_FALSE(FindChain(movements, "stand", "quad").has_value());
}

}  // namespace
}  // namespace limber::coach

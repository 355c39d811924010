// SPDX-License-Identifier: MIT
#include "engine/check/result.h"

#include <gtest/gtest.h>

#include <limits>

namespace limber::check {
namespace {

TEST(Worst, KeepsTheLargestOrTheSmallestAndWhereItWas) {
  Worst largest, smallest(Worst::Of::kSmallest);
  for (const double value : {2.0, 5.0, -1.0}) {
    largest.See(value, value * 10, "n");
    smallest.See(value, value * 10, "n");
  }
  EXPECT_EQ(largest.value(), 5);
  EXPECT_EQ(largest.where(), 50);
  EXPECT_EQ(smallest.value(), -1);
  EXPECT_EQ(smallest.where(), -10);
}

// A value that is no number must not hide behind the numbers around it.
TEST(Report, NotANumberFailsWhereverItComes) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const int at : {0, 1, 2}) {
    for (const auto of : {Worst::Of::kLargest, Worst::Of::kSmallest}) {
      Worst worst(of);
      for (int i = 0; i < 3; ++i) worst.See(i == at ? nan : 1.0, i);
      Report report("m", "f");
      report.Judge("X1", "x", "", worst, 1);
      EXPECT_FALSE(report.Take().front().pass) << "at " << at;
    }
  }
}

TEST(Report, TheLimitItselfPasses) {
  Worst largest, smallest(Worst::Of::kSmallest);
  largest.See(2, 0);
  smallest.See(2, 0);
  Report report("m", "f");
  report.Judge("X1", "x", "", largest, 2);
  report.Judge("X2", "x", "", smallest, 2);
  report.Judge("X1", "x", "", largest, 1.9);
  report.Judge("X2", "x", "", smallest, 2.1);
  const std::vector<Result> results = report.Take();
  EXPECT_TRUE(results[0].pass);
  EXPECT_TRUE(results[1].pass);
  EXPECT_FALSE(results[2].pass);
  EXPECT_FALSE(results[3].pass);
}

TEST(Report, ARuleThatSawNothingSaysNothing) {
  Report report("m", "f");
  report.Judge("X1", "x", "", Worst(), 2);
  EXPECT_TRUE(report.Take().empty());
}

}  // namespace
}  // namespace limber::check

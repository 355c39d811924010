// SPDX-License-Identifier: MIT
//
// The movements as they are performed, at 30 samples a second. At 120 it is
// tools/check-motion.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/check/performed.h"
#include "tests/check/synthetic.h"

namespace limber::check {
namespace {

class Performed
    : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(Performed, KeepsEveryRule) {
  const auto [figure, movement] = GetParam();
  const Cast cast(figure);
  if (!cast.baked) GTEST_SKIP() << "no baked figure; run tools/bake-figure";
  const std::vector<Result> results = cast.Run(movement, 30);
  EXPECT_EQ(Failures(results), "");
}

INSTANTIATE_TEST_SUITE_P(
    All, Performed,
    testing::Combine(testing::Values("woman", "man"),
                     testing::Values("shoulder_rolls", "arm_circles",
                                     "torso_twists", "cat_cow", "wall_chest")),
    [](const auto& test) {
      return std::string(std::get<0>(test.param)) + "_" +
             std::get<1>(test.param);
    });

// What is checked at all must not shrink unseen: the rules each movement has
// to be judged by.
TEST(Performed, AreJudgedByEveryRuleThatConcernsThem) {
  const Cast cast("woman");
  const std::string always =
      "C0 C1 C2 C3 C4 C5 C6 C8 J1 J2 J4 J5 J6 S1 S2 S7 S8 T1 T3 T8 B1 M0 M1 M4 "
      "Y3 "
      "A1 A2 ";
  for (const auto& [movement, also] :
       {std::pair("shoulder_rolls", "S6 Y2"),
        std::pair("arm_circles", "S6 M2 Y2"),
        std::pair("torso_twists", "S6 M2"),
        std::pair("cat_cow", "C7 S6 T4 T5 M2 Y2 G1 G2"),
        std::pair("wall_chest", "C7 S4 T2 T4 T5 T6 T7 M2 M5 Y1 G3")}) {
    const std::vector<Result> results = cast.Run(movement, 5);
    const std::string rules = always + also;
    for (std::size_t at = 0; at < rules.size(); at += 3) {
      const std::string rule = rules.substr(at, 2);
      EXPECT_TRUE(std::any_of(results.begin(), results.end(),
                              [&](const Result& r) { return r.rule == rule; }))
          << movement << " is not judged by " << rule;
    }
  }
}

}  // namespace
}  // namespace limber::check

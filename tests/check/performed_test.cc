// SPDX-License-Identifier: MIT
//
// The movements as they are performed, at 30 samples a second. At 120 it is
// tools/check-motion.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <tuple>

#include "tests/check/open_defects.h"
#include "tests/check/performed.h"
#include "tests/check/synthetic.h"
#include "tests/support/shipped.h"

namespace limber::check {
namespace {

std::vector<const char*> Ids() {
  std::vector<const char*> ids;
  for (const support::Shipped& shipped : support::kShipped) {
    ids.push_back(shipped.id);
  }
  return ids;
}

// Read and fitted once, for all tests of this process.
const Cast& Named(std::string_view figure) {
  static const Cast woman("woman"), man("man");
  return figure == "man" ? man : woman;
}

class Performed
    : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(Performed, KeepsEveryRule) {
  const auto [figure, movement] = GetParam();
  const Cast& cast = Named(figure);
  if (!cast.baked) GTEST_SKIP() << "no baked figure; run tools/bake-figure";
  std::vector<Result> results = cast.Run(movement, 30);
  std::erase_if(results, IsOpen);
  EXPECT_EQ(Failures(results), "");
}

INSTANTIATE_TEST_SUITE_P(All, Performed,
                         testing::Combine(testing::Values("woman", "man"),
                                          testing::ValuesIn(Ids())),
                         [](const auto& test) {
                           return std::string(std::get<0>(test.param)) + "_" +
                                  std::get<1>(test.param);
                         });

// What is checked at all must not shrink unseen: the rules each movement has
// to be judged by.
TEST(Performed, AreJudgedByEveryRuleThatConcernsThem) {
  const Cast& cast = Named("woman");
  const std::string always =
      "C0 C1 C2 C3 C4 C5 C6 C8 J1 J2 J4 J5 J6 S1 S2 S8 T1 T3 T8 Y3 A1 A2 ";
  for (const auto& [movement, also] :
       {std::pair("shoulder_rolls", "S7 S6 T4 M0 M1 M4 Y2 Y8"),
        std::pair("arm_circles", "S7 S6 T4 M0 M1 M2 M4 Y2"),
        std::pair("torso_twists", "S7 S6 T4 M0 M1 M2 M4"),
        std::pair("cat_cow", "S7 C7 S6 T4 T5 M0 M1 M2 M4 Y2 Y8 G1 G2"),
        std::pair("child_pose", "C7 S4 S5 T2 T4 T5 T6 M0 M1 M2 M4 M7 Y2 Y8 G4"),
        std::pair("wall_chest",
                  "S7 C7 C11 S4 S5 T2 T4 T5 T6 T7 M0 M1 M2 M4 M5 M7 Y1 G3 B3"),
        std::pair("knee_lifts", "S7 C7 S6 B2"),
        std::pair("march", "S7 C7 S6 B2"),
        std::pair("heel_digs", "S7 C7 S6 B2"),
        std::pair("neck_trap",
                  "S4 S5 T2 T4 T5 T6 T7 M0 M1 M2 M4 M5 M7 Y1 G5 G6"),
        std::pair("seated_upper_back",
                  "S4 S5 T2 T4 T5 T6 M0 M1 M2 M4 Y2 C10 G6 G7"),
        std::pair("neck_circles", "S6 M0 M1 M2 M4 Y8 G6"),
        std::pair("thoracic_ext",
                  "B1 C7 C11 S4 S5 T2 T4 T5 T6 M0 M1 M2 M4 Y2 Y8 G5 G8"),
        std::pair("knees_chest", "C7 S4 S5 T2 T4 T5 T6 M0 M1 M2 M4 Y2 Y8"),
        std::pair("posture_reset", "S4 S5 T4 T5 T6 G6 G9"),
        std::pair("belly_breathing", "C7 S6 T4 T5 T6")}) {
    const std::vector<Result> results = cast.Run(movement, 5);
    // Who lies does not fall.
    const bool lies =
        cast.library.movements[cast.Find(movement)].position == "lying";
    const std::string rules = always + (lies ? "" : "B1 ") + also;
    std::istringstream words(rules);
    for (std::string rule; words >> rule;) {
      EXPECT_TRUE(std::any_of(results.begin(), results.end(),
                              [&](const Result& r) { return r.rule == rule; }))
          << movement << " is not judged by " << rule;
    }
  }
}

// A body that falls from foot to foot like a pendulum upside down comes
// 1 - 1 / cosh(w T / 2) of the way to each, w = sqrt(g / height), T the seconds
// of a step: a march sways less than half way, slow lifts stand on the foot.
TEST(Performed, StepsFallFromFootToFoot) {
  const Cast& cast = Named("woman");
  for (const auto& [movement, step] :
       {std::pair("march", 0.7), std::pair("knee_lifts", 2.0)}) {
    const Take take = Record(*cast.performer, cast.library.movements,
                             cast.Find(movement), "woman", 30);
    double farthest = 0, foot = 0, height = 0;
    for (const Sample& s : take.samples) {
      farthest = std::max(farthest, s.centre_of_mass.x);
      foot =
          std::max(foot, s.at(body::LimbLandmark::kAnkle, body::Side::kLeft).x);
      height = std::max(height, s.centre_of_mass.y);
    }
    const double share = 1 - 1 / std::cosh(std::sqrt(9.81 / height) * step / 2);
    EXPECT_NEAR(farthest / foot, share, 0.1) << movement;
  }
}

// A hand on the own body goes with the breath under it: the one on the belly
// rises by two to three centimetres, the one on the breastbone hardly.
TEST(Performed, HandsRiseWithTheBreathUnderThem) {
  for (const char* const figure : {"woman", "man"}) {
    const Cast& cast = Named(figure);
    if (!cast.baked) GTEST_SKIP() << "no baked figure; run tools/bake-figure";
    const Take take = Record(*cast.performer, cast.library.movements,
                             cast.Find("belly_breathing"), figure, 10);
    const auto rise = [&](body::Side side) {
      double low = 1e9, high = -1e9;
      for (const Sample& s : take.samples) {
        if (take.phase(s).kind != coach::PhaseKind::kRounds) continue;
        const double y = s.at(body::LimbLandmark::kWrist, side).y;
        low = std::min(low, y);
        high = std::max(high, y);
      }
      return high - low;
    };
    EXPECT_GT(rise(body::Side::kLeft), 0.015) << figure;
    EXPECT_LT(rise(body::Side::kLeft), 0.030) << figure;
    EXPECT_LT(rise(body::Side::kRight), 0.005) << figure;
  }
}

// From round to round nothing stops: arms swing through the seam about as fast
// as through the middle of the round, where the other foot takes over.
TEST(Performed, RoundsGoOnThroughTheirSeam) {
  const Cast& cast = Named("woman");
  const Take take = Record(*cast.performer, cast.library.movements,
                           cast.Find("march"), "woman", 120);
  const auto speed = [&](double time) {
    const std::size_t i = take.Nearest(time);
    const auto wrist = [&](std::size_t k) {
      return take.samples[k].at(body::LimbLandmark::kWrist, body::Side::kLeft);
    };
    return glm::length(wrist(i + 1) - wrist(i - 1)) * take.rate / 2;
  };
  for (const coach::Segment& segment : take.timeline.segments) {
    if (segment.repeat == 0) continue;
    const double begin = take.begin(segment);
    const double middle = (begin + take.end(segment)) / 2;
    EXPECT_NEAR(speed(begin), speed(middle), 0.02 * speed(middle));
    EXPECT_GT(speed(begin), 0.3);  // m/s
  }
}

}  // namespace
}  // namespace limber::check

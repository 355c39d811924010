// SPDX-License-Identifier: MIT
#include "engine/coach/footfalls.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using body::Contact;
using body::Side;
using core::ToSeconds;

Key MakeKey(double at, std::vector<body::Effector> planted, double right_hip) {
  Key key;
  key.at = at;
  for (const body::Effector effector : planted) {
    key.plants.push_back({effector, 0});
  }
  key.posture
      .limb[std::size_t(Side::kRight)][std::size_t(body::Limb::kHipFlex)] =
      right_hip;
  return key;
}

constexpr body::Effector kLeft{Contact::kSole, Side::kLeft},
    kRight{Contact::kSole, Side::kRight}, kHeel{Contact::kHeel, Side::kRight};

// The right foot alone is lifted at a tenth and put down at four of a round.
Movement Steps(bool taps, bool per_side = false) {
  Movement movement;
  movement.phases = {MakePhase("set_up", PhaseKind::kSetUp, 2, 1, per_side),
                     MakePhase("steps", PhaseKind::kRounds, 2, 5, per_side)};
  auto& keys = movement.phases[1].keys;
  keys = {MakeKey(0, {kLeft, kRight}, 0), MakeKey(.1, {kLeft}, .2),
          MakeKey(.25, {kLeft}, .9), MakeKey(.4, {kLeft, kRight}, .1),
          MakeKey(1, {kLeft, kRight}, 0)};
  if (taps) keys[2].plants.push_back({kHeel, 0});
  if (taps) keys.insert(keys.begin() + 3, MakeKey(.3, {kLeft}, .8));
  return movement;
}

TEST(Footfalls, AFootLandsWhereItIsPlantedAgainAndTheKneeIsHighestBetween) {
  const Movement movement = Steps(false);
  for (const Settings& settings : SampleSettings()) {
    const auto steps = Footfalls(movement, Lay(movement, settings));
    ASSERT_EQ(steps.size(), 10u);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const bool lands = i % 2 == 1;
      const double round = 2 / settings.pace;
      EXPECT_NEAR(ToSeconds(steps[i].at),
                  round + (double(i / 2) + (lands ? .4 : .25)) * round, 1e-6);
      EXPECT_EQ(steps[i].lands, lands);
      EXPECT_EQ(steps[i].side, Side::kRight);
    }
  }
}

TEST(Footfalls, WhereHeelsTapTheTapIsTheBeat) {
  const Movement movement = Steps(true);
  const auto steps = Footfalls(movement, Lay(movement, {}));
  ASSERT_EQ(steps.size(), 10u);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double in_round = std::fmod(ToSeconds(steps[i].at), 2);
    EXPECT_NEAR(in_round, 2 * (steps[i].lands ? .4 : .25), 1e-6);
  }
}

TEST(Footfalls, TheOtherSideIsPlayedWithTheOtherFoot) {
  const Movement movement = Steps(false, true);
  const Timeline timeline = Lay(movement, {});
  const auto steps = Footfalls(movement, timeline);
  ASSERT_EQ(steps.size(), 20u);
  for (const Footfall& step : steps) {
    const Moment moment = At(movement, {}, timeline, step.at);
    EXPECT_EQ(step.side, moment.side);
  }
}

// A walk strikes twice a cycle; while it starts and stops, more slowly.
TEST(Footfalls, AWalkStrikesWithAlternateFeet) {
  Movement movement;
  movement.phases = {MakePhase("start", PhaseKind::kSetUp, 4.4),
                     MakePhase("steps", PhaseKind::kRounds, 1.2, 10),
                     MakePhase("stop", PhaseKind::kRelease, 5.2)};
  movement.phases[1].ground_speed = .8;
  const Timeline timeline = Lay(movement, {});
  const auto steps = Footfalls(movement, timeline);
  ASSERT_FALSE(steps.empty());
  EXPECT_EQ(steps.front().side, Side::kLeft);
  int in_rounds = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i > 0) {
      EXPECT_EQ(steps[i].side, body::Other(steps[i - 1].side));
      EXPECT_GE(steps[i].at - steps[i - 1].at, core::Seconds(.6 - 1e-6));
    }
    const double at = ToSeconds(steps[i].at);
    if (at < 4.4 - 1e-6 || at > 16.4 - 1e-6) continue;
    EXPECT_NEAR(at, 4.4 + .6 * in_rounds, 1e-6);
    EXPECT_EQ(steps[i].side, in_rounds % 2 ? Side::kLeft : Side::kRight);
    ++in_rounds;
  }
  EXPECT_EQ(in_rounds, 20);
}

}  // namespace
}  // namespace limber::coach

// SPDX-License-Identifier: MIT
//
// Flows that grow: circles of one arm, ten one way and ten the other.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "engine/coach/performer.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"

namespace limber::coach {
namespace {

using body::Limb;
using body::Posture;
using body::Side;

constexpr double kMiddle = 88, kRadius = 40;  // deg, of the elevation
constexpr double kGrow = 0.25, kRound = 3;    // s
constexpr int kRounds = 10;

double Elevation(const Posture& posture) {
  return math::Degrees(posture.at(Limb::kShElev, Side::kLeft));
}

Posture Raised(double elevation) {
  Posture posture;
  posture.at(Limb::kShElev, Side::kLeft) = math::Radians(elevation);
  return posture;
}

Phase Circles(const std::string& id, double direction) {
  Phase phase;
  phase.id = id;
  phase.kind = PhaseKind::kRounds;
  phase.seconds = core::Seconds(kRound);
  phase.repeats = kRounds;
  phase.path = Path::kFlow;
  phase.grow = kGrow;
  for (const double at : {0.0, 0.25, 0.5, 0.75}) {
    Key key;
    key.at = at;
    key.posture = Raised(kMiddle + direction * kRadius *
                                       std::sin(2 * std::numbers::pi * at));
    phase.keys.push_back(key);
  }
  return phase;
}

class FlowTest : public testing::Test {
 protected:
  FlowTest() {
    library_[0].id = "circles";
    library_[0].base_pose = "hang";
    library_[0].poses["hang"] = Raised(7);
    library_[0].phases = {Circles("up", 1), Circles("down", -1)};
    timeline_ = Lay(library_[0], {});
    performer_ = std::move(*Performer::Create(figure_, {}, library_).value);
  }

  double At(double seconds) const {
    const Moment moment =
        coach::At(library_[0], {}, timeline_, core::Seconds(seconds));
    return Elevation(performer_->choreography(0).At(timeline_, moment).posture);
  }
  // Of the circle in a round, where it is a quarter on: the highest place.
  double RadiusOf(int round) const {
    return At((round + 0.25) * kRound) - kMiddle;
  }

  body::Figure figure_ = content::BuiltInFigure();
  std::vector<Movement> library_{1};
  Timeline timeline_;
  std::unique_ptr<Performer> performer_;
};

TEST_F(FlowTest, EveryCircleIsLargerByTheSame) {
  for (int round = 1; round + 1 < kRounds; ++round) {
    const double gone = (round + 0.25) / kRounds;
    EXPECT_NEAR(RadiusOf(round), kRadius * (kGrow + (1 - kGrow) * gone), 1e-9)
        << round;
  }
}

TEST_F(FlowTest, NothingIsLargerThanItsKeys) {
  for (double t = 0; t <= 60; t += 0.01) {
    EXPECT_LE(At(t), kMiddle + kRadius * 1.01) << t;
    EXPECT_GE(At(t), 7 - 1e-9) << t;
  }
}

// A jump of speed by 1 deg/s would show as an acceleration of 1000 deg/s2. That
// of the circles is 40 * (2 pi / 3 s)^2 = 175, of coming up and going down
// 5.8 * 81 / (2 s)^2 = 117; where they meet, products of both add some.
TEST_F(FlowTest, SpeedNeverJumps) {
  constexpr double h = 1e-3;
  for (double t = h; t < 60 - h; t += h) {
    const double acceleration = (At(t + h) - 2 * At(t) + At(t - h)) / (h * h);
    ASSERT_LT(std::abs(acceleration), 400) << t;
  }
}

TEST_F(FlowTest, BeginsAndEndsInTheBasePose) {
  EXPECT_NEAR(At(0), 7, 1e-9);
  EXPECT_NEAR(At(60), 7, 1e-9);
}

// Between the directions the arm is where the circles have their middle.
TEST_F(FlowTest, TurnsRoundInTheMiddle) { EXPECT_NEAR(At(30), kMiddle, 1e-9); }

}  // namespace
}  // namespace limber::coach

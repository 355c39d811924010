// SPDX-License-Identifier: MIT
#include "engine/coach/gait.h"

#include <gtest/gtest.h>

#include "engine/content/built_in_figure.h"

namespace limber::coach {
namespace {

using body::LimbLandmark;
using body::Side;
using math::Vec3;

constexpr Gait::Times kTimes = {4, 1.2, 4.4, 20};
constexpr double kStride = 1.0;  // m
constexpr double kTick = 1.0 / 240;

class GaitTest : public testing::Test {
 protected:
  // The feet as they are at rest.
  GaitTest() {
    std::array<Footing, 2> feet;
    for (const Side side : body::kSides) {
      feet[std::size_t(side)].anchor.first =
          rig_.skeleton()
              .model_from_joint[std::size_t(
                  rig_.joint(LimbLandmark::kAnkle, side))]
              .translation;
    }
    const Vec3& ankle = feet[0].anchor.first;
    gait_ = Gait(rig_, feet, kTimes, kStride, Vec3(0, 0.9, ankle.z + 0.03));
  }

  Vec3 OnGround(double at, Vec3 point) const {
    point.z += gait_.Ground(at);
    return point;
  }
  // Of the share of a full cycle that `holds`.
  template <class Holds>
  double Share(const Holds& holds) const {
    const double begin = kTimes.start + 8 * kTimes.cycle;
    const int ticks = int(kTimes.cycle / kTick);
    int count = 0;
    for (int i = 0; i < ticks; ++i) count += holds(begin + i * kTick) ? 1 : 0;
    return double(count) / ticks;
  }

  const body::Figure figure_ = content::BuiltInFigure();
  const body::Rig rig_ = *body::Rig::Build(figure_.skeleton).value;
  Gait gait_;
};

// A foot that lies flat does not move on the ground, from the first step to the
// last.
TEST_F(GaitTest, FlatFeetStayWhereTheyAreOnTheGround) {
  for (const Side side : body::kSides) {
    for (double at = kTick; at < kTimes.total(); at += kTick) {
      const Gait::Foot before = gait_.FootAt(at - kTick, side);
      const Gait::Foot now = gait_.FootAt(at, side);
      const bool flat = before.planted && now.planted && now.toes == 0 &&
                        before.toes == 0 &&
                        now.effector.contact == body::Contact::kSole &&
                        before.effector.contact == body::Contact::kSole;
      if (!flat) continue;
      EXPECT_LT(glm::length(OnGround(at, now.at.first) -
                            OnGround(at - kTick, before.at.first)),
                1e-9)
          << at;
    }
  }
}

// Nothing of the way of a foot jumps, neither where it lands nor where the
// heel hands over to the sole and the sole to the toes.
TEST_F(GaitTest, FeetNeverJump) {
  for (const Side side : body::kSides) {
    for (double at = kTick; at < kTimes.total(); at += kTick) {
      EXPECT_LT(glm::length(gait_.FootAt(at, side).at.first -
                            gait_.FootAt(at - kTick, side).at.first),
                4.0 * kTick)
          << at;
    }
  }
}

TEST_F(GaitTest, StanceAndDoubleSupportLastAsInWalking) {
  const auto planted = [&](Side side) {
    return [&, side](double at) { return gait_.FootAt(at, side).planted; };
  };
  for (const Side side : body::kSides) {
    EXPECT_GT(Share(planted(side)), 0.58);
    EXPECT_LT(Share(planted(side)), 0.64);
  }
  const double both = Share([&](double at) {
    return gait_.FootAt(at, Side::kLeft).planted &&
           gait_.FootAt(at, Side::kRight).planted;
  });
  EXPECT_GE(both, 0.19);
  EXPECT_LT(both, 0.28);
  EXPECT_EQ(Share([&](double at) {
              return !gait_.FootAt(at, Side::kLeft).planted &&
                     !gait_.FootAt(at, Side::kRight).planted;
            }),
            0);
}

TEST_F(GaitTest, GoesOneStrideACycle) {
  const double at = kTimes.start + 8 * kTimes.cycle;
  EXPECT_NEAR(gait_.Ground(at + kTimes.cycle) - gait_.Ground(at), kStride,
              1e-9);
  EXPECT_NEAR(gait_.Clock(kTimes.start), std::round(gait_.Clock(kTimes.start)),
              1e-9);
}

// Twice a cycle it is low, and as low as it is asked to be in the mean.
TEST_F(GaitTest, BobsTwiceACycle) {
  const double begin = kTimes.start + 8 * kTimes.cycle;
  for (double at = begin; at < begin + kTimes.cycle / 2; at += kTick) {
    EXPECT_NEAR(gait_.Low(at, 0.03, 0.01),
                gait_.Low(at + kTimes.cycle / 2, 0.03, 0.01), 1e-6);
    EXPECT_NEAR(gait_.Low(at, 0.03, 0.01) +
                    gait_.Low(at + kTimes.cycle / 4, 0.03, 0.01),
                0.06, 1e-6);
  }
}

TEST_F(GaitTest, BeginsAndEndsStandingStill) {
  for (const double at : {0.0, kTimes.total()}) {
    for (const Side side : body::kSides) {
      const Gait::Foot foot = gait_.FootAt(at, side);
      EXPECT_TRUE(foot.planted);
      EXPECT_EQ(foot.effector.contact, body::Contact::kSole);
      EXPECT_EQ(foot.toes, 0);
    }
    EXPECT_EQ(gait_.Amount(at), 0);
    const double inside = at == 0 ? kTick : -kTick;
    EXPECT_NEAR(gait_.Ground(at + inside), gait_.Ground(at), 1e-9);
    EXPECT_NEAR(glm::length(gait_.CentreAt(at + inside) - gait_.CentreAt(at)),
                0, 1e-4);
  }
  const double end = kTimes.total();
  EXPECT_NEAR(gait_.FootAt(end, Side::kLeft).at.first.z,
              gait_.FootAt(end, Side::kRight).at.first.z, 0.005);
}

}  // namespace
}  // namespace limber::coach

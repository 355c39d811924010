// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/coach/ask.h"
#include "engine/content/built_in_figure.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"
#include "tests/support/allocations.h"

namespace limber::coach {
namespace {

using body::Anchor;
using body::AnchorOf;
using body::Contact;
using body::Effector;
using body::Limb;
using body::Side;
using math::Radians;
using math::Vec3;

constexpr Effector kLeftSole{Contact::kSole, Side::kLeft};
constexpr Effector kRightSole{Contact::kSole, Side::kRight};

// The left foot stays; the right one goes from the floor 20 cm forward.
class PlaceTest : public testing::Test {
 protected:
  PlaceTest() {
    for (const Side side : body::kSides) {
      standing_.at(Limb::kKneeFlex, side) = Radians(8);
      standing_.at(Limb::kHipFlex, side) = Radians(4);
      standing_.at(Limb::kAnkleDf, side) = Radians(4);
    }
    rig_.Pose(standing_, Vec3(0), pose_);
    left_ = AnchorOf(rig_, pose_, kLeftSole);
    from_ = to_ = AnchorOf(rig_, pose_, kRightSole);
    to_.first.z += 0.2;
  }

  // `u` of the way: free in the middle, held at both ends.
  Ask At(double u) {
    Ask ask;
    ask.posture = standing_;
    ask.posture.at(Limb::kHipFlex, Side::kRight) += Radians(30) * u;
    ask.posture.at(Limb::kKneeFlex, Side::kRight) += Radians(25) * u;
    ask.plants[0] = {kLeftSole, left_, 1};
    ask.kept_count = 1;
    Travel& travel = ask.travels[1];
    travel = {from_, to_, 1 - math::MinimumJerk(u / 0.5),
              math::MinimumJerk((u - 0.5) / 0.5)};
    const double weight = travel.leave + travel.land;
    ask.plant_count = weight > 0 ? 2 : 1;
    ask.plants[1] = {kRightSole, to_, weight};
    return ask;
  }

  Vec3 Ankle(double u) {
    Ask ask = At(u);
    Place(rig_, solver_, ask, pose_);
    return AnchorOf(rig_, pose_, kRightSole).first;
  }

  body::Rig rig_ = *body::Rig::Build(content::BuiltInFigure().skeleton).value;
  body::Solver solver_{rig_};
  body::RigPose pose_ = rig_.MakePose();
  body::Posture standing_;
  Anchor left_, from_, to_;
};

TEST_F(PlaceTest, BeginsAndEndsOnItsAnchors) {
  EXPECT_LT(glm::length(Ankle(0) - from_.first), 1e-4);
  EXPECT_LT(glm::length(Ankle(1) - to_.first), 1e-4);
}

TEST_F(PlaceTest, LeavesAndLandsWithoutSpeed) {
  const double h = 0.01;
  EXPECT_LT(glm::length(Ankle(h) - Ankle(0)) / h, 0.02);
  EXPECT_LT(glm::length(Ankle(1) - Ankle(1 - h)) / h, 0.02);
}

// Steps of a thousandth are small everywhere, also where the foot comes free
// and where it is caught again.
TEST_F(PlaceTest, NeverJumps) {
  Vec3 before = Ankle(0);
  for (int i = 1; i <= 1000; ++i) {
    const Vec3 now = Ankle(i / 1000.0);
    ASSERT_LT(glm::length(now - before), 0.002) << i;
    before = now;
  }
}

TEST_F(PlaceTest, TheFootThatStaysStays) {
  for (double u = 0; u <= 1; u += 0.1) {
    Ask ask = At(u);
    const body::Solution solution = Place(rig_, solver_, ask, pose_);
    EXPECT_LT(solution.residual, 1e-4);
    EXPECT_LT(glm::length(AnchorOf(rig_, pose_, kLeftSole).first - left_.first),
              1e-4);
  }
}

// A leg that hangs straight would drag its toes; the knee bends for them.
TEST_F(PlaceTest, AFreeFootIsLiftedOverTheFloor) {
  Ask ask = At(0.5);
  ask.plant_count = 1;
  ask.posture.at(Limb::kHipFlex, Side::kRight) = Radians(-15);
  ask.posture.at(Limb::kKneeFlex, Side::kRight) = Radians(20);
  ask.posture.at(Limb::kAnkleDf, Side::kRight) = Radians(-30);
  const auto toes = [&] {
    return AnchorOf(rig_, pose_, {Contact::kToes, Side::kRight}).first.y;
  };
  solver_.Solve(ask.posture, ask.root, ask.planted(), {}, pose_);
  const double dragged = toes();
  Place(rig_, solver_, ask, pose_);
  EXPECT_GT(toes(), dragged + 0.01);
}

TEST_F(PlaceTest, AllocatesNothing) {
  Ask ask = At(0.3);
  ask.balance = Vec3(0.05, 0, 0);
  const support::Allocations allocations;
  Place(rig_, solver_, ask, pose_);
  EXPECT_EQ(allocations.count(), 0u);
}

}  // namespace
}  // namespace limber::coach

// SPDX-License-Identifier: MIT
//
// The walk as it is drawn: feet that swing clear the floor, and feet that stand
// go with the ground.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/check/performed.h"

namespace limber::check {
namespace {

using body::Contact;
using body::LimbLandmark;
using body::Side;
using math::Vec3;

constexpr double kTick = 1.0 / 60;  // s

class Walking : public testing::TestWithParam<const char*> {
 protected:
  Walking()
      : cast_(GetParam()),
        index_(cast_.Find("walk")),
        frame_(cast_.performer->MakeFrame()) {}

  void SetUp() override {
    if (!cast_.baked) GTEST_SKIP() << "no baked figure; run tools/bake-figure";
    timeline_ = coach::Lay(movement(), {});
    const auto rounds = std::ranges::find_if(
        timeline_.segments, [&](const coach::Segment& segment) {
          const auto& phase = movement().phases[std::size_t(segment.phase)];
          return phase.ground_speed > 0 && segment.repeat == phase.repeats / 2;
        });
    ASSERT_NE(rounds, timeline_.segments.end());
    begin_ = core::ToSeconds(rounds->begin);
    cycle_ = core::ToSeconds(rounds->end) - begin_;
  }

  const coach::Movement& movement() const {
    return cast_.library.movements[index_];
  }
  // At a share of a cycle of full strides.
  void Perform(double share) {
    const coach::Moment moment = coach::At(
        movement(), {}, timeline_, core::Seconds(begin_ + share * cycle_));
    cast_.performer->Perform(index_, timeline_, moment,
                             coach::Performer::Detail::kSurface, frame_);
  }
  Vec3 Ankle(Side side) const {
    const int joint = cast_.performer->rig().joint(LimbLandmark::kAnkle, side);
    return frame_.pose.model_from_joint[std::size_t(joint)].translation;
  }
  double LowestSkin(Side side) const {
    double lowest = 1e9;
    for (const Contact part :
         {Contact::kHeel, Contact::kSole, Contact::kToes}) {
      for (const std::uint32_t point :
           cast_.performer->patches().of({part, side}).contact) {
        lowest = std::min(lowest, double(frame_.points[point].y));
      }
    }
    return lowest;
  }
  // The middle of the sole on the ground, which is taken to stand still.
  Vec3 SoleOnGround(Side side) const {
    Vec3 sum(0);
    const auto& sole =
        cast_.performer->patches().of({Contact::kSole, side}).contact;
    for (const std::uint32_t point : sole) sum += Vec3(frame_.points[point]);
    return sum / double(sole.size()) + Vec3(0, 0, frame_.ask.ground);
  }

  const Cast cast_;
  const std::size_t index_;
  coach::Timeline timeline_;
  coach::BodyFrame frame_;
  double begin_ = 0, cycle_ = 0;  // s
};

// A foot that passes the other one has let go and is on its way forward.
TEST_P(Walking, TheSwingingFootClearsTheFloor) {
  int passes = 0;
  for (const Side side : body::kSides) {
    // The right leg swings in the second half of a cycle, the left in the
    // first.
    const double from = side == Side::kRight ? 0.5 : 0;
    double before = 0;
    for (double at = from; at < from + 0.5; at += kTick / cycle_) {
      Perform(at);
      const double ahead = Ankle(side).z - Ankle(Other(side)).z;
      const bool passing = before < 0 && ahead >= 0;
      before = ahead;
      if (!passing) continue;
      ++passes;
      EXPECT_GE(LowestSkin(side), 0.008) << at;
      EXPECT_LE(LowestSkin(side), 0.06);
    }
  }
  EXPECT_EQ(passes, 2);
}

// While the sole lies flat, between the roll off the heel and the rise of the
// heel.
TEST_P(Walking, AStandingFootGoesWithTheGround) {
  for (const Side side : body::kSides) {
    const double from = side == Side::kRight ? 0 : 0.5;
    Perform(from + 0.15);
    const Vec3 place = SoleOnGround(side);
    const double ground = frame_.ask.ground;
    for (double at = 0.15; at < 0.36; at += kTick / cycle_) {
      Perform(from + at);
      EXPECT_LT(glm::length(SoleOnGround(side) - place), 0.002) << at;
    }
    EXPECT_GT(frame_.ask.ground - ground, 0.1);
  }
}

INSTANTIATE_TEST_SUITE_P(Figures, Walking, testing::Values("woman", "man"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace limber::check

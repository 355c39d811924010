// SPDX-License-Identifier: MIT
#include "engine/coach/session.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/coach/sample_movements.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;

class SessionTest : public testing::Test {
 protected:
  const std::vector<Movement> library_ = SampleLibrary();
  Session session_{library_};

  void SelectAt(std::size_t movement, double seconds) {
    session_.Select(movement);
    session_.Seek(Seconds(seconds));
  }
  double at() const { return core::ToSeconds(session_.elapsed()); }
};

TEST_F(SessionTest, FramesOfAnySizeLeadToTheSameMoment) {
  std::mt19937 random(7);
  std::uniform_int_distribution<Duration::rep> frame(1, 50'000'000);
  const Duration target = Seconds(61.803398875);
  Session whole(library_);
  whole.Select(2);
  whole.Play();
  whole.Advance(target);
  for (int run = 0; run < 20; ++run) {
    session_.Select(2);
    session_.Play();
    for (Duration left = target; left > Duration{0};) {
      const Duration step = std::min(left, Duration{frame(random)});
      session_.Advance(step);
      left -= step;
    }
    const Moment a = session_.moment(), b = whole.moment();
    EXPECT_EQ(a.time, b.time);
    EXPECT_EQ(a.segment, b.segment);
    EXPECT_EQ(a.ratio, b.ratio);
    EXPECT_EQ(a.breath.fullness, b.breath.fullness);
    EXPECT_EQ(a.cue, b.cue);
    EXPECT_EQ(a.cue_opacity, b.cue_opacity);
  }
}

TEST_F(SessionTest, SeekingAndPlayingGiveTheSameMoment) {
  session_.Select(1);
  session_.Play();
  for (int i = 0; i < 333; ++i) session_.Advance(Seconds(.1));
  const Moment played = session_.moment();
  session_.Seek(Seconds(1));
  session_.Seek(Seconds(33.3));
  const Moment sought = session_.moment();
  EXPECT_EQ(played.time, sought.time);
  EXPECT_EQ(played.breath.fullness, sought.breath.fullness);
  EXPECT_EQ(played.cue, sought.cue);
}

TEST_F(SessionTest, PausedTimeStandsStill) {
  session_.Advance(Seconds(5));
  EXPECT_EQ(session_.elapsed(), Duration{0});
  session_.Play();
  session_.Advance(Seconds(5));
  session_.Toggle();
  session_.Advance(Seconds(5));
  EXPECT_EQ(at(), 5);
}

TEST_F(SessionTest, StopsOnTheLastTickAndPlaysAgainFromTheStart) {
  session_.Play();
  session_.Advance(Seconds(1000));
  EXPECT_EQ(session_.elapsed(), session_.timeline().total);
  EXPECT_TRUE(session_.moment().finished);
  EXPECT_FALSE(session_.playing());
  session_.Play();
  EXPECT_EQ(at(), 0);
  EXPECT_TRUE(session_.playing());
}

TEST_F(SessionTest, LoopsWithoutLosingTime) {
  session_.SetLoop(true);
  session_.Play();
  session_.Advance(Seconds(60 + 60 + 7));
  EXPECT_EQ(at(), 7);
  EXPECT_TRUE(session_.playing());
}

TEST_F(SessionTest, SeekIsClamped) {
  session_.Seek(-Seconds(1));
  EXPECT_EQ(at(), 0);
  session_.Seek(Seconds(1e6));
  EXPECT_EQ(session_.elapsed(), session_.timeline().total);
}

TEST_F(SessionTest, SettingsKeepThePlaceInTheMovement) {
  for (std::size_t movement = 0; movement < library_.size(); ++movement) {
    session_.Select(movement);
    const double total = core::ToSeconds(session_.timeline().total);
    for (double share = 0; share < 1; share += .013) {
      session_.SetPace(1);
      session_.SetHoldScale(1);
      session_.SetBreath(4, 6);
      session_.Seek(Seconds(share * total));
      const Moment before = session_.moment();
      session_.SetPace(.37);
      session_.SetHoldScale(2.2);
      session_.SetBreath(5, 8);
      session_.SetPace(1.41);
      const Moment after = session_.moment();
      EXPECT_EQ(after.segment, before.segment);
      EXPECT_NEAR(after.ratio, before.ratio, 1e-7);
    }
  }
}

TEST_F(SessionTest, SettingsKeepTheEnd) {
  session_.Seek(Seconds(1e6));
  session_.SetPace(.5);
  EXPECT_TRUE(session_.moment().finished);
}

TEST_F(SessionTest, SettingsAreClampedToTheirRanges) {
  session_.SetPace(9);
  EXPECT_EQ(session_.settings().pace, 1.5);
  session_.SetPace(0);
  EXPECT_EQ(session_.settings().pace, .1);
  session_.SetHoldScale(9);
  EXPECT_EQ(session_.settings().hold_scale, 3);
  for (double in = 0; in < 12; in += .7) {
    for (double out = 0; out < 12; out += .7) {
      session_.SetBreath(in, out);
      const Settings& settings = session_.settings();
      EXPECT_GE(settings.breath_in, 2);
      EXPECT_LE(settings.breath_in, 8);
      EXPECT_GE(settings.breath_out, 2);
      EXPECT_LE(settings.breath_out, 8);
      const double rate = 60 / (settings.breath_in + settings.breath_out);
      EXPECT_GE(rate, 4 - 1e-9);
      EXPECT_LE(rate, 15 + 1e-9);
    }
  }
}

TEST_F(SessionTest, NextGoesThroughPhasesSidesAndOnToTheNextMovement) {
  SelectAt(2, 2);
  const double stops[] = {6, 10, 40, 44, 50, 54, 84};
  for (const double stop : stops) {
    session_.Next();
    EXPECT_EQ(at(), stop);
  }
  session_.Next();  // the last phase of the last movement: to its end
  EXPECT_EQ(session_.selected(), 2u);
  EXPECT_TRUE(session_.moment().finished);

  SelectAt(0, 31);
  session_.Next();
  EXPECT_EQ(session_.selected(), 1u);
  EXPECT_EQ(at(), 0);
}

TEST_F(SessionTest, NextLeavesAllRepetitionsAtOnce) {
  SelectAt(1, 25);
  session_.Next();
  EXPECT_EQ(at(), 70);
}

TEST_F(SessionTest, PreviousGoesToTheBeginningFirstThenBack) {
  SelectAt(2, 41.5);
  session_.Previous();
  EXPECT_EQ(at(), 40);
  session_.Previous();
  EXPECT_EQ(at(), 10);
  session_.Seek(Seconds(11.4));  // under 1.5 s: not worth going back to
  session_.Previous();
  EXPECT_EQ(at(), 6);
  session_.Seek(Seconds(0));
  session_.Previous();
  EXPECT_EQ(session_.selected(), 1u);
  EXPECT_EQ(at(), 0);
  SelectAt(0, 1);
  session_.Previous();
  EXPECT_EQ(session_.selected(), 0u);
  EXPECT_EQ(at(), 0);
}

TEST_F(SessionTest, SelectingKeepsPlayingOrPaused) {
  session_.Select(1);
  EXPECT_FALSE(session_.playing());
  session_.Play();
  session_.Select(2);
  EXPECT_TRUE(session_.playing());
  EXPECT_EQ(at(), 0);
}

}  // namespace
}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/app/soundtrack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <thread>

#include "tests/coach/sample_routines.h"
#include "tests/support/allocations.h"

namespace limber::app {
namespace {

class SoundtrackTest : public testing::Test {
 protected:
  SoundtrackTest() {
    coach::Resolve(routines_[0], repertoire_);
    // Nothing is spoken here.
    setenv("PATH", "/nowhere", 1);
  }
  void Drive(Soundtrack& soundtrack, const coach::Volumes& volumes,
             double seconds) {
    const double from = audio::Device::Now();
    double last = from;
    while (last < from + seconds) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      const double now = audio::Device::Now();
      session_.Advance(core::Seconds(now - last));
      last = now;
      soundtrack.Follow(session_, repertoire_, volumes, now);
    }
  }

  coach::Repertoire repertoire_ = coach::SampleRepertoire();
  std::vector<coach::Routine> routines_{coach::SampleRoutine()};
  coach::Session session_{repertoire_, 3, routines_};
};

TEST_F(SoundtrackTest, PlaysOnADeviceAndTakesNothingFromTheHeapOnceWarm) {
  setenv("SDL_AUDIODRIVER", "dummy", 1);
  testing::internal::CaptureStderr();
  {
    Soundtrack soundtrack;
    session_.Select(1);
    session_.Play();
    Drive(soundtrack, {}, .3);
    const double now = audio::Device::Now();
    const support::Allocations allocations;
    for (int i = 0; i < 100; ++i) {
      soundtrack.Follow(session_, repertoire_, {}, now);
    }
    EXPECT_EQ(allocations.count(), 0u);
    session_.SelectRoutine(0);
    session_.SetPace(1.3);
    Drive(soundtrack, {}, .2);
    session_.Pause();
    Drive(soundtrack, {}, .1);
  }
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
  EXPECT_NE(said.find("captions only"), std::string::npos);
}

TEST_F(SoundtrackTest, NoDeviceIsSaidInOneLineAndIsNoFault) {
  setenv("SDL_AUDIODRIVER", "none_such", 1);
  testing::internal::CaptureStderr();
  Soundtrack soundtrack;
  session_.Play();
  Drive(soundtrack, {}, .1);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
  EXPECT_NE(said.find("captions only"), std::string::npos);
}

TEST_F(SoundtrackTest, ADeviceIsOpenedOnlyWhenThereIsSomethingToHear) {
  setenv("SDL_AUDIODRIVER", "none_such", 1);
  testing::internal::CaptureStderr();
  Soundtrack soundtrack;
  Drive(soundtrack, {}, .05);  // paused
  session_.Play();
  coach::Volumes off;
  off.on = false;
  Drive(soundtrack, off, .05);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(SoundtrackTest, WhatChangesTheTimesOfSoundsChangesTheFingerprint) {
  std::set<std::uint64_t> seen;
  const auto is_new = [&] { return seen.insert(Fingerprint(session_)).second; };
  EXPECT_TRUE(is_new());
  session_.Select(2);
  EXPECT_TRUE(is_new());
  session_.SetPace(1.3);
  EXPECT_TRUE(is_new());
  session_.SetHoldScale(2);
  EXPECT_TRUE(is_new());
  session_.SetBreath(5, 5);
  EXPECT_TRUE(is_new());
  session_.Seek(core::Seconds(15));
  EXPECT_FALSE(is_new());
  session_.SetHoldScale(1);
  session_.Seek(core::Seconds(15));
  is_new();
  EXPECT_TRUE(session_.AddTen());
  EXPECT_TRUE(is_new());
  session_.SelectRoutine(0);
  EXPECT_TRUE(is_new());
  session_.SelectRoutine(0, false);
  EXPECT_TRUE(is_new());
  session_.SetMirror(true);
  session_.SetLoop(true);
  session_.SeekTotal(core::Seconds(40));
  EXPECT_FALSE(is_new());
}

}  // namespace
}  // namespace limber::app

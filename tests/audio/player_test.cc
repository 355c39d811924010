// SPDX-License-Identifier: MIT
#include "engine/audio/player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

#include "engine/audio/tone.h"
#include "engine/coach/session.h"
#include "tests/coach/sample_movements.h"
#include "tests/support/allocations.h"

namespace limber::audio {
namespace {

using core::Duration;
using core::ToSeconds;

constexpr double kFrame = 1.0 / 60;
constexpr int kFill = 512, kFades = 300;    // frames
constexpr double kFloor = .05, kSpan = .4;  // of the recording below

// A recording that tells at each sample which sample of routine time it is, so
// that what was heard when can be read from the sound.
std::shared_ptr<const Programme> Ruler(double seconds) {
  auto clip = std::make_shared<Clip>(std::size_t(seconds * kRate));
  for (std::size_t i = 0; i < clip->size(); ++i) {
    (*clip)[i] = float(kFloor + kSpan * double(i) / double(clip->size()));
  }
  coach::SoundEvent event;
  event.sound = coach::Sound::kSpoken;
  return std::make_shared<Programme>(
      std::vector{event}, [clip](const std::string&) { return clip; });
}

// One stretch of the clock without a jump, and what was heard of it.
struct Journey {
  double from = 0, to = 0;    // s, of routine time
  std::vector<double> heard;  // likewise, in order
};

// A person at a window whose frames take as long as they take, and a device
// that fetches samples in between.
class Stage {
 public:
  explicit Stage(unsigned seed) : random_(seed), session_(library_) {
    session_.Select(2);
    Load();
    session_.Play();
    player_.Follow(session_.elapsed(), true, wall_);
  }

  void Frame() {
    const double length = Between(.004, .12);
    Fetch(wall_ + length);
    wall_ += length;
    session_.Advance(core::Seconds(length));
    journeys_.back().to = ToSeconds(session_.elapsed());
    bool jumps = Act();
    if (session_.elapsed() == session_.total()) {
      session_.SeekTotal(core::Seconds(Between(0, 60)));
      session_.Play();
      jumps = true;
    }
    if (jumps || session_.playing() != playing_) fading_ = kFades;
    player_.Follow(session_.elapsed(), session_.playing(), wall_);
    time_ = ToSeconds(session_.elapsed());
    playing_ = session_.playing();
    if (!jumps) return;
    journeys_.push_back({time_, time_, {}});
    since_start_ = wall_;
  }

  const std::vector<Journey>& journeys() const { return journeys_; }
  double worst() const { return worst_; }
  double worst_at_first() const { return worst_at_first_; }
  float steepest() const { return steepest_; }

 private:
  double Between(double least, double most) {
    return std::uniform_real_distribution<>(least, most)(random_);
  }

  void Load() {
    seconds_ = ToSeconds(session_.total());
    player_.Load(Ruler(seconds_), Player::Place::kNew);
  }

  // True where the clock does not simply go on.
  bool Act() {
    switch (random_() % 24) {
      case 0:
      case 1:
        session_.Toggle();
        since_start_ = wall_;
        return false;
      case 2:
        session_.SeekTotal(core::Seconds(Between(0, 80)));
        return true;
      case 3: {
        const double pace = session_.settings().pace;
        session_.SetPace(Between(.5, 1.5));
        if (session_.settings().pace == pace) return false;
        Load();
        return true;
      }
      case 4:
        session_.Next();
        return true;
      case 5:  // more words have come
        player_.Load(Ruler(seconds_), Player::Place::kKept);
        fading_ = kFades;
        return false;
      default:
        return false;
    }
  }

  // The device's clock is a thousandth fast, and it is called a bit early or
  // late.
  void Fetch(double until) {
    std::vector<float> stereo(2 * kFill);
    while (device_ < until) {
      const double called = device_ + Between(0, .004);
      const support::Allocations allocations;
      player_.Fill(called, stereo);
      EXPECT_EQ(allocations.count(), 0u);
      Read(stereo, called);
      device_ += kFill / (kRate * 1.001);
    }
  }

  // Samples in a fade are steep and cannot be read.
  void Read(const std::vector<float>& stereo, double called) {
    for (std::size_t i = 0; i + 1 < stereo.size() / 2; ++i) {
      const float value = stereo[2 * i];
      steepest_ = std::max(steepest_, std::abs(value - last_));
      const bool steady = std::abs(value - last_) < 2e-6f &&
                          std::abs(stereo[2 * i + 2] - value) < 2e-6f;
      last_ = value;
      if (fading_ > 0) --fading_;
      if (fading_ > 0 || !steady || value < kFloor) continue;
      const double at = (double(value) - kFloor) / kSpan * seconds_;
      journeys_.back().heard.push_back(at);
      if (!playing_) continue;
      const double wall = called + double(i) / kRate;
      const double late =
          std::abs(std::min(time_ + wall - wall_, seconds_) - at);
      double& worst = wall - since_start_ < 1.5 ? worst_at_first_ : worst_;
      worst = std::max(worst, late);
    }
    last_ = stereo[stereo.size() - 2];
  }

  std::mt19937 random_;
  std::vector<coach::Movement> library_ = coach::SampleLibrary();
  coach::Session session_;
  Player player_;
  double wall_ = 0, device_ = 0, seconds_ = 0;
  double time_ = 0, since_start_ = 0;
  bool playing_ = true;
  int fading_ = 0;  // samples that are not read
  float last_ = 0, steepest_ = 0;
  double worst_ = 0, worst_at_first_ = 0;
  std::vector<Journey> journeys_{{}};
};

// A fade takes 5 ms, and the samples beside it cannot be read either.
constexpr double kFaded = .009;

class PlayerProperty : public testing::TestWithParam<unsigned> {};

TEST_P(PlayerProperty, WhatTheClockPassesIsHeardOnceAndOnTime) {
  Stage stage(GetParam());
  for (int i = 0; i < 700; ++i) stage.Frame();
  EXPECT_LE(stage.worst(), kFrame);
  EXPECT_LE(stage.worst_at_first(), kFrame + double(kFill) / kRate);
  int long_ones = 0;
  for (const Journey& journey : stage.journeys()) {
    // Nothing is heard twice, nothing is left out.
    double last = journey.from;
    for (const double at : journey.heard) {
      EXPECT_GT(at, last - .0005);
      EXPECT_LT(at, last + kFaded);
      last = at;
    }
    if (journey.to - journey.from < .2) continue;
    ++long_ones;
    EXPECT_GT(last, journey.to - kFrame - kFaded);
  }
  EXPECT_GT(long_ones, 10);
  // A fade of 5 ms from the loudest there is to the quietest.
  EXPECT_LT(stage.steepest(), .5f / 200);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PlayerProperty, testing::Range(1u, 13u));

}  // namespace
}  // namespace limber::audio

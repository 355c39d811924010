// SPDX-License-Identifier: MIT
#include "engine/audio/programme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "engine/audio/tone.h"
#include "tests/coach/sample_routines.h"
#include "tests/support/allocations.h"

namespace limber::audio {
namespace {

using coach::Sound;
using coach::SoundEvent;

// Words of any text: 1.2 s of a steady tone.
std::shared_ptr<const Clip> Hum(const std::string&) {
  static const auto kClip = [] {
    auto clip = std::make_shared<Clip>(std::size_t(1.2 * kRate));
    for (std::size_t i = 0; i < clip->size(); ++i) {
      const double left = double(clip->size() - i) / 500;
      (*clip)[i] = float(.18 * std::sin(.03 * double(i)) * std::min(1., left));
    }
    return std::shared_ptr<const Clip>(clip);
  }();
  return kClip;
}

SoundEvent Make(Sound sound, double at, double length = 0) {
  return {sound,
          coach::Twin::kRing,
          core::Seconds(at),
          core::Seconds(length),
          body::Side::kRight,
          sound == Sound::kSpoken ? "words" : ""};
}

// A whole routine, with all there is in one.
Programme Whole() {
  coach::Repertoire repertoire = coach::SampleRepertoire();
  coach::Routine routine = coach::SampleRoutine();
  coach::Resolve(routine, repertoire);
  const coach::Plan plan = coach::LayPlan(routine, repertoire, {}, true);
  auto events = coach::Sounds(plan, repertoire);
  for (int i = 0; i < 60; ++i) {
    events.push_back(Make(Sound::kFootfall, 20 + .7 * i));
  }
  std::ranges::sort(events, {}, &SoundEvent::begin);
  return Programme(events, Hum);
}

std::vector<float> Render(const Programme& programme, std::int64_t from,
                          std::int64_t count, const Gains& gains = {}) {
  std::vector<float> stereo(std::size_t(2 * count), 9.f);
  programme.Render(double(from), 1, gains, stereo);
  return stereo;
}

TEST(Programme, AnyPartOfItIsTheSameHoweverItIsAskedFor) {
  const Programme programme = Whole();
  constexpr std::int64_t kFrom = 30 * kRate, kCount = 20 * kRate;
  const std::vector<float> whole = Render(programme, kFrom, kCount);
  std::mt19937 random(7);
  for (int i = 0; i < 40; ++i) {
    const std::int64_t at = random() % (kCount - 4000);
    const std::int64_t count = 1 + random() % 4000;
    const std::vector<float> part = Render(programme, kFrom + at, count);
    EXPECT_TRUE(std::ranges::equal(
        part,
        std::span(whole).subspan(std::size_t(2 * at), std::size_t(2 * count))))
        << at << " " << count;
  }
}

// Each of the four comes from the loudest parts of a routine, all at once.
TEST(Programme, IsNeverTooLoudAndHasNoClicksAndNoOffset) {
  const Programme programme = Whole();
  float peak = 0, step = 0;
  double sum = 0;
  const std::vector<float> all = Render(programme, 0, 200 * kRate);
  for (std::size_t i = 2; i < all.size(); ++i) {
    peak = std::max(peak, std::abs(all[i]));
    step = std::max(step, std::abs(all[i] - all[i - 2]));
    sum += double(all[i]);
  }
  EXPECT_GT(peak, .1f);
  EXPECT_LE(peak, std::pow(10, -3. / 20));
  EXPECT_LT(std::abs(sum / double(all.size())), 1e-4);
  // The steepest of all sounds, C5 and G5 with their octaves, add up to that.
  EXPECT_LT(step, .03f);
}

TEST(Programme, SoundsThatAddUpStayBelowTheMost) {
  std::vector<SoundEvent> events;
  for (int i = 0; i < 40; ++i) {
    events.push_back(Make(Sound(i % int(Sound::kSpoken)), .001 * i, 4));
  }
  for (const float s : Render(Programme(events, nullptr), 0, 3 * kRate)) {
    EXPECT_LE(std::abs(s), std::pow(10, -3. / 20));
  }
}

TEST(Programme, EachToneBeginsAndEndsInSilence) {
  for (int kind = 0; kind < int(Sound::kSpoken); ++kind) {
    for (const body::Side side : body::kSides) {
      const Sound sound = Sound(kind);
      const double seconds = ToneSeconds(sound, 5);
      for (const double at : {-.1, 0., seconds, seconds + .1}) {
        EXPECT_NEAR(ToneAt(sound, side, 5, at).left, 0, 1e-6);
      }
      for (const double at : {.0005, seconds - .0005}) {
        EXPECT_LT(std::abs(ToneAt(sound, side, 5, at).left), .003)
            << coach::Name(sound);
      }
    }
  }
}

double Loudness(std::span<const float> stereo) {
  double sum = 0;
  for (const float s : stereo) sum += double(s) * s;
  return std::sqrt(sum / double(stereo.size()));
}

TEST(Programme, AllElseStepsBackWhileWordsAreSpoken) {
  const auto breath = Make(Sound::kBreathIn, 0, 8);
  const auto words = Make(Sound::kSpoken, 5);
  const auto quiet = [](const std::string&) {
    return std::make_shared<const Clip>(std::size_t(kRate), 0.f);
  };
  const Programme plain({breath}, quiet), both({breath, words}, quiet);
  const auto share = [&](double at) {
    const auto from = std::int64_t(at * kRate);
    return Loudness(Render(both, from, kRate / 10)) /
           Loudness(Render(plain, from, kRate / 10));
  };
  EXPECT_NEAR(share(4.5), 1, 1e-6);
  EXPECT_NEAR(share(5.2), .35, .01);
  EXPECT_NEAR(share(5.8), .35, .01);
  EXPECT_NEAR(share(6.6), 1, 1e-6);
}

TEST(Programme, EachKindHasItsVolume) {
  const Programme programme({Make(Sound::kTick, 1), Make(Sound::kFootfall, 3),
                             Make(Sound::kSpoken, 5)},
                            Hum);
  coach::Volumes volumes{true, 1, 1, 1};
  const auto loud = [&](double at) {
    return Loudness(
        Render(programme, std::int64_t(at * kRate), kRate, GainsOf(volumes)));
  };
  const double tick = loud(1), step = loud(3), words = loud(5);
  volumes = {true, .5, 1, 0};
  EXPECT_NEAR(loud(1), tick / 4, tick / 1000);
  EXPECT_NEAR(loud(5), words, 1e-6);
  EXPECT_EQ(loud(3), 0);
  volumes = {true, 1, .5, 1};
  EXPECT_NEAR(loud(5), words / 4, words / 1000);
  EXPECT_NEAR(loud(3), step, 1e-6);
  volumes.on = false;
  EXPECT_EQ(loud(1) + loud(3) + loud(5), 0);
}

TEST(Programme, WordsThatComeTooSoonCutThoseBeforeShortSoftly) {
  const Programme programme(
      {Make(Sound::kSpoken, 1), Make(Sound::kSpoken, 1.5)}, Hum);
  const auto all = Render(programme, kRate, 2 * kRate);
  EXPECT_EQ(Loudness(std::span(all).subspan(2 * 17 * kRate / 10)), 0);
  float step = 0;
  for (std::size_t i = 2; i < all.size(); ++i) {
    step = std::max(step, std::abs(all[i] - all[i - 2]));
  }
  EXPECT_LT(step, .18 * .03 * 1.1);
}

TEST(Programme, MixingTakesNothingFromTheHeap) {
  const Programme programme = Whole();
  std::vector<float> stereo(1024);
  const support::Allocations allocations;
  for (int i = 0; i < 2000; ++i) {
    programme.Render(i * 512. + .25, 1.003, {}, stereo);
  }
  EXPECT_EQ(allocations.count(), 0u);
}

TEST(Programme, ASampleOwnsTheTimeFromItOn) {
  EXPECT_EQ(SampleAt(core::Duration{0}), 0);
  EXPECT_EQ(SampleAt(core::Duration{1}), 1);
  EXPECT_EQ(SampleAt(core::Seconds(1)), kRate);
  EXPECT_EQ(SampleAt(core::Seconds(36000)), std::int64_t{36000} * kRate);
}

}  // namespace
}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#include "engine/audio/clip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/audio/tone.h"

namespace limber::audio {
namespace {

// A WAV file as other programs write them: mono, 16 bit.
std::string MakeWav(const std::vector<double>& samples, std::uint32_t rate,
                    std::uint32_t said_size) {
  std::string bytes = "RIFF....WAVEfmt ";
  const auto put = [&](std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += char(value >> (8 * i) & 255);
  };
  put(16, 4), put(1, 2), put(1, 2), put(rate, 4), put(rate * 2, 4), put(2, 2);
  put(16, 2);
  bytes += "data";
  put(said_size, 4);
  for (const double s : samples) {
    put(std::uint16_t(std::lround(s * 32767)), 2);
  }
  return bytes;
}

// Half a second of silence, one of a tone, half of silence.
std::vector<double> Beep(double hz, double loud, int rate) {
  std::vector<double> samples(std::size_t(2 * rate));
  for (int i = rate / 2; i < rate * 3 / 2; ++i) {
    samples[std::size_t(i)] =
        loud * std::sin(2 * std::numbers::pi * hz * i / rate);
  }
  return samples;
}

double Pitch(const Clip& clip) {
  int rises = 0;
  std::size_t first = 0, last = 0;
  for (std::size_t i = kRate / 10; i + kRate / 10 < clip.size(); ++i) {
    if (clip[i - 1] < 0 && clip[i] >= 0) {
      if (rises++ == 0) first = i;
      last = i;
    }
  }
  return double(rises - 1) * kRate / double(last - first);
}

TEST(Clip, WordsKeepTheirPitchAndLengthAndLoseTheSilenceAroundThem) {
  for (const int rate : {8000, 16000, 22050, 44100, 48000, 96000}) {
    const auto read = ReadSpeech(
        MakeWav(Beep(440, .3, rate), std::uint32_t(rate), 4 * unsigned(rate)),
        "beep");
    ASSERT_TRUE(read.ok()) << rate;
    EXPECT_NEAR(double(read.value->size()) / kRate, 1, .01) << rate;
    EXPECT_NEAR(Pitch(*read.value), 440, .5) << rate;
  }
}

TEST(Clip, WordsAreEquallyLoudHoweverTheyWereSpoken) {
  std::vector<float> peaks;
  for (const double loud : {.02, .3, .9}) {
    const auto read =
        ReadSpeech(MakeWav(Beep(300, loud, 22050), 22050, 88200), "beep");
    ASSERT_TRUE(read.ok());
    float peak = 0;
    for (const float s : *read.value) peak = std::max(peak, std::abs(s));
    peaks.push_back(peak);
  }
  EXPECT_NEAR(peaks[0], peaks[1], .002);
  EXPECT_NEAR(peaks[2], peaks[1], .002);
  EXPECT_LT(peaks[2], .65f);
}

// Programs that write to a pipe cannot know the size beforehand.
TEST(Clip, ASizeThatIsTooLargeMeansTheRest) {
  const auto read =
      ReadSpeech(MakeWav(Beep(300, .3, 22050), 22050, 0x7ffff000), "beep");
  ASSERT_TRUE(read.ok());
  EXPECT_NEAR(double(read.value->size()) / kRate, 1, .01);
}

TEST(Clip, WhatIsNoSoundIsSaid) {
  const std::string good = MakeWav(Beep(300, .3, 22050), 22050, 88200);
  for (std::string bad :
       {std::string(), std::string("RIFF"), good.substr(0, 20),
        good.substr(0, 40), "RIFX" + good.substr(4),
        MakeWav({}, 22050, 0).substr(0, 30)}) {
    const auto read = ReadSpeech(bad, "bad.wav");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.problems[0].rule, "wav");
    EXPECT_EQ(read.problems[0].file, "bad.wav");
  }
  // Silence is no fault.
  const auto silent =
      ReadSpeech(MakeWav(std::vector<double>(100), 22050, 200), "silent");
  ASSERT_TRUE(silent.ok());
  EXPECT_TRUE(silent.value->empty());
}

TEST(Clip, WhatIsWrittenIsReadAgain) {
  std::vector<float> stereo;
  for (int i = 0; i < kRate; ++i) {
    const auto s = float(.13 * std::numbers::sqrt2 * std::sin(.05 * i));
    stereo.push_back(s);
    stereo.push_back(s);
  }
  const std::string bytes = WavHeader(stereo.size() / 2) + WavSamples(stereo);
  EXPECT_EQ(bytes.size(), 44 + 2 * stereo.size());
  const auto read = ReadSpeech(bytes, "x");
  ASSERT_TRUE(read.ok());
  EXPECT_NEAR(Pitch(*read.value), .05 * kRate / (2 * std::numbers::pi), .5);
}

}  // namespace
}  // namespace limber::audio

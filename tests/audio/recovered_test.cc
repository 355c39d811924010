// SPDX-License-Identifier: MIT
//
// What is heard, recovered from the samples alone and held against the clock.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <map>
#include <numbers>

#include "engine/audio/programme.h"
#include "engine/audio/tone.h"
#include "engine/content/library.h"
#include "tests/coach/sample_movements.h"

namespace limber::audio {
namespace {

using coach::Sound;
using coach::SoundEvent;

constexpr double kFrame = 1.0 / 60;
constexpr int kHop = kRate / 1000;  // ms
constexpr double kTurn = 2 * std::numbers::pi;

std::vector<float> Mono(const Programme& programme, double seconds,
                        const Gains& gains) {
  std::vector<float> stereo(2 * std::size_t(seconds * kRate));
  programme.Render(0, 1, gains, stereo);
  std::vector<float> mono(stereo.size() / 2);
  for (std::size_t i = 0; i < mono.size(); ++i) {
    mono[i] = stereo[2 * i] + stereo[2 * i + 1];
  }
  return mono;
}

// How loud it is around one pitch, every ms: brought down to zero and averaged
// over 16 ms twice.
std::vector<double> Around(const std::vector<float>& mono, double hz) {
  constexpr int kWindow = 16;
  std::vector<std::complex<double>> low(mono.size() / kHop);
  const auto turn = std::polar(1.0, -kTurn * hz / kRate);
  std::complex<double> phase = 1;
  for (std::size_t i = 0; i < low.size() * kHop; ++i) {
    low[i / kHop] += double(mono[i]) * phase / double(kHop);
    phase *= turn;
  }
  for (int pass = 0; pass < 2; ++pass) {
    auto smooth = low;
    for (std::size_t i = 0; i < low.size(); ++i) {
      std::complex<double> sum = 0;
      const int shift = pass == 0 ? kWindow / 2 : kWindow / 2 - 1;
      for (int k = 0; k < kWindow; ++k) {
        const long at = long(i) + k - shift;
        if (at >= 0 && at < long(low.size())) sum += low[std::size_t(at)];
      }
      smooth[i] = sum / double(kWindow);
    }
    low = std::move(smooth);
  }
  std::vector<double> loud(low.size());
  std::ranges::transform(low, loud.begin(), [](auto z) { return std::abs(z); });
  return loud;
}

// Where it gets louder fastest, by at least `least` within 24 ms; s.
std::vector<double> Onsets(const std::vector<double>& loud, double least) {
  constexpr std::size_t kReach = 12, kApart = 100;
  std::vector<double> rise(loud.size());
  for (std::size_t i = 0; i < loud.size(); ++i) {
    rise[i] = loud[std::min(i + kReach, loud.size() - 1)] -
              (i < kReach ? 0 : loud[i - kReach]);
  }
  std::vector<double> onsets;
  for (std::size_t i = 0; i < rise.size(); ++i) {
    if (rise[i] < least) continue;
    const auto end = rise.begin() + long(std::min(i + kApart, rise.size()));
    const auto top = std::max_element(rise.begin() + long(i), end);
    onsets.push_back(double(top - rise.begin()) * kHop / kRate);
    i = std::size_t(top - rise.begin()) + kApart;
  }
  return onsets;
}

struct Kind {
  Sound sound{};
  body::Side side{};
};

// The steepest rise of one such sound by itself.
double Calibrate(const Kind& kind) {
  const SoundEvent event{kind.sound,       {},        core::Seconds(1),
                         core::Seconds(4), kind.side, {}};
  const auto loud = Around(Mono(Programme({event}, nullptr), 2, {}),
                           FirstPitch(kind.sound, kind.side));
  double rise = 0;
  for (std::size_t i = 12; i + 12 < loud.size(); ++i) {
    rise = std::max(rise, loud[i + 12] - loud[i - 12]);
  }
  return rise;
}

// Holds the sounds of one kind against those recovered from the recording.
void Hold(const std::vector<SoundEvent>& events, const std::vector<float>& mono,
          const Kind& kind, const std::string& of) {
  const bool sides =
      kind.sound == Sound::kFootfall || kind.sound == Sound::kBeat;
  std::vector<double> wanted;
  for (const SoundEvent& event : events) {
    if (event.sound == kind.sound && (!sides || event.side == kind.side)) {
      wanted.push_back(core::ToSeconds(event.begin));
    }
  }
  const auto heard = Onsets(Around(mono, FirstPitch(kind.sound, kind.side)),
                            .5 * Calibrate(kind));
  ASSERT_EQ(heard.size(), wanted.size()) << of << " " << Name(kind.sound);
  for (std::size_t i = 0; i < heard.size(); ++i) {
    EXPECT_NEAR(heard[i], wanted[i], kFrame) << of << " " << Name(kind.sound);
  }
}

const content::Library& Shipped() {
  static const auto kLibrary = content::LoadLibrary(
      std::filesystem::path(LIMBER_SOURCE_DIR) / "content");
  return *kLibrary.value;
}

const coach::Movement& Shipped(const std::string& id) {
  return *std::ranges::find(Shipped().movements, id, &coach::Movement::id);
}

TEST(Recovered, EverySoundIsHeardOnceWithinAFrameOfItsTime) {
  std::vector<coach::Movement> movements = coach::SampleLibrary();
  for (const char* id : {"march", "heel_digs", "cat_cow", "wall_chest"}) {
    movements.push_back(Shipped(id));
  }
  coach::Settings settings;
  settings.pace = 1.1;
  for (const coach::Movement& movement : movements) {
    const coach::Timeline timeline = coach::Lay(movement, settings);
    const auto events = coach::Sounds(movement, settings, timeline);
    const Programme programme(events, nullptr);
    const double seconds = core::ToSeconds(timeline.total) + 2;
    const auto tones = Mono(programme, seconds, {1, 0, 0});
    const auto beat = Mono(programme, seconds, {0, 0, 1});
    for (const Sound sound :
         {Sound::kBreathIn, Sound::kBreathOut, Sound::kTick, Sound::kHoldBegin,
          Sound::kHoldHalf, Sound::kHoldEnd, Sound::kOtherSide}) {
      Hold(events, tones, {sound, body::Side::kRight}, movement.id);
    }
    for (const body::Side side : body::kSides) {
      Hold(events, beat, {Sound::kFootfall, side}, movement.id);
      Hold(events, beat, {Sound::kBeat, side}, movement.id);
    }
  }
}

// A voice that says each text at a pitch of its own, from which the text is
// recovered.
class PitchVoice {
 public:
  std::shared_ptr<const Clip> Say(const std::string& text) {
    const auto [found, fresh] =
        pitches_.emplace(text, 300 + 40. * double(pitches_.size()));
    auto clip = std::make_shared<Clip>(std::size_t(.8 * kRate));
    for (std::size_t i = 0; i < clip->size(); ++i) {
      (*clip)[i] =
          float(.1 * std::sin(kTurn * found->second * double(i) / kRate));
    }
    return clip;
  }
  std::string Recover(double hz) const {
    for (const auto& [text, pitch] : pitches_) {
      if (std::abs(pitch - hz) < 10) return text;
    }
    return "?";
  }

 private:
  std::map<std::string, double> pitches_;
};

struct Line {
  std::string text;
  double at = 0;
};

// Words are where it gets loud after 60 ms of silence.
std::vector<Line> Listen(const std::vector<float>& mono,
                         const PitchVoice& voice) {
  std::vector<Line> lines;
  std::size_t silent = kRate;
  for (std::size_t i = 0; i < mono.size(); ++i) {
    if (std::abs(mono[i]) < 1e-3f) {
      ++silent;
      continue;
    }
    if (silent > kRate * 6 / 100) {
      int rises = 0;
      std::size_t first = 0, last = 0;
      for (std::size_t k = i + 1; k < i + kRate / 2 && k < mono.size(); ++k) {
        if (mono[k - 1] >= 0 || mono[k] < 0) continue;
        if (rises++ == 0) first = k;
        last = k;
      }
      lines.push_back(
          {voice.Recover(double(rises - 1) * kRate / double(last - first)),
           double(i) / kRate});
    }
    silent = 0;
  }
  return lines;
}

TEST(Recovered, WhatIsSpokenIsWhatIsWrittenWithinAFrame) {
  for (const coach::Movement& movement : Shipped().movements) {
    const coach::Settings settings;
    const coach::Timeline timeline = coach::Lay(movement, settings);
    PitchVoice voice;
    const Programme programme(
        coach::Sounds(movement, settings, timeline),
        [&](const std::string& text) { return voice.Say(text); });
    const auto heard = Listen(
        Mono(programme, core::ToSeconds(timeline.total), {0, 1, 0}), voice);
    std::vector<Line> seen;
    std::string last;
    for (int i = 0; i * kFrame < core::ToSeconds(timeline.total); ++i) {
      const std::string now(
          coach::At(movement, settings, timeline, core::Seconds(i * kFrame))
              .cue);
      if (!now.empty() && now != last) seen.push_back({now, i * kFrame});
      last = now;
    }
    ASSERT_EQ(heard.size(), seen.size()) << movement.id;
    for (std::size_t i = 0; i < heard.size(); ++i) {
      EXPECT_EQ(heard[i].text, seen[i].text) << movement.id;
      EXPECT_NEAR(heard[i].at, seen[i].at, kFrame) << movement.id;
    }
  }
}

}  // namespace
}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#include "engine/audio/programme.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "engine/audio/tone.h"
#include "engine/math/easing.h"

namespace limber::audio {
namespace {

using coach::Sound;

constexpr std::size_t kBlock = 256;  // frames mixed at a time
// While words are spoken the rest has this share of its samples; it steps back
// before them and returns after.
constexpr float kBehind = .35f;
constexpr double kStepsBack = .12 * kRate, kReturns = .5 * kRate;
constexpr double kCut = .03 * kRate;  // fade of words that others cut short
// Of a volume of 1; that of 0.8 is meant to be listened to.
constexpr double kLoudest = 1.5;
// Above this samples are bent towards the most there may be: -3 dB.
constexpr float kStraight = .5f, kMost = .7f;

bool Beats(Sound sound) {
  return sound == Sound::kFootfall || sound == Sound::kBeat;
}

float Bent(float sample) {
  const float size = std::abs(sample);
  if (size <= kStraight) return sample;
  const float over = (size - kStraight) / (kMost - kStraight);
  return std::copysign(kStraight + (kMost - kStraight) * std::tanh(over),
                       sample);
}

// The frames [first, end) of a block, `count` long, in which `begin` up to
// `begin` + `samples` sounds.
struct Frames {
  std::size_t first = 0, end = 0;
};
Frames Overlap(double from, double step, std::size_t count, std::int64_t begin,
               std::int64_t samples) {
  const auto frame = [&](std::int64_t at) {
    const double i = std::ceil((double(at) - from) / step);
    return static_cast<std::size_t>(std::clamp(i, 0.0, double(count)));
  };
  return {frame(begin), frame(begin + samples)};
}

}  // namespace

std::int64_t SampleAt(core::Duration time) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const std::int64_t ticks = time.count();
  const std::int64_t seconds = ticks / kSecond, rest = ticks % kSecond;
  return seconds * kRate + (rest * kRate + kSecond - 1) / kSecond;
}

Gains GainsOf(const coach::Volumes& volumes) {
  if (!volumes.on) return {0, 0, 0};
  const auto gain = [](double volume) {
    return static_cast<float>(kLoudest * volume * volume);
  };
  return {gain(volumes.tones), gain(volumes.voice), gain(volumes.beat)};
}

Programme::Programme(const std::vector<coach::SoundEvent>& events,
                     const Voice& voice) {
  for (const coach::SoundEvent& event : events) {
    const std::int64_t begin = SampleAt(event.begin);
    if (event.sound == Sound::kSpoken) {
      if (!words_.empty()) {
        Words& last = words_.back();
        last.samples = std::min(last.samples, begin - last.begin);
      }
      auto clip = voice ? voice(event.text) : nullptr;
      if (!clip || clip->empty()) continue;
      const auto samples = static_cast<std::int64_t>(clip->size());
      words_.push_back({std::move(clip), begin, samples});
      continue;
    }
    const double length = core::ToSeconds(event.length);
    const auto samples = static_cast<std::int64_t>(
        std::ceil(ToneSeconds(event.sound, length) * kRate));
    tones_.push_back({event.sound, event.side, length, begin, samples});
    longest_tone_ = std::max(longest_tone_, samples);
  }
  assert(std::ranges::is_sorted(tones_, {}, &Tone::begin));
}

// What the rest keeps at this sample because words are near.
float Programme::Ducked(double at) const {
  double most = 0;
  // The words that have begun, and the next ones, which may be near.
  const auto next = std::ranges::upper_bound(
      words_, at, {}, [](const Words& words) { return double(words.begin); });
  const auto weigh = [&](const Words& words) {
    const double begin = double(words.begin);
    const double end = begin + double(words.samples);
    most = std::max(most, math::Smoothstep(begin - kStepsBack, begin, at) *
                              math::Smoothstep(end + kReturns, end, at));
  };
  if (next != words_.end()) weigh(*next);
  if (next != words_.begin()) weigh(*std::prev(next));
  return 1 - (1 - kBehind) * static_cast<float>(most);
}

void Programme::AddTones(double from, double step, const Gains& gains,
                         std::span<float> stereo) const {
  const std::size_t count = stereo.size() / 2;
  const double last = from + step * double(count);
  const auto begin = std::ranges::lower_bound(
      tones_, static_cast<std::int64_t>(std::floor(from)) - longest_tone_, {},
      &Tone::begin);
  for (auto tone = begin; tone != tones_.end() && double(tone->begin) < last;
       ++tone) {
    const float gain = Beats(tone->sound) ? gains.beat : gains.tones;
    const Frames frames =
        Overlap(from, step, count, tone->begin, tone->samples);
    if (gain == 0) continue;
    for (std::size_t i = frames.first; i < frames.end; ++i) {
      const double at = (from + step * double(i) - double(tone->begin)) / kRate;
      const Sample value = ToneAt(tone->sound, tone->side, tone->length, at);
      stereo[2 * i] += gain * value.left;
      stereo[2 * i + 1] += gain * value.right;
    }
  }
}

void Programme::AddWords(double from, double step, float gain,
                         std::span<float> stereo) const {
  const std::size_t count = stereo.size() / 2;
  const double last = from + step * double(count);
  auto words = std::ranges::upper_bound(
      words_, from, {}, [](const Words& w) { return double(w.begin); });
  if (words != words_.begin()) --words;
  for (; words != words_.end() && double(words->begin) < last; ++words) {
    const Frames frames =
        Overlap(from, step, count, words->begin, words->samples);
    const Clip& clip = *words->clip;
    const bool cut = words->samples < std::int64_t(clip.size());
    for (std::size_t i = frames.first; i < frames.end; ++i) {
      const double at = from + step * double(i) - double(words->begin);
      const auto whole = static_cast<std::size_t>(at);
      const auto rest = static_cast<float>(at - double(whole));
      const float next = whole + 1 < clip.size() ? clip[whole + 1] : 0;
      float value = gain * (clip[whole] + rest * (next - clip[whole]));
      const double left = double(words->samples) - at;
      if (cut && left < kCut) value *= static_cast<float>(left / kCut);
      stereo[2 * i] += value;
      stereo[2 * i + 1] += value;
    }
  }
}

void Programme::Render(double from, double step, const Gains& gains,
                       std::span<float> stereo) const {
  assert(step > 0);
  std::ranges::fill(stereo, 0.f);
  for (std::size_t done = 0; 2 * done < stereo.size(); done += kBlock) {
    const std::size_t count = std::min(kBlock, stereo.size() / 2 - done);
    const double at = from + step * double(done);
    const std::span<float> block = stereo.subspan(2 * done, 2 * count);
    AddTones(at, step, gains, block);
    if (!words_.empty() && gains.voice > 0) {
      for (std::size_t i = 0; i < count; ++i) {
        const float ducked = Ducked(at + step * double(i));
        block[2 * i] *= ducked;
        block[2 * i + 1] *= ducked;
      }
      AddWords(at, step, gains.voice, block);
    }
    for (float& sample : block) sample = Bent(sample);
  }
}

}  // namespace limber::audio

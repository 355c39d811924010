// SPDX-License-Identifier: MIT
#include "engine/audio/clip.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>

#include "engine/audio/tone.h"

namespace limber::audio {
namespace {

constexpr float kAudible = .02f;            // share of the loudest sample
constexpr std::size_t kLead = kRate / 500;  // samples kept before it
constexpr float kLoudness = .17f;  // mean square root of what is spoken
constexpr float kPeak = .6f;       // and no sample above that
constexpr double kTaps = 16;       // of the resampling filter, each way

template <class T>
std::optional<T> Number(std::string_view bytes, std::size_t at) {
  if (at + sizeof(T) > bytes.size()) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

struct Recording {
  double rate = 0;
  std::vector<float> samples;
};

// Nothing where the bytes are no such file. Programs that write to a pipe leave
// the sizes at their greatest: what is there counts.
std::optional<Recording> Parse(std::string_view bytes) {
  if (bytes.substr(0, 4) != "RIFF" || bytes.size() < 12 ||
      bytes.substr(8, 4) != "WAVE") {
    return std::nullopt;
  }
  std::uint16_t channels = 0;
  Recording recording;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::string_view id = bytes.substr(at, 4);
    const std::size_t said = *Number<std::uint32_t>(bytes, at + 4);
    at += 8;
    const std::size_t size = std::min(said, bytes.size() - at);
    if (id == "fmt ") {
      if (size < 16 || Number<std::uint16_t>(bytes, at) != 1 ||
          Number<std::uint16_t>(bytes, at + 14) != 16) {
        return std::nullopt;
      }
      channels = *Number<std::uint16_t>(bytes, at + 2);
      recording.rate = *Number<std::uint32_t>(bytes, at + 4);
    } else if (id == "data") {
      if (channels < 1 || channels > 2 || recording.rate < 8000 ||
          recording.rate > 96000) {
        return std::nullopt;
      }
      const std::size_t count = size / (2 * channels);
      recording.samples.reserve(count);
      for (std::size_t i = 0; i < count; ++i) {
        recording.samples.push_back(
            *Number<std::int16_t>(bytes, at + 2 * channels * i) / 32768.f);
      }
      return recording;
    }
    at += size + size % 2;
  }
  return std::nullopt;
}

// A sinc under a raised cosine, no higher than the lower of both rates allows.
std::vector<float> Resample(const Recording& from) {
  const double step = from.rate / kRate;
  const double scale = std::min(1.0, 1 / step), reach = kTaps / scale;
  const auto count =
      static_cast<std::size_t>(double(from.samples.size()) / step);
  std::vector<float> to(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double at = double(i) * step;
    const auto first = std::max(0L, long(std::ceil(at - reach)));
    const auto last =
        std::min(long(from.samples.size()) - 1, long(std::floor(at + reach)));
    double sum = 0;
    for (long k = first; k <= last; ++k) {
      const double x = (double(k) - at) * scale;
      const double angle = std::numbers::pi * x;
      const double sinc = std::abs(x) < 1e-9 ? 1 : std::sin(angle) / angle;
      sum += double(from.samples[std::size_t(k)]) * scale * sinc *
             (.5 + .5 * std::cos(angle / kTaps));
    }
    to[i] = static_cast<float>(sum);
  }
  return to;
}

void MakeReady(std::vector<float>& samples) {
  float peak = 0;
  for (const float s : samples) peak = std::max(peak, std::abs(s));
  const auto loud = [&](float s) { return std::abs(s) > kAudible * peak; };
  const auto first = std::ranges::find_if(samples, loud);
  if (peak == 0 || first == samples.end()) return samples.clear();
  const auto end = std::find_if(samples.rbegin(), samples.rend(), loud).base();
  const auto lead = std::min<long>(long(kLead), first - samples.begin());
  samples.erase(end, samples.end());
  samples.erase(samples.begin(), first - lead);

  double square = 0;
  std::size_t count = 0;
  for (const float s : samples) {
    if (loud(s)) square += double(s) * s, ++count;
  }
  const float gain = std::min(
      kLoudness / float(std::sqrt(square / double(count))), kPeak / peak);
  for (float& s : samples) s *= gain;
  // No corner at either end.
  const std::size_t fade = std::min(samples.size() / 2, kLead);
  for (std::size_t i = 0; i < fade; ++i) {
    const float share = float(i) / float(fade);
    samples[i] *= share;
    samples[samples.size() - 1 - i] *= share;
  }
}

void Put(std::string& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes += char(value >> (8 * i) & 255);
}

}  // namespace

core::Loaded<Clip> ReadSpeech(std::string_view bytes, const std::string& name) {
  core::Loaded<Clip> loaded;
  const auto recording = Parse(bytes);
  if (!recording) {
    loaded.problems.push_back({name, 0, 0, "wav", "no sound that can be read",
                               "16-bit PCM at 8 to 96 kHz", ""});
    return loaded;
  }
  loaded.value = Resample(*recording);
  MakeReady(*loaded.value);
  return loaded;
}

std::string WavHeader(std::size_t frames) {
  const auto size = static_cast<std::uint32_t>(4 * frames);
  std::string bytes = "RIFF";
  Put(bytes, 36 + size, 4);
  bytes += "WAVEfmt ";
  Put(bytes, 16, 4);
  Put(bytes, 1, 2);
  Put(bytes, 2, 2);
  Put(bytes, kRate, 4);
  Put(bytes, kRate * 4, 4);
  Put(bytes, 4, 2);
  Put(bytes, 16, 2);
  bytes += "data";
  Put(bytes, size, 4);
  return bytes;
}

std::string WavSamples(std::span<const float> stereo) {
  std::string bytes;
  bytes.reserve(2 * stereo.size());
  for (const float s : stereo) {
    const auto value = std::lround(std::clamp(s, -1.f, 1.f) * 32767.f);
    Put(bytes, static_cast<std::uint16_t>(value), 2);
  }
  return bytes;
}

}  // namespace limber::audio

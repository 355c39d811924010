// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/audio/clip.h"
#include "engine/coach/settings.h"
#include "engine/coach/sounds.h"

namespace limber::audio {

// Finds the spoken words of a text; null = it is not spoken.
using Voice = std::function<std::shared_ptr<const Clip>(const std::string&)>;

// How loud each kind is, as factors of its samples.
struct Gains {
  float tones = 1, voice = 1, beat = 1;

  bool operator==(const Gains&) const = default;
};
// A volume of half is a quarter of the samples: that is how it is heard. All 0
// where sound is off.
Gains GainsOf(const coach::Volumes& volumes);

// All that sounds, as samples of routine time. Immutable, and any part of it is
// the same however it is asked for: seeking hears what playing up to there
// hears. While words are spoken all else steps back. Never above -3 dB of full
// scale.
class Programme {
 public:
  Programme() = default;
  Programme(const std::vector<coach::SoundEvent>& events, const Voice& voice);

  // The samples `from`, `from` + `step`, ...: left and right in turn. Takes
  // nothing from the heap. Requires: step > 0.
  void Render(double from, double step, const Gains& gains,
              std::span<float> stereo) const;

 private:
  struct Tone {
    coach::Sound sound{};
    body::Side side{};
    double length = 0;  // s, of the event
    std::int64_t begin = 0, samples = 0;
  };
  struct Words {
    std::shared_ptr<const Clip> clip;
    std::int64_t begin = 0, samples = 0;  // cut short where others begin
  };
  float Ducked(double at) const;
  void AddTones(double from, double step, const Gains& gains,
                std::span<float> stereo) const;
  void AddWords(double from, double step, float gain,
                std::span<float> stereo) const;

  std::vector<Tone> tones_;  // in order of their beginnings
  std::vector<Words> words_;
  std::int64_t longest_tone_ = 0;
};

// The sample that is heard first at or after this time.
std::int64_t SampleAt(core::Duration time);

}  // namespace limber::audio

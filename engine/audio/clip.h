// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"

namespace limber::audio {

// Recorded words: mono, kRate samples a second, 1 = full scale.
using Clip = std::vector<float>;

// A WAV file of 16-bit samples, 8 to 96 kHz, made ready to be spoken: brought
// to kRate, without the silence before and behind it, so that its first sample
// is where the voice begins, and as loud as all others. Fails with rule "wav";
// `name` is for messages. Silence is an empty clip.
core::Loaded<Clip> ReadSpeech(std::string_view bytes, const std::string& name);

// A WAV file of 16-bit stereo samples at kRate: how it begins when `frames` of
// left and right will follow, and what follows, in as many parts as one likes.
std::string WavHeader(std::size_t frames);
std::string WavSamples(std::span<const float> stereo);

}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/sounds.h"

namespace limber::audio {

inline constexpr int kRate = 48000;  // samples per second, everywhere

// Left and right, 1 = full scale.
struct Sample {
  float left = 0, right = 0;
};

// How long the tone of a sound lasts, s. `length`: of its event, s. Words have
// none.
double ToneSeconds(coach::Sound sound, double length);

// The tone `at` seconds after it began: a closed form, so that any part of it
// can be had by itself. Silent outside of [0, ToneSeconds). Soft bells with a
// little of their octave, each pitch heard first in one kind of sound only:
//
//   breath in    G4, and a voice that swells and rises from A3 to E4
//   breath out   D4, and one that sinks back and fades
//   tick         C6, short
//   hold         C5 G5 begins, E5 half-way, A5 D5 ends
//   other side   A4 D5 G5, going from one ear to the other
//   footfall     low and short: A3 on the right, E3 on the left
//   beat         a fourth above, softer
Sample ToneAt(coach::Sound sound, body::Side side, double length, double at);

// What is heard first of a sound, Hz; 0 = words.
double FirstPitch(coach::Sound sound, body::Side side);

}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#include "engine/audio/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace limber::audio {
namespace {

using coach::Sound;
constexpr double kTurn = 2 * std::numbers::pi;

constexpr double kA3 = 220, kD4 = 293.66, kE4 = 329.63, kG4 = 392, kA4 = 440,
                 kC5 = 523.25, kD5 = 587.33, kE5 = 659.26, kG5 = 783.99,
                 kA5 = 880, kC6 = 1046.5, kE3 = 164.81;

// One stroke of a soft bell.
struct Note {
  double at = 0;  // s after the sound began
  double hz = 0;
  double loud = 0;    // 1 = full scale
  double decay = 0;   // s to a third
  double length = 0;  // s
  double pan = 0;     // -1 left .. 1 right
};

constexpr Note kIn[] = {{0, kG4, .105, .45, 1.6, 0}};
constexpr Note kOut[] = {{0, kD4, .112, .45, 1.6, 0}};
constexpr Note kTick[] = {{0, kC6, .084, .035, .16, 0}};
constexpr Note kBegin[] = {{0, kC5, .119, .40, 1.6, 0},
                           {.17, kG5, .098, .45, 1.6, 0}};
constexpr Note kHalf[] = {{0, kE5, .112, .40, 1.4, 0}};
constexpr Note kEnd[] = {{0, kA5, .098, .40, 1.4, 0},
                         {.17, kD5, .119, .50, 1.8, 0}};
constexpr Note kOther[] = {{0, kA4, .119, .35, 1.3, -.7},
                           {.20, kD5, .112, .35, 1.3, 0},
                           {.40, kG5, .098, .45, 1.6, .7}};
constexpr Note kStepRight[] = {{0, kA3, .187, .05, .22, .35}};
constexpr Note kStepLeft[] = {{0, kE3, .221, .05, .22, -.35}};
constexpr Note kBeatRight[] = {{0, kE4, .093, .04, .18, .35}};
constexpr Note kBeatLeft[] = {{0, kD4, .093, .04, .18, -.35}};

std::span<const Note> NotesOf(Sound sound, body::Side side) {
  const bool right = side == body::Side::kRight;
  switch (sound) {
    case Sound::kBreathIn:
      return kIn;
    case Sound::kBreathOut:
      return kOut;
    case Sound::kTick:
      return kTick;
    case Sound::kHoldBegin:
      return kBegin;
    case Sound::kHoldHalf:
      return kHalf;
    case Sound::kHoldEnd:
      return kEnd;
    case Sound::kOtherSide:
      return kOther;
    case Sound::kFootfall:
      return right ? kStepRight : kStepLeft;
    case Sound::kBeat:
      return right ? kBeatRight : kBeatLeft;
    case Sound::kSpoken:
    case Sound::kCount:
      break;
  }
  return {};
}

bool Breathes(Sound sound) {
  return sound == Sound::kBreathIn || sound == Sound::kBreathOut;
}

// Raised cosine from 0 to 1.
double Rise(double u) {
  return .5 - .5 * std::cos(std::numbers::pi * std::clamp(u, 0.0, 1.0));
}

constexpr double kAttack = .02, kRelease = .06;  // s

double Stroke(const Note& note, double t) {
  if (t <= 0 || t >= note.length) return 0;
  const double shape = Rise(t / kAttack) * std::exp(-t / note.decay) *
                       Rise((note.length - t) / kRelease);
  const double phase = kTurn * note.hz * t;
  // What is above the pitch goes sooner.
  const double bright = std::exp(-t / (.5 * note.decay));
  return note.loud * shape *
         (std::sin(phase) + .10 * bright * std::sin(2 * phase) +
          .05 * bright * std::sin(3 * phase));
}

constexpr double kSwell = .065;                  // 1 = full scale
constexpr double kSwellIn = .5, kSwellOut = .3;  // s

// The voice of a breath: its pitch goes with the air in the lungs.
double Swell(bool in, double length, double t) {
  if (t <= 0 || t >= length) return 0;
  const double from = in ? kA3 : kE4, way = in ? kE4 - kA3 : kA3 - kE4;
  const double u = t / length;
  // The integral of from + way * Rise(u).
  const double turns =
      from * t + way * (t / 2 - length / kTurn * std::sin(.5 * kTurn * u));
  const double full = in ? Rise(u) : 1 - Rise(u);
  const double shape =
      (.15 + .85 * full) * Rise(t / kSwellIn) * Rise((length - t) / kSwellOut);
  const double phase = kTurn * turns;
  return kSwell * shape *
         (std::sin(phase) + (in ? .20 : .06) * std::sin(2 * phase));
}

}  // namespace

double ToneSeconds(Sound sound, double length) {
  double seconds = Breathes(sound) ? length : 0;
  for (const Note& note : NotesOf(sound, body::Side::kRight)) {
    seconds = std::max(seconds, note.at + note.length);
  }
  return seconds;
}

Sample ToneAt(Sound sound, body::Side side, double length, double at) {
  double left = 0, right = 0;
  for (const Note& note : NotesOf(sound, side)) {
    const double value = Stroke(note, at - note.at);
    // A change of sides goes the way the body does.
    const double pan = sound == Sound::kOtherSide && side == body::Side::kRight
                           ? -note.pan
                           : note.pan;
    left += value * (1 - .5 * std::max(0.0, pan));
    right += value * (1 + .5 * std::min(0.0, pan));
  }
  if (Breathes(sound)) {
    const double value = Swell(sound == Sound::kBreathIn, length, at);
    left += value;
    right += value;
  }
  return {static_cast<float>(left), static_cast<float>(right)};
}

double FirstPitch(Sound sound, body::Side side) {
  const auto notes = NotesOf(sound, side);
  return notes.empty() ? 0 : notes.front().hz;
}

}  // namespace limber::audio

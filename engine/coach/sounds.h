// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/body/dof.h"
#include "engine/coach/movement.h"
#include "engine/coach/plan.h"
#include "engine/coach/timeline.h"

// What sounds when, as a pure function of what is played and the settings.
namespace limber::coach {

enum class Sound {
  kBreathIn,   // lasts as long as the paced in-breath
  kBreathOut,  // likewise
  kTick,       // 3, 2 and 1 s before a hold, a rest or getting ready is over
  kHoldBegin,
  kHoldHalf,
  kHoldEnd,
  kOtherSide,  // the body begins to change sides
  kFootfall,   // a foot comes down on the ground
  kBeat,       // a knee is highest, or a heel taps the ground
  kSpoken,     // words
  kCount
};

// What shows at the same time for who does not hear.
//   kOrb        the breathing disc turns, and its words with it
//   kCountdown  its number changes
//   kRing       the ring of a hold begins, gets its half-way mark or goes
//   kPhase      the line that names the phase
//   kFigure     foot, heel or knee of the figure
//   kCaption    the words themselves
//   kNext       the line that says what comes next
enum class Twin { kOrb, kCountdown, kRing, kPhase, kFigure, kCaption, kNext };

struct SoundEvent {
  Sound sound{};
  Twin twin{};
  core::Duration begin{0};  // routine time
  core::Duration length{
      0};  // of breath and words: as long as they are shown; else 0
  body::Side side = body::Side::kRight;  // of the body, where that is told
  std::string text;                      // what is spoken
};

// For lists: "breath_in", "countdown".
std::string_view Name(Sound sound);
std::string_view Name(Twin twin);

// In order of time. Requires: timeline laid from this movement and settings.
std::vector<SoundEvent> Sounds(const Movement& movement,
                               const Settings& settings,
                               const Timeline& timeline);

// Of a routine, with what it says between: the words of rests, and before each
// movement its name.
std::vector<SoundEvent> Sounds(const Plan& plan, const Repertoire& repertoire);

}  // namespace limber::coach

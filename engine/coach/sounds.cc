// SPDX-License-Identifier: MIT
#include "engine/coach/sounds.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "engine/coach/breath.h"
#include "engine/coach/caption.h"
#include "engine/coach/footfalls.h"

namespace limber::coach {
namespace {

using core::Duration;
using std::chrono::seconds;

// Shorter holds have no half-way mark, shorter waits no ticks.
constexpr Duration kLeastHalved = seconds(15), kLeastTicked = seconds(5);
constexpr int kTicks = 3;
// The name of what comes next is said no earlier than this before it.
constexpr Duration kAhead = seconds(10);
constexpr Duration kNameTakes = seconds(2);

body::Side SideOf(const Segment& segment) {
  return segment.mirrored ? body::Side::kLeft : body::Side::kRight;
}

using Events = std::vector<SoundEvent>;

void AddTicks(Duration begin, Duration end, body::Side side, Events& events) {
  if (end - begin < kLeastTicked) return;
  for (int i = kTicks; i > 0; --i) {
    events.push_back(
        {Sound::kTick, Twin::kCountdown, end - seconds(i), {}, side, {}});
  }
}

void AddHold(const Segment& segment, Events& events) {
  const body::Side side = SideOf(segment);
  const auto add = [&](Sound sound, Duration at) {
    events.push_back({sound, Twin::kRing, at, {}, side, {}});
  };
  const Duration length = segment.end - segment.begin;
  add(Sound::kHoldBegin, segment.begin);
  if (length >= kLeastHalved) add(Sound::kHoldHalf, segment.begin + length / 2);
  AddTicks(segment.begin, segment.end, side, events);
  add(Sound::kHoldEnd, segment.end);
}

void AddSegments(const Movement& movement, const Timeline& timeline,
                 Events& events) {
  bool mirrored = false, switched = false;
  for (const Segment& segment : timeline.segments) {
    const PhaseKind kind = movement.phases[std::size_t(segment.phase)].kind;
    const bool turns = kind == PhaseKind::kSwitch;
    if (turns || (segment.mirrored != mirrored && !switched)) {
      events.push_back({Sound::kOtherSide,
                        Twin::kPhase,
                        segment.begin,
                        {},
                        body::Other(SideOf(segment)),
                        {}});
      if (!turns) events.back().side = SideOf(segment);
    }
    switched = turns;
    mirrored = segment.mirrored;
    if (kind == PhaseKind::kHold) AddHold(segment, events);
  }
}

void Append(const Events& from, Duration later, Events& to) {
  for (const SoundEvent& event : from) {
    to.push_back(event);
    to.back().begin += later;
  }
}

void AddStill(const Piece& piece, Events& events) {
  if (!piece.text.empty()) {
    events.push_back({Sound::kSpoken,
                      Twin::kCaption,
                      piece.begin,
                      piece.end - piece.begin,
                      {},
                      piece.text});
  }
  if (piece.kind == Piece::Kind::kCard) return;
  AddTicks(piece.begin, piece.end, {}, events);
}

Duration Read(std::string_view text) {
  return text.empty() ? Duration{0} : core::Seconds(CueSeconds(text));
}

// Where the name of the movement at `piece` may be said: while the body waits
// for it, else at the end of the movement before, when that has said all it
// has. A time before the routine begins = nowhere.
Duration PlaceOfName(const Plan& plan, std::size_t piece,
                     const Events& events) {
  constexpr Duration kNowhere{-1};
  if (piece == 0) return kNowhere;
  const Piece& before = plan.pieces[piece - 1];
  if (before.still && before.kind != Piece::Kind::kCard) {
    const Duration at = before.begin + Read(before.text);
    if (at + kNameTakes <= before.end - seconds(kTicks)) return at;
  }
  for (std::size_t i = piece; i-- > 0;) {
    const Piece& last = plan.pieces[i];
    if (last.kind != Piece::Kind::kMovement) continue;
    Duration at = std::max(last.begin, last.end - kAhead);
    for (const SoundEvent& event : events) {
      if (event.sound != Sound::kSpoken || event.begin >= last.end) continue;
      at = std::max(at, event.begin + Read(event.text));
    }
    return at + kNameTakes <= last.end ? at : kNowhere;
  }
  return kNowhere;
}

void Sort(Events& events) {
  std::ranges::stable_sort(events, {}, &SoundEvent::begin);
}

}  // namespace

std::string_view Name(Sound sound) {
  static constexpr std::array<std::string_view, std::size_t(Sound::kCount)>
      kNames = {"breath_in", "breath_out", "tick",       "hold_begin",
                "hold_half", "hold_end",   "other_side", "footfall",
                "beat",      "spoken"};
  return kNames[std::size_t(sound)];
}

std::string_view Name(Twin twin) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "orb", "countdown", "ring", "phase", "figure", "caption", "next"};
  return kNames[std::size_t(twin)];
}

Events Sounds(const Movement& movement, const Settings& settings,
              const Timeline& timeline) {
  Events events;
  AddSegments(movement, timeline, events);
  for (const HalfBreath& half : PacedBreaths(movement, settings, timeline)) {
    events.push_back({half.in ? Sound::kBreathIn : Sound::kBreathOut,
                      Twin::kOrb,
                      half.begin,
                      half.end - half.begin,
                      {},
                      {}});
  }
  for (const Footfall& step : Footfalls(movement, timeline)) {
    events.push_back({step.lands ? Sound::kFootfall : Sound::kBeat,
                      Twin::kFigure,
                      step.at,
                      {},
                      step.side,
                      {}});
  }
  for (const CaptionSpan& caption : Captions(movement, timeline)) {
    events.push_back({Sound::kSpoken,
                      Twin::kCaption,
                      caption.begin,
                      caption.end - caption.begin,
                      {},
                      std::string(caption.text)});
  }
  Sort(events);
  return events;
}

Events Sounds(const Plan& plan, const Repertoire& repertoire) {
  Events events;
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    const Piece& piece = plan.pieces[i];
    const Movement& movement = repertoire.movements[piece.movement];
    if (piece.still) {
      AddStill(piece, events);
      continue;
    }
    if (piece.kind == Piece::Kind::kMovement) {
      const Duration at = PlaceOfName(plan, i, events);
      if (at >= Duration{0}) {
        events.push_back({Sound::kSpoken,
                          Twin::kNext,
                          at,
                          kNameTakes,
                          {},
                          "Next: " + movement.name});
      }
    }
    Append(Sounds(movement, piece.settings, piece.timeline), piece.begin,
           events);
  }
  Sort(events);
  return events;
}

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/coach/plan.h"
#include "engine/coach/timeline.h"
#include "engine/core/time.h"

// Numbers and lines as people read them. Nothing here allocates: each returns
// a view into the buffer it is given.
namespace limber::ui {

using Line = std::array<char, 192>;

// Whole seconds a countdown shows: rounded up, so that it ends with 1 and
// shows 0 only when nothing is left.
int CountdownSeconds(core::Duration left);

// "4:26 \u00b7 3 movements"
std::string_view RoutineMeta(const coach::Routine& routine,
                             core::Duration total, Line& line);
// "Get ready, 5 s left": of a piece in which the body stands still.
std::string_view PieceLine(const coach::Piece& piece, core::Duration left,
                           Line& line);

std::string_view Clock(core::Duration time, Line& line);  // "0:38", floor
std::string_view Percent(float share, Line& line);        // "78 %"
std::string_view Pace(double pace, Line& line);           // "1.0x"
std::string_view Seconds(double seconds, Line& line);     // "4.5 s"
// "75 s · hands and knees, each side"
std::string_view Meta(const coach::Movement& movement, core::Duration total,
                      Line& line);
// "Cat, breathing out · round 3 of 6", "Hold, 18 s left · breathing out"
std::string_view PhaseLine(const coach::Movement& movement,
                           const coach::Timeline& timeline,
                           const coach::Moment& moment, Line& line);
std::string_view GroupName(coach::Kind kind);

// Which chip of the list a movement belongs to.
enum class Place { kAny, kFloor, kSeated, kStanding };
Place PlaceOf(const coach::Movement& movement);

// Whether every word of `query` begins a word of `name`; letters of either
// case.
bool Matches(std::string_view name, std::string_view query);

}  // namespace limber::ui

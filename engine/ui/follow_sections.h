// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/guide.h"
#include "engine/ui/canvas.h"

// Private to this room: the pages of who follows along. All text on them is
// public text.
namespace limber::ui {

void DrawRoutinesPage(Canvas& c);  // to choose from

void DrawFollow(Canvas& c);  // the one that is followed; draws one of these:
void DrawCardPage(Canvas& c, const coach::Guide& guide);
void DrawSummaryPage(Canvas& c);

void DrawFollowRing(Canvas& c, const coach::Guide& guide);
void DrawFollowControls(Canvas& c);
void DrawPainScale(Canvas& c);

// A large button with words; the one that matters most is filled. Returns its
// right end; `pressed` tells what happened. Its left end is at x, or, where
// `from_right`, its right end is, and the left end is returned.
float LargeButton(Canvas& c, std::string_view name, float x, const Rect& row,
                  std::string_view words, bool filled, bool from_right,
                  bool* pressed);
float LargeButtonWidth(Canvas& c, std::string_view words);

}  // namespace limber::ui

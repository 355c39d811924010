// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/guide.h"
#include "engine/ui/canvas.h"

// Private to this room: the pages of who follows along. All text on them is
// public text.
namespace limber::ui {

// The scale of pain ends here, and up to here one goes on: limber-pain-rule of
// content/sources.yaml.
inline constexpr int kMostPain = 10, kFinePain = 3;

// The small picture of a movement; forms of one look like it.
Thumbnail PictureOf(const Canvas& c, std::string_view movement_id);

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

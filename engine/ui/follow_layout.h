// SPDX-License-Identifier: MIT
#pragma once

#include "engine/ui/public_sizes.h"
#include "engine/ui/rect.h"

namespace limber::ui {

// Where everything of the page goes that someone follows from across a room.
// Whole pixels. All text keeps a margin of 5 % of the window on each side.
struct FollowLayout {
  PublicSizes size;
  float unit = 1;  // pixels for one of a window 1080 high, seen as by default
  bool portrait = false;

  Rect page;      // inside the margins
  Rect progress;  // of the routine
  Rect header;    // name and what stands above and below it
  Rect ring;      // square
  Rect side;      // breath, or what comes next
  Rect caption;   // the plate is at its foot, as wide as the words need
  Rect controls;
  Rect stage;  // free of all that: the figure goes here
};

// Landscape: ring and controls right, the rest left. Upright: name, figure,
// ring beside what comes next, caption, controls.
FollowLayout ArrangeFollow(int width, int height, const PublicSizes& size);

// The same with the sizes that suit the seat, times `scale` as far as the
// figure keeps a third of the height, and at least once.
FollowLayout FitFollow(int width, int height, const Seat& seat, double scale,
                       double cap_height);

}  // namespace limber::ui

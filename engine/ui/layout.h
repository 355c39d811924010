// SPDX-License-Identifier: MIT
#pragma once

#include "engine/ui/rect.h"

namespace limber::ui {

// Where everything of the Watch page goes in a window of one size. Whole
// pixels. Lengths in the prose are logical: multiply by scale.
struct Layout {
  float scale = 1;  // pixels per logical pixel

  // Landscape: list left, muscles right, dock between them below the stage. A
  // panel that would squeeze the stage under 520 becomes a drawer: first the
  // list, then the muscles. Portrait: stage above, dock, then one area with
  // two tabs, where `list` and `muscles` are the same place.
  bool portrait = false;
  bool list_docked = true, muscles_docked = true;
  bool low = false;  // under 640 high: the dock goes without labels

  Rect top_bar, list, muscles, dock, tools;
  Rect tabs;   // portrait only, else empty
  Rect cue;    // the caption plate grows upwards from the foot of this
  Rect stage;  // free of panels, tools and captions: the figure goes here
};

// Pixels per logical pixel for a window: steps of a quarter from 1 to 4, times
// the user's .75 .. 3, but never so large that the window would be less than
// 640 by 400 logical pixels (400 by 640 upright), where texts no longer fit.
float ScaleFor(int width, int height, double user_scale);

Layout Arrange(int width, int height, double user_scale);

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#pragma once

namespace limber::ui {

// Who looks at a screen from where.
struct Seat {
  double inches = 32;  // diagonal of the screen
  double metres = 2;   // from the eyes to it
};

// Sizes of public text, em in whole pixels.
struct PublicSizes {
  int floor = 38;    // nothing is smaller
  int caption = 49;  // what is said
  int name = 97;     // of the movement
  int digits = 187;  // of the countdown

  bool operator==(const PublicSizes&) const = default;
};

// By the angle at which they are seen: a capital letter is so many centimetres
// high for each metre of distance (floor .5, caption .65, name 1.3, digits
// 2.5). `width` and `height` are the pixels of the whole screen, `scale` what a
// person asks for on top, never less than 1. `cap_height`: of the font, em.
PublicSizes SizesFor(int width, int height, const Seat& seat, double scale,
                     double cap_height);

}  // namespace limber::ui

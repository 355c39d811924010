// SPDX-License-Identifier: MIT
#pragma once

namespace limber::coach {

// What a person may set while a movement plays. Ranges are clamped by the
// setters of Session; a Settings value is always inside them.
struct Settings {
  double pace =
      1.0;  // scales moves and repetitions: 0.1 .. 1.5, 1 = as written
  double hold_scale = 1.0;  // scales holds: 0.5 .. 3
  double breath_in = 4;     // s, 2 .. 8
  double breath_out =
      6;  // s, 2 .. 8; in + out is held to 4 .. 15 breaths a minute
  double least_switch = 0;  // s that changing sides takes at least: 0 .. 10
  bool mirror = false;      // show the picture mirrored, as in a studio mirror

  bool operator==(const Settings&) const = default;
};

// How loud it is, as people set it; changes nothing else.
struct Volumes {
  bool on = true;
  // [0, 1] each: bells and breath, words, footfalls.
  double tones = 0.8, voice = 0.8, beat = 0.8;

  bool operator==(const Volumes&) const = default;
};

}  // namespace limber::coach

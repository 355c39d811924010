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

}  // namespace limber::coach

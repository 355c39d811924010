// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <variant>

#include "engine/coach/settings.h"
#include "engine/core/time.h"
#include "engine/scene/frame.h"
#include "engine/ui/view.h"

// What a person asked for. The panel changes nothing itself: app carries the
// commands out and the next View shows the result.
namespace limber::ui {

struct TogglePlay {};
struct Seek {
  core::Duration to{0};
};  // from the start of the movement
struct Restart {};
struct Previous {};
struct Next {};
struct SelectMovement {
  std::size_t index = 0;
};  // of the library
struct SelectVariation {
  int index = -1;
};  // of the movement; -1 = as it is written
struct ShowMistake {
  int index = -1;
};  // of the movement; -1 = none
struct SelectRoutine {
  std::size_t index = 0;
};  // of the session's
struct SeekRoutine {
  core::Duration to{0};
};  // from the start of the routine
struct StartRoutine {
  std::size_t index = 0;
};  // to be followed, from its beginning
struct ShowPage {
  Page page{};
};
struct RepeatSide {};
struct AddTen {};  // seconds, to the hold that is played
struct SetHoldScale {
  double scale = 1;
};  // .5 .. 3
struct SetPace {
  double pace = 1;
};  // .1 .. 1.5
struct SetBreath {
  double in = 4, out = 6;
};  // s, 2 .. 8 each
struct SetMirror {
  bool on = false;
};
struct SetLoop {
  bool on = false;
};
struct SetView {
  int index = 0;
};  // of View::views
struct SetFigure {
  int index = 0;
};  // of View::figures
struct SetTheme {
  scene::Theme theme{};
};
struct SetPalette {
  int index = 0;
};  // of View::palettes
struct SetCaptions {
  bool on = true;
};
struct SetVolumes {
  coach::Volumes to;
};
struct SetMusclesShown {
  bool on = true;
};
struct SetXray {
  double share = 0;
};  // 0 = skin .. 1 = what is under it
struct Zoom {
  int steps = 0;
};  // + nearer
struct Orbit {
  int right = 0, up = 0;
};  // steps of the camera round the figure, as seen
struct ToggleFullScreen {};
struct Quit {};

using Command =
    std::variant<TogglePlay, Seek, Restart, Previous, Next, SelectMovement,
                 SelectVariation, ShowMistake, SelectRoutine, SeekRoutine,
                 StartRoutine, ShowPage, RepeatSide, AddTen, SetHoldScale,
                 SetPace, SetBreath, SetMirror, SetLoop, SetView, SetFigure,
                 SetTheme, SetPalette, SetCaptions, SetVolumes, SetMusclesShown,
                 SetXray, Zoom, Orbit, ToggleFullScreen, Quit>;

}  // namespace limber::ui

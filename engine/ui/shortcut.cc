// SPDX-License-Identifier: MIT
#include "engine/ui/shortcut.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace limber::ui {
namespace {

using core::Seconds;

constexpr std::array kList{
    ShortcutHelp{"Play", "Space", "Play or pause"},
    ShortcutHelp{"Play", "\u2190 \u2192", "One second back or on"},
    ShortcutHelp{"Play", "Shift \u2190 \u2192", "Five seconds back or on"},
    ShortcutHelp{"Play", "PgUp PgDn", "Previous or next phase"},
    ShortcutHelp{"Play", "\u2191 \u2193", "Faster or slower"},
    ShortcutHelp{"Play", "=", "Pace back to 1.0\u00d7"},
    ShortcutHelp{"Play", "R", "From the beginning"},
    ShortcutHelp{"Play", "L", "Repeat without end"},
    ShortcutHelp{"Follow", "R", "This side once more"},
    ShortcutHelp{"Follow", "+", "Ten seconds more"},
    ShortcutHelp{"Follow", "H", "Does it hurt?"},
    ShortcutHelp{"Follow", "B .", "Dark screen, paused"},
    ShortcutHelp{"Follow", "Esc", "Back to the routines"},
    ShortcutHelp{"View", "1 2 3 4 5", "Named views"},
    ShortcutHelp{"View", "Ctrl \u2190 \u2192", "Round the figure"},
    ShortcutHelp{"View", "Ctrl \u2191 \u2193", "Over or under it"},
    ShortcutHelp{"View", "+ \u2212", "Nearer or farther"},
    ShortcutHelp{"View", "M", "Mirror the picture"},
    ShortcutHelp{"View", "U", "Muscles"},
    ShortcutHelp{"View", "X", "Skin or X-ray"},
    ShortcutHelp{"View", "P", "Muscle colours"},
    ShortcutHelp{"Screen", "C", "Captions"},
    ShortcutHelp{"Screen", "S", "Sound"},
    ShortcutHelp{"Screen", "V", "Spoken words"},
    ShortcutHelp{"Screen", "T", "Light or dark"},
    ShortcutHelp{"Screen", "F", "Full screen"},
    ShortcutHelp{"Screen", "/", "Find a movement"},
    ShortcutHelp{"Screen", "Tab F6", "Next control, next panel"},
    ShortcutHelp{"Screen", "F3", "Frame rate"},
    ShortcutHelp{"Screen", "F1 ?", "This page"},
    ShortcutHelp{"Screen", "Ctrl Q", "Leave"},
};

Command SeekBy(const View& view, double seconds) {
  const core::Duration to = view.moment.time + Seconds(seconds);
  return Seek{
      std::clamp(to, core::Duration{0}, view.session->timeline().total)};
}

std::optional<Command> WithControl(Key key) {
  switch (key) {
    case Key::kQ:
      return Quit{};
    case Key::kLeft:
      return Orbit{.right = -1};
    case Key::kRight:
      return Orbit{.right = 1};
    case Key::kUp:
      return Orbit{.up = 1};
    case Key::kDown:
      return Orbit{.up = -1};
    default:
      return std::nullopt;
  }
}

Command PaceBy(const View& view, double step) {
  const double pace = view.session->settings().pace + step;
  return SetPace{std::clamp(std::round(pace * 10) / 10, 0.1, 1.5)};
}

}  // namespace

std::optional<Command> Shortcut(const KeyPress& press, const View& view) {
  if (!press.down) return std::nullopt;
  if (press.control) return WithControl(press.key);
  // A key held down goes on seeking and changing pace; it toggles once.
  const bool steps = press.key == Key::kLeft || press.key == Key::kRight ||
                     press.key == Key::kUp || press.key == Key::kDown;
  if (press.repeat && !steps) return std::nullopt;
  const double step = press.shift ? 5 : 1;
  if (view.page == Page::kFollow) {
    if (press.key == Key::kR) return RepeatSide{};
    if (press.key == Key::kEscape) return ShowPage{Page::kRoutines};
  }
  switch (press.key) {
    case Key::kSpace:
      return TogglePlay{};
    case Key::kLeft:
      return SeekBy(view, -step);
    case Key::kRight:
      return SeekBy(view, step);
    case Key::kUp:
      return PaceBy(view, 0.1);
    case Key::kDown:
      return PaceBy(view, -0.1);
    case Key::kPageUp:
      return Previous{};
    case Key::kPageDown:
      return Next{};
    case Key::kHome:
    case Key::kR:
      return Restart{};
    case Key::kL:
      return SetLoop{!view.session->loop()};
    case Key::kM:
      return SetMirror{!view.session->settings().mirror};
    case Key::kC:
      return SetCaptions{!view.captions};
    case Key::kS: {
      coach::Volumes volumes = view.volumes;
      volumes.on = !volumes.on;
      return SetVolumes{volumes};
    }
    case Key::kV: {
      // Words that come back are heard, so the rest is, too.
      const bool heard = view.volumes.on && view.volumes.voice > 0;
      coach::Volumes volumes = view.volumes;
      if (heard) {
        volumes.voice = 0;
      } else if (volumes.voice == 0) {
        volumes.voice = coach::Volumes{}.voice;
      }
      volumes.on = volumes.on || !heard;
      return SetVolumes{volumes};
    }
    case Key::kU:
      return SetMusclesShown{!view.muscles_shown};
    case Key::kX:
      return SetXray{view.xray < 0.5 ? 1.0 : 0.0};
    case Key::kT:
      return SetTheme{view.theme == scene::Theme::kDark ? scene::Theme::kLight
                                                        : scene::Theme::kDark};
    case Key::kP:
      if (view.palettes.size() < 2) return std::nullopt;
      return SetPalette{(view.palette + 1) %
                        static_cast<int>(view.palettes.size())};
    case Key::kF:
    case Key::kF11:
      return ToggleFullScreen{};
    default:
      break;
  }
  if (press.key >= Key::k1 && press.key <= Key::k9) {
    const int index = static_cast<int>(press.key) - static_cast<int>(Key::k1);
    if (index < static_cast<int>(view.views.size())) return SetView{index};
  }
  return std::nullopt;
}

std::optional<Command> Shortcut(std::string_view sign, const View& view) {
  if (sign == "+" && view.page == Page::kFollow) return AddTen{};
  if (sign == "+") return Zoom{1};
  if (sign == "-") return Zoom{-1};
  if (sign == "=") return SetPace{1};
  return std::nullopt;
}

std::span<const ShortcutHelp> ShortcutList() { return kList; }

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

// What comes from the window, in our own words. App translates and pushes
// every event in order; none is lost however slow the frames are.
namespace limber::ui {

enum class Key : std::uint8_t {
  kNone,
  kSpace,
  kEnter,
  kEscape,
  kTab,
  kBackspace,
  kDelete,
  kLeft,
  kRight,
  kUp,
  kDown,
  kHome,
  kEnd,
  kPageUp,
  kPageDown,
  kF1,
  kF3,
  kF6,
  kF11,
  k1,
  k2,
  k3,
  k4,
  k5,
  k6,
  k7,
  k8,
  k9,
  kA,
  kB,
  kC,
  kD,
  kE,
  kF,
  kG,
  kH,
  kI,
  kJ,
  kK,
  kL,
  kM,
  kN,
  kO,
  kP,
  kQ,
  kR,
  kS,
  kT,
  kU,
  kV,
  kW,
  kX,
  kY,
  kZ,
  kCount
};

struct MouseMove {
  float x = 0, y = 0;
};  // window pixels
struct MouseButton {
  int button = 0;  // 0 left, 1 right, 2 middle
  bool down = false;
  float x = 0, y = 0;
};
struct MouseWheel {
  float x = 0, y = 0;
};  // notches, + up and right
struct MouseLeave {};
struct KeyPress {
  Key key{};
  bool down = true, shift = false, control = false;
  bool repeat = false;  // made by holding the key down
};
// Characters as the keyboard layout makes them, UTF-8, zero-terminated. The
// signs / ? + - are shortcuts by this way, so that they work on any layout.
struct Text {
  std::array<char, 32> utf8{};
};

using Event = std::variant<MouseMove, MouseButton, MouseWheel, MouseLeave,
                           KeyPress, Text>;

}  // namespace limber::ui

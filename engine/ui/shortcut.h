// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "engine/ui/command.h"
#include "engine/ui/input.h"
#include "engine/ui/view.h"

namespace limber::ui {

// The command a key gives outside text fields; nothing for keys without one.
// Pure: toggles look at the view, steps at the session.
std::optional<Command> Shortcut(const KeyPress& press, const View& view);

// The same for signs that depend on the keyboard layout: + and -.
std::optional<Command> Shortcut(std::string_view sign, const View& view);

// What help lists.
struct ShortcutHelp {
  std::string_view group, keys, words;  // keys separated by one space
};
std::span<const ShortcutHelp> ShortcutList();

}  // namespace limber::ui

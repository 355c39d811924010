// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/ui/input.h"

union SDL_Event;

namespace limber::app {

// An event of the window in the panel's words; nothing for other events.
std::optional<ui::Event> Translate(const SDL_Event& event);

}  // namespace limber::app

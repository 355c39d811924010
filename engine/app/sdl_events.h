// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/ui/input.h"

union SDL_Event;

namespace limber::app {

// An event of the window in the panel's words; nothing for other events. The
// pointer comes in points and leaves in pixels, of which a point may have two.
std::optional<ui::Event> Translate(const SDL_Event& event,
                                   float pixels_per_point);

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/ui/canvas.h"

// Private to this room: controls. Each reports itself to Canvas::controls and
// can be reached by Tab; `name` has to be a literal.
namespace limber::ui {

// What happened to a control in this frame.
struct Touch {
  bool hovered = false, held = false, pressed = false, focused = false;
  float glow = 0;  // 0 .. 1, follows hovered in 120 ms
};

Touch Hit(Canvas& c, std::string_view name, int index, const Rect& r,
          float radius, std::string_view tip = {}, std::string_view key = {});

// A square button with an icon; `on` = chosen.
bool IconButton(Canvas& c, std::string_view name, const Rect& r,
                std::string_view glyph, bool on, std::string_view tip,
                std::string_view key = {});
// An outlined choice, as high as r.
bool Chip(Canvas& c, std::string_view name, int index, const Rect& r,
          std::string_view word, bool on, bool enabled);

// One choice of several on a panel of its own; returns the index pressed, or
// -1. `x` is the left end; `width` the one it needs.
float SegmentedWidth(const Canvas& c, std::span<const std::string_view> words);
int Segmented(Canvas& c, std::string_view name, float x, float y, float height,
              std::span<const std::string_view> words, int chosen);
// The same look for a single switch with an icon.
float ToggleWidth(const Canvas& c, std::string_view word);
bool Toggle(Canvas& c, std::string_view name, float x, float y, float height,
            std::string_view glyph, std::string_view word, bool on,
            std::string_view tip, std::string_view key);

// A share from 0 to 1, dragged; a press of a key on it goes to the other end.
// Gives the share that is asked for, or nothing.
float SliderWidth(const Canvas& c, std::string_view word);
std::optional<double> Slider(Canvas& c, std::string_view name, float x, float y,
                             float height, std::string_view word, double share,
                             std::string_view tip, std::string_view key);

// Opens a window of the page over r; all that follows is drawn into it, and
// the pointer over it does not reach the stage. `above` puts it over the rest.
void BeginSection(Canvas& c, const char* name, const Rect& r,
                  bool above = false);
void EndSection(Canvas& c);
// A part of a section that scrolls up and down. Returns the y where its
// content begins; EndScroll takes where it ended.
float BeginScroll(Canvas& c, const char* name, const Rect& r);
void EndScroll(Canvas& c, float content_end);

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

#include "engine/ui/canvas.h"

// Private to this room: what the panels at the side are set in.
namespace limber::ui {

// The column of the panel: everything goes below what is there.
struct Column {
  Canvas& c;
  float x, y, width;

  float Paragraph(Type type, Colour colour, std::string_view text, float line,
                  float indent = 0) {
    const float height = c.WriteWrapped(type, colour, x + indent, y,
                                        width - indent, c.px(line), text);
    y += height;
    return height;
  }
  void Heading(std::string_view text) {
    y += c.px(8);
    Paragraph(Type::kCaptionStrong, c.ink.t3, text, 22);
    y += c.px(2);
  }
  void Rule() {
    y += c.px(8);
    c.Stroke(x, y, x + width, y, std::max(1.f, c.line(1)), c.ink.line);
    y += c.px(4);
  }
};

// A square button with a plus or a minus.
bool DrawStep(Canvas& c, std::string_view name, const Rect& r, bool more,
              std::string_view tip);

// Whether there is sound, and how loud each kind is.
void DrawSound(Column& column);

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/swatch.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

using State = scene::RegionLight::State;

constexpr float kUnlit = 0.4f;     // what is left of a swatch
constexpr float kFullyLit = 0.3f;  // on the body, from which a row is bright

// The marks of a state, so that it can be told without its colour: lines along
// the fibre, broken lines, slanted bars, dots.
void DrawPattern(Canvas& c, const Rect& r, State state, Colour mark,
                 bool swatch) {
  const float s = c.layout.scale, width = swatch ? 1.5f * s : 2 * s;
  const Colour ink = Fade(mark, swatch ? 0.55f : 0.4f);
  c.list->PushClipRect({r.x0, r.y0}, {r.x1, r.y1}, true);
  switch (state) {
    case State::kPrimary:
      for (float y = r.y0 + 3.5f * s; swatch && y < r.y1 - s; y += 4 * s) {
        c.Stroke(r.x0, y, r.x1, y, width, ink);
      }
      break;
    case State::kSecondary:
      for (float x = r.x0 + 4 * s; x < r.x1; x += (swatch ? 5 : 8) * s) {
        c.Stroke(x, r.y0, x, r.y1, width, ink);
      }
      break;
    case State::kWorking:
      for (float x = r.x0 - 2 * s; x < r.x1; x += (swatch ? 5 : 7) * s) {
        c.Stroke(x, r.y1, x + 0.47f * r.height(), r.y0, width, ink);
      }
      break;
    case State::kRelaxed:
    case State::kNone:
      for (float x = r.x0 + 4 * s; x < r.x1; x += 4 * s) {
        c.Disc(x, r.centre_y(), s, ink);
      }
      break;
  }
  c.list->PopClipRect();
}

}  // namespace

bool HasBar(State role) {
  return role == State::kPrimary || role == State::kSecondary;
}

float DrawMuscleRow(Canvas& c, const MuscleRow& row, int index, const Rect& at,
                    bool* hovered) {
  const Swatch swatch = SwatchOf(c.view, c.ink, row.role);
  Line line;
  const std::string_view value = Percent(row.stretch, line);
  const float x = at.x0 + c.px(28), label_line = c.px(20);
  // How far a muscle is stretched says nothing about how much it works.
  const bool measured = HasBar(row.role);
  const float value_width =
      measured ? std::ceil(c.Width(Type::kCaption, "100 %")) + c.px(8) : 0;
  const float name_width = at.x1 - x - value_width;
  const float name_height =
      c.WriteWrapped(Type::kLabel, 0, 0, 0, name_width, label_line, row.name,
                     Align::kLeft, false);
  const float height = name_height + c.px(measured ? 20 : 6);
  const Touch touch =
      Hit(c, "muscle", index,
          {at.x0 - c.px(6), at.y0, at.x1 + c.px(4), at.y0 + height}, c.line(8));
  *hovered = touch.hovered || touch.focused;
  if (touch.glow > 0) {
    c.Fill({at.x0 - c.px(6), at.y0, at.x1 + c.px(4), at.y0 + height - c.px(2)},
           Fade(c.ink.s2, touch.glow), c.line(8));
  }

  const float cy = at.y0 + label_line / 2,
              thin = std::max(1.f, std::floor(c.layout.scale));
  const Rect chip{at.x0, cy - c.px(8), at.x0 + c.px(16), cy + c.px(8)};
  // A muscle that does not show on the body now steps back here as well.
  const float lit = std::clamp(row.lit / kFullyLit, 0.f, 1.f);
  const float alpha = kUnlit + (1 - kUnlit) * lit;
  c.Fill(chip, Fade(swatch.fill, alpha), c.line(4));
  DrawPattern(c, chip.Inset(thin, thin), row.role, Fade(swatch.mark, alpha),
              true);
  c.Outline(chip, Fade(swatch.edge, alpha), c.line(4), thin);

  c.WriteWrapped(Type::kLabel, Mix(c.ink.t3, c.ink.t1, lit), x, at.y0,
                 name_width, label_line, row.name);
  if (!measured) return height;
  c.WriteTabular(Type::kCaption, Mix(c.ink.t3, c.ink.t2, lit), at.x1, cy, value,
                 Align::kRight);

  const float top = at.y0 + name_height + c.px(3);
  const Rect bar{x, top, at.x1, top + c.px(8)};
  const float radius = c.line(4);
  c.Fill(bar, c.ink.track, radius);
  const float share = std::clamp(row.stretch, 0.f, 1.f);
  const float filled = std::round(bar.width() * share);
  if (filled >= 2 * radius) {
    const Rect fill{bar.x0, bar.y0, bar.x0 + filled, bar.y1};
    c.Fill(fill, swatch.fill, radius);
    DrawPattern(c, fill.Inset(c.px(2), 0), row.role, swatch.mark, false);
    if (c.ink.outlined_bars) c.Outline(fill, swatch.edge, radius, thin);
  }
  return height;
}

}  // namespace limber::ui

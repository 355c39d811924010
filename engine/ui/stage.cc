// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {

void DrawStageTools(Canvas& c) {
  const Rect r = c.layout.tools;
  const float gap = c.px(8), height = r.height();
  const float views = SegmentedWidth(c, c.view.views);
  const float figures = SegmentedWidth(c, c.view.figures);
  const float muscles = ToggleWidth(c, "Muscles");

  const float xray = SliderWidth(c, "X-ray");

  // Two rows where one does not hold all; the second lies over the stage. The
  // slider goes where room is left, at last into a row of its own.
  const float group = figures + gap + muscles;
  const bool one_row = views + gap + group <= r.width();
  const float second_y = one_row ? r.y0 : r.y1 + gap;

  BeginSection(c, "views", {r.x0, r.y0, r.x0 + views, r.y1});
  const int view =
      Segmented(c, "view", r.x0, r.y0, height, c.view.views, c.view.view);
  if (view >= 0) c.Send(SetView{view});
  EndSection(c);

  const float left = one_row ? r.x1 - group : r.x0;
  BeginSection(c, "figures", {left, second_y, left + group, second_y + height});
  const int figure = Segmented(c, "figure", left, second_y, height,
                               c.view.figures, c.view.figure);
  if (figure >= 0) c.Send(SetFigure{figure});
  if (Toggle(c, "muscles", left + figures + gap, second_y, height,
             icon::kMuscles, "Muscles", c.view.muscles_shown,
             "Muscles on the body", "U")) {
    c.Send(SetMusclesShown{!c.view.muscles_shown});
  }
  EndSection(c);

  float x = r.x0, y = second_y + height + gap;
  if (one_row && views + gap + xray + gap + group <= r.width()) {
    x = left - gap - xray;
    y = second_y;
  } else if (!one_row && group + gap + xray <= r.width()) {
    x = left + group + gap;
    y = second_y;
  }
  BeginSection(c, "inside", {x, y, x + xray, y + height});
  if (const auto share = Slider(c, "xray", x, y, height, "X-ray", c.view.xray,
                                "Bones and muscles", "X")) {
    if (*share != c.view.xray) c.Send(SetXray{*share});
  }
  EndSection(c);

  if (c.state.rate_shown) {
    Line line;
    const auto end = fmt::format_to_n(
        line.data(), line.size(), "{:.0f} fps \u00b7 {}",
        c.view.frames_per_second,
        c.view.tier == scene::Tier::kSoftware ? "software" : "high");
    const std::string_view text{line.data(), end.size};
    const Rect plate{r.x0, c.layout.cue.y1 - c.px(24),
                     r.x0 + c.Width(Type::kCaption, text) + c.px(16),
                     c.layout.cue.y1};
    c.panel = plate;
    c.Plate(plate, 6);
    c.Write(Type::kCaption, c.ink.t1, plate.x0 + c.px(8), plate.centre_y(),
            text);
  }
}

void DrawCue(Canvas& c) {
  const coach::Moment& moment = c.view.moment;
  const float opacity = static_cast<float>(moment.cue_opacity);
  if (!c.view.captions || moment.cue.empty() || opacity <= 0) return;
  Rect area = c.layout.cue;  // beside an open drawer
  if (!c.layout.portrait) {
    if (!c.layout.list_docked && c.state.list_open) {
      area.x0 = c.layout.list.x1 + c.px(12);
    }
    if (!c.layout.muscles_docked && c.state.muscles_open) {
      area.x1 = c.layout.muscles.x0 - c.px(12);
    }
  }
  const float pad_x = c.px(20), pad_y = c.px(10), line = c.px(28);
  const float most = area.width() - 2 * pad_x;
  const float natural = std::ceil(c.Width(Type::kCue, moment.cue)) + 1;
  const float width = std::min(natural, most);
  const float height = c.WriteWrapped(Type::kCue, 0, 0, 0, width, line,
                                      moment.cue, Align::kCentre, false);
  // Rises by 8 as it comes; a fixed place where motion is reduced.
  const float rise =
      c.view.reduced_motion ? 0 : std::round(c.line(8) * (1 - opacity));
  const float x = std::round(area.centre_x() - width / 2);
  const float foot = area.y1 + rise;
  const Rect plate{x - pad_x, foot - height - 2 * pad_y, x + width + pad_x,
                   foot};
  c.panel = plate;
  c.scrolls = false;
  c.Plate(plate, 12, opacity);
  c.WriteWrapped(Type::kCue, Fade(c.ink.t1, opacity), x, plate.y0 + pad_y,
                 width, line, moment.cue, Align::kCentre);
}

}  // namespace limber::ui

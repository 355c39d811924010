// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

// A figure bending sideways: two arcs for trunk and arm, a dot for the head.
float DrawMark(Canvas& c, float x, float y) {
  const float s = c.layout.scale, width = 3 * s;
  const auto bow = [&](float reach, float lift, Colour colour) {
    c.list->AddBezierCubic({x, y + 11 * s}, {x + 2 * s, y + 2 * s - lift},
                           {x + 8 * s, y - 4 * s - lift},
                           {x + reach, y - 4 * s - lift}, colour, width, 24);
  };
  bow(21 * s, 4 * s, c.ink.accent);
  c.list->AddBezierCubic({x + 8 * s, y + 11 * s}, {x + 9 * s, y + 5 * s},
                         {x + 14 * s, y + 2 * s}, {x + 21 * s, y + 2 * s},
                         Fade(c.ink.accent, 0.5f), width, 24);
  c.Disc(x + 6.5f * s, y - 8.5f * s, 3.6f * s, c.ink.t1);
  return x + 32 * s;
}

}  // namespace

void DrawTopBar(Canvas& c) {
  const Rect bar = c.layout.top_bar;
  const float button = c.px(36), pad = c.px(2), cy = bar.centre_y();

  float x = bar.x0 + c.px(8);
  const bool watch = c.view.page == Page::kWatch;
  const bool drawer = watch && !c.layout.portrait && !c.layout.list_docked;
  if (drawer) {
    const Rect r{bar.x0, bar.y0, bar.x0 + c.px(40), bar.y1};
    BeginSection(c, "open list", r);
    c.Panel(r, 10);
    if (IconButton(c, "open_list", r.Inset(pad, pad), icon::kList,
                   c.state.list_open, "Movements")) {
      c.state.list_open = !c.state.list_open;
    }
    EndSection(c);
    x = r.x1 + c.px(16);
  }
  c.panel = bar;
  c.scrolls = false;
  x = DrawMark(c, x, cy);
  x += c.Write(Type::kHeading, c.ink.t1, x, cy, "Limber");
  static constexpr std::array<std::string_view, 2> kPages{"Watch",
                                                          "Follow along"};
  const float pages = SegmentedWidth(c, kPages);
  const float left =
      std::max(std::round(bar.centre_x() - pages / 2), x + c.px(12));
  BeginSection(c, "pages", {left, bar.y0, left + pages, bar.y1});
  const int pressed = Segmented(c, "page", left, bar.y0, bar.height(), kPages,
                                c.view.page == Page::kWatch ? 0 : 1);
  if (pressed >= 0) {
    c.Send(ShowPage{pressed == 0 ? Page::kWatch : Page::kRoutines});
  }
  EndSection(c);

  const int palettes = static_cast<int>(c.view.palettes.size());
  const bool muscle_drawer =
      watch && !c.layout.portrait && !c.layout.muscles_docked;
  const int count = 3 + (palettes > 1 ? 1 : 0) + (muscle_drawer ? 1 : 0);
  const Rect tools{bar.x1 - static_cast<float>(count) * button - 2 * pad,
                   bar.y0, bar.x1, bar.y1};
  BeginSection(c, "top tools", tools);
  c.Panel(tools, 10);
  float at = tools.x0 + pad;
  const auto next = [&] {
    const Rect r{at, tools.y0 + pad, at + button, tools.y1 - pad};
    at = r.x1;
    return r;
  };
  if (muscle_drawer && IconButton(c, "open_muscles", next(), icon::kMuscles,
                                  c.state.muscles_open, "Muscles and advice")) {
    c.state.muscles_open = !c.state.muscles_open;
  }
  if (palettes > 1 && IconButton(c, "palette", next(), icon::kPalette, false,
                                 "Muscle colours", "P")) {
    c.Send(SetPalette{(c.view.palette + 1) % palettes});
  }
  const bool dark = c.view.theme == scene::Theme::kDark;
  if (IconButton(c, "theme", next(), icon::kTheme, false,
                 dark ? "Light theme" : "Dark theme", "T")) {
    c.Send(SetTheme{dark ? scene::Theme::kLight : scene::Theme::kDark});
  }
  if (IconButton(c, "full_screen", next(), icon::kFull, false, "Full screen",
                 "F")) {
    c.Send(ToggleFullScreen{});
  }
  if (IconButton(c, "help", next(), icon::kKeys, c.state.help, "Keys", "?")) {
    c.state.help = !c.state.help;
  }
  EndSection(c);
}

void DrawTabs(Canvas& c) {
  static constexpr std::array<std::string_view, 2> kTabs{"Movements",
                                                         "Muscles"};
  BeginSection(c, "tabs", c.layout.tabs);
  const int pressed = Segmented(c, "tab", c.layout.tabs.x0, c.layout.tabs.y0,
                                c.layout.tabs.height(), kTabs, c.state.tab);
  if (pressed >= 0) c.state.tab = pressed;
  EndSection(c);
}

void DrawTip(Canvas& c) {
  PageState& state = c.state;
  if (state.tip_id != state.tip_last) {
    state.tip_last = state.tip_id;
    state.tip_since = c.view.wall_seconds;
  }
  constexpr double kDelay = 0.4;
  if (state.tip_id == 0 || c.view.wall_seconds - state.tip_since < kDelay) {
    return;
  }
  Line line;
  std::string_view text = state.tip;
  if (!state.tip_key.empty()) {
    const auto end = fmt::format_to_n(line.data(), line.size(), "{}  {}",
                                      state.tip, state.tip_key);
    text = {line.data(), std::min(end.size, line.size())};
  }
  c.list = ImGui::GetForegroundDrawList();
  const float width = c.Width(Type::kLabel, text) + c.px(24);
  const float height = c.px(32), margin = c.px(12);
  const float right = static_cast<float>(c.view.window_width) - margin;
  const float x = std::clamp(state.tip_at.centre_x() - width / 2, margin,
                             std::max(margin, right - width));
  const bool below = state.tip_at.y0 < 2 * height;
  const float y =
      below ? state.tip_at.y1 + c.px(8) : state.tip_at.y0 - c.px(8) - height;
  const Rect r{x, y, x + width, y + height};
  c.panel = r;
  c.Panel(r, 8);
  c.Write(Type::kLabel, c.ink.t1, r.x0 + c.px(12), r.centre_y(), text);
}

}  // namespace limber::ui

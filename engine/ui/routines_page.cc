// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/ui/follow_sections.h"
#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr float kCardLeast = 260, kDetail = 352, kPad = 16, kThumb = 80;

bool OnTheFloor(const Canvas& c, const coach::Routine& routine) {
  return std::ranges::any_of(routine.items, [&](const coach::Item& item) {
    return item.kind == coach::Item::Kind::kMovement &&
           PlaceOf(c.session().movements()[item.index]) == Place::kFloor;
  });
}

bool Offered(const Canvas& c, std::size_t index, Length length, bool no_floor) {
  using std::chrono::minutes;
  // "5 minutes" means up to five and a half.
  const core::Duration total = c.state.routine_totals[index];
  const core::Duration slack = std::chrono::seconds(30);
  if (length == Length::kFive && total > minutes(5) + slack) return false;
  if (length == Length::kTen && total > minutes(10) + slack) return false;
  return !no_floor || !OnTheFloor(c, c.session().routines()[index]);
}

void DrawPicture(Canvas& c, const Thumbnail& picture, const Rect& r,
                 float radius) {
  if (picture.texture == 0) return c.Fill(r, c.ink.s3, radius);
  // The middle of a square picture, as wide as the place.
  const float share = std::min(1.f, r.width() / r.height());
  const float middle = (picture.u0 + picture.u1) / 2;
  const float half = (picture.u1 - picture.u0) / 2 * share;
  c.list->AddImageRounded(
      reinterpret_cast<ImTextureID>(std::uintptr_t{picture.texture}),
      {r.x0, r.y0}, {r.x1, r.y1}, {middle - half, picture.v0},
      {middle + half, picture.v1}, ~0u, radius);
}

void DrawFilters(Canvas& c, float x, float y) {
  static constexpr std::array<std::string_view, 3> kWords{
      "Any length", "Up to 5 min", "Up to 10 min"};
  PageState& state = c.state;
  const auto any = [&](Length length, bool no_floor) {
    for (std::size_t i = 0; i < state.routine_totals.size(); ++i) {
      if (Offered(c, i, length, no_floor)) return true;
    }
    return false;
  };
  const auto chip = [&](std::string_view name, int index, std::string_view word,
                        bool on, bool enabled) {
    const Rect r{x, y,
                 x + std::ceil(c.Width(Type::kLabelStrong, word)) + c.px(24),
                 y + c.px(28)};
    x = r.x1 + c.px(8);
    return Chip(c, name, index, r, word, on, enabled);
  };
  for (int i = 0; i < 3; ++i) {
    const auto length = static_cast<Length>(i);
    if (chip("length", i, kWords[std::size_t(i)], state.length == length,
             any(length, state.no_floor))) {
      state.length = length;
    }
  }
  x += c.px(8);
  if (chip("no_floor", 0, "No floor", state.no_floor,
           state.no_floor || any(state.length, true))) {
    state.no_floor = !state.no_floor;
  }
}

void DrawCard(Canvas& c, std::size_t index, const Rect& r) {
  const coach::Routine& routine = c.session().routines()[index];
  const bool on = static_cast<int>(index) == c.state.chosen_routine;
  const float radius = c.line(12);
  const Touch touch =
      Hit(c, "routine_card", static_cast<int>(index), r, radius);
  if (touch.pressed) c.state.chosen_routine = static_cast<int>(index);
  if (!ImGui::IsRectVisible({r.x0, r.y0}, {r.x1, r.y1})) return;
  if (on) {
    c.Fill(r, c.ink.accentsoft, radius);
    c.Outline(r, c.ink.accent, radius, std::max(1.f, c.line(1)));
  } else {
    c.Panel(r);
    c.Fill(r, Fade(c.ink.s2, touch.glow), radius);
  }
  const float pad = c.px(kPad), gap = c.px(6), size = c.px(kThumb);
  const Rect inner = r.Inset(pad, pad);
  int movements = 0;
  for (const coach::Item& item : routine.items) {
    movements += item.kind == coach::Item::Kind::kMovement ? 1 : 0;
  }
  const int most = static_cast<int>((inner.width() + gap) / (c.px(56) + gap));
  const int shown = std::clamp(movements, 1, std::min(4, most));
  const float share = (inner.width() - gap * static_cast<float>(shown - 1)) /
                      static_cast<float>(shown);
  const float width = std::min(share, size);  // the pictures are square
  int number = 0, drawn = 0;
  for (const coach::Item& item : routine.items) {
    if (item.kind != coach::Item::Kind::kMovement) continue;
    // Spread over the routine, the first and the last among them.
    const int wanted = shown == 1 ? 0 : drawn * (movements - 1) / (shown - 1);
    if (number++ != wanted || drawn == shown) continue;
    const float x = inner.x0 + (width + gap) * static_cast<float>(drawn++);
    DrawPicture(
        c, PictureOf(c, item.id),
        {std::round(x), inner.y0, std::round(x + width), inner.y0 + size},
        c.line(8));
  }
  c.panel = r;
  Line line;
  const float y = inner.y0 + size + c.px(20);
  c.WriteTabular(Type::kHeading, c.ink.t2, inner.x1, y,
                 Clock(c.state.routine_totals[index], line), Align::kRight);
  const bool fits =
      c.Width(Type::kHeading, routine.name) < inner.width() - c.px(56);
  c.Write(Type::kHeading, c.ink.t1, inner.x0, y,
          fits ? routine.name : routine.short_name);
  const auto end =
      fmt::format_to_n(line.data(), line.size(), "{} movements{}", movements,
                       OnTheFloor(c, routine) ? "" : " \u00b7 no floor");
  c.Write(Type::kCaption, on ? c.ink.t2 : c.ink.t3, inner.x0, y + c.px(22),
          {line.data(), std::min<std::size_t>(end.size, line.size())});
}

float CardHeight(const Canvas& c) {
  return 2 * c.px(kPad) + c.px(kThumb) + c.px(52);
}

void DrawGrid(Canvas& c, const Rect& r) {
  BeginSection(c, "routines", r);
  c.panel = r;
  float y = r.y0;
  c.Write(Type::kTitle, c.ink.t1, r.x0 + c.px(8), y + c.px(14), "Routines");
  y += c.px(40);
  DrawFilters(c, r.x0 + c.px(8), y);
  y += c.px(40);
  const float top = BeginScroll(c, "cards", {r.x0, y, r.x1, r.y1});
  const float left = r.x0 + c.px(8), room = r.width() - c.px(24);
  const float gap = c.px(16);
  const int columns =
      std::max(1, static_cast<int>((room + gap) / (c.px(kCardLeast) + gap)));
  const float width = (room - gap * static_cast<float>(columns - 1)) /
                      static_cast<float>(columns);
  const float height = CardHeight(c);
  int place = 0;
  for (std::size_t i = 0; i < c.session().routines().size(); ++i) {
    if (!Offered(c, i, c.state.length, c.state.no_floor)) continue;
    const float x = left + (width + gap) * static_cast<float>(place % columns);
    const float at =
        top + c.px(8) + (height + gap) * static_cast<float>(place / columns);
    DrawCard(c, i,
             {std::round(x), std::round(at), std::round(x + width),
              std::round(at + height)});
    ++place;
  }
  const int rows = (place + columns - 1) / columns;
  EndScroll(c, top + c.px(8) + (height + gap) * static_cast<float>(rows));
  EndSection(c);
}

// A value with a button on each side of it. Returns -1, 0 or +1.
int Stepper(Canvas& c, std::string_view less, std::string_view more, float x0,
            float x1, float y, std::string_view word, std::string_view value) {
  const float size = c.px(32);
  c.Write(Type::kLabel, c.ink.t2, x0, y + size / 2, word);
  int step = 0;
  const Rect plus{x1 - size, y, x1, y + size};
  const Rect minus{x1 - c.px(104) - size, y, x1 - c.px(104), y + size};
  if (IconButton(c, less, minus, icon::kMinus, false, "Less")) step = -1;
  if (IconButton(c, more, plus, icon::kPlus, false, "More")) step = 1;
  c.Write(Type::kLabelStrong, c.ink.t1, (minus.x1 + plus.x0) / 2, y + size / 2,
          value, Align::kCentre);
  return step;
}

// How it is done: pace, holds, breath. Returns the foot.
float DrawSettings(Canvas& c, float x0, float x1, float y) {
  const coach::Settings& settings = c.session().settings();
  Line line;
  const float row = c.px(36);
  if (const int step = Stepper(c, "pace_less", "pace_more", x0, x1, y, "Pace",
                               Pace(settings.pace, line))) {
    c.Send(SetPace{
        std::clamp(std::round(settings.pace * 10 + step) / 10, .5, 1.5)});
  }
  if (const int step = Stepper(c, "hold_less", "hold_more", x0, x1, y + row,
                               "Holds", Pace(settings.hold_scale, line))) {
    c.Send(SetHoldScale{
        std::clamp(std::round(settings.hold_scale * 4 + step) / 4, .5, 3.)});
  }
  const auto end =
      fmt::format_to_n(line.data(), line.size(), "{:.0f} in, {:.0f} out",
                       settings.breath_in, settings.breath_out);
  if (const int step =
          Stepper(c, "breath_less", "breath_more", x0, x1, y + 2 * row,
                  "Breath, s", {line.data(), end.size})) {
    const double in = std::clamp(settings.breath_in + step, 2., 6.);
    c.Send(SetBreath{in, std::clamp(in * 1.5, 3., 8.)});
  }
  return y + 3 * row;
}

void DrawDetail(Canvas& c, const Rect& r) {
  const auto index = static_cast<std::size_t>(c.state.chosen_routine);
  const coach::Routine& routine = c.session().routines()[index];
  BeginSection(c, "detail", r);
  c.Panel(r);
  c.panel = r;
  const float pad = c.px(kPad), x0 = r.x0 + pad, x1 = r.x1 - pad;
  float y = r.y0 + pad;
  y += c.WriteWrapped(Type::kTitle, c.ink.t1, x0, y, x1 - x0, c.px(26),
                      routine.name);
  Line line;
  c.Write(Type::kBody, c.ink.t2, x0, y + c.px(10),
          RoutineMeta(routine, c.state.routine_totals[index], line));
  y += c.px(26);
  y += c.WriteWrapped(Type::kCaption, c.ink.t3, x0, y, x1 - x0, c.px(17),
                      routine.summary) +
       c.px(8);

  const float button = c.px(48), settings = 3 * c.px(36) + c.px(12);
  const float foot = r.y1 - pad - button - settings;
  const Rect rows{x0 - c.px(4), y, r.x1 - c.px(4), foot - c.px(8)};
  const float top = BeginScroll(c, "items", rows);
  float at = top;
  for (const coach::Item& item : routine.items) {
    if (item.kind == coach::Item::Kind::kCard) continue;
    const bool movement = item.kind == coach::Item::Kind::kMovement;
    const float height = c.px(movement ? 44 : 24);
    const float middle = at + height / 2, size = c.px(36);
    if (movement) {
      const coach::Movement& what = c.session().movements()[item.index];
      DrawPicture(c, PictureOf(c, item.id),
                  {x0, middle - size / 2, x0 + size, middle + size / 2},
                  c.line(8));
      const float text = x0 + size + c.px(10);
      const bool fits =
          c.Width(Type::kBodyMedium, what.name) < x1 - c.px(52) - text;
      c.Write(Type::kBodyMedium, c.ink.t1, text, middle,
              fits ? what.name : what.short_name);
    } else {
      c.Icon(Type::kIcon, c.ink.t3, x0 + size / 2, middle, icon::kDown);
      c.Write(Type::kCaption, c.ink.t3, x0 + size + c.px(10), middle,
              item.text);
    }
    c.WriteTabular(movement ? Type::kLabel : Type::kCaption,
                   movement ? c.ink.t2 : c.ink.t3, x1 - c.px(8), middle,
                   Clock(item.seconds, line), Align::kRight);
    at += height;
  }
  EndScroll(c, at);
  c.panel = r;
  c.scrolls = false;
  DrawSettings(c, x0, x1, foot);
  const Rect start{x0, r.y1 - pad - button, x1, r.y1 - pad};
  const float radius = c.line(10);
  const Touch touch = Hit(c, "start", 0, start, radius, "Follow it", "Enter");
  c.Fill(start, Mix(c.ink.accent, c.ink.t1, .15f * touch.glow), radius);
  const float words = c.Width(Type::kHeading, "Start");
  c.Icon(Type::kIcon, c.ink.onaccent, start.centre_x() - words / 2 - c.px(14),
         start.centre_y(), icon::kPlay);
  c.Write(Type::kHeading, c.ink.onaccent, start.centre_x() + c.px(6),
          start.centre_y(), "Start", Align::kCentre);
  if (touch.pressed) c.Send(StartRoutine{index});
  EndSection(c);
}

}  // namespace

void DrawRoutinesPage(Canvas& c) {
  const Rect window = c.window();
  c.Fill(window, c.ink.bg);
  c.covered.push_back(window);
  DrawTopBar(c);
  if (c.session().routines().empty()) return;
  const float margin = c.px(12), top = c.layout.top_bar.y1 + c.px(12);
  const Rect page{margin, top, window.x1 - margin, window.y1 - margin};
  c.state.chosen_routine =
      std::clamp(c.state.chosen_routine, 0,
                 static_cast<int>(c.session().routines().size()) - 1);
  if (c.layout.portrait) {
    const float split = std::round(page.y0 + .48f * page.height());
    DrawGrid(c, {page.x0, page.y0, page.x1, split - margin});
    DrawDetail(c, {page.x0, split, page.x1, page.y1});
  } else {
    const float width = std::min(c.px(kDetail), .42f * page.width());
    const float split = std::round(page.x1 - width);
    DrawGrid(c, {page.x0, page.y0, split - margin, page.y1});
    DrawDetail(c, {split, page.y0, page.x1, page.y1});
  }
}

}  // namespace limber::ui

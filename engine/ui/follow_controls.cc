// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/follow_sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr double kShown = 4, kFade = 0.3;  // s after the last input

// How much the controls show: they leave someone alone who does not need them.
float Shown(const Canvas& c) {
  if (!c.session().playing() || c.state.focus_shown) return 1;
  const double since = c.view.wall_seconds - c.state.last_input;
  return std::clamp(static_cast<float>((kShown + kFade - since) / kFade), 0.f,
                    1.f);
}

struct Keys {
  std::string_view name, glyph, tip, key;
};

// A square place for a control; true where it was pressed.
bool RoundButton(Canvas& c, const Keys& keys, const Rect& r, bool main,
                 bool enabled = true) {
  const float radius = r.width() / 2;
  const Touch touch =
      enabled ? Hit(c, keys.name, 0, r, radius, keys.tip, keys.key) : Touch{};
  if (main) {
    c.Disc(r.centre_x(), r.centre_y(), radius,
           Mix(c.ink.accent, c.ink.t1, .2f * touch.glow));
  } else {
    c.Disc(r.centre_x(), r.centre_y(), radius, Fade(c.ink.s2, touch.glow));
  }
  const Colour ink = main ? c.ink.onaccent : c.ink.t1;
  const Colour shown = enabled ? ink : Fade(ink, .45f);
  if (keys.glyph == "+10") {
    c.WriteLarge(PublicType::kButton, shown, r.centre_x(), r.centre_y(), "+10",
                 Align::kCentre);
  } else {
    c.WriteLarge(PublicType::kIcon, shown, r.centre_x(), r.centre_y(),
                 keys.glyph, Align::kCentre);
  }
  return touch.pressed;
}

}  // namespace

float LargeButtonWidth(Canvas& c, std::string_view words) {
  return std::ceil(c.large.Width(PublicType::kButton, words)) +
         2 * c.large.em(PublicType::kFloor);
}

float LargeButton(Canvas& c, std::string_view name, float x, const Rect& row,
                  std::string_view words, bool filled, bool from_right,
                  bool* pressed) {
  const float width = LargeButtonWidth(c, words);
  const Rect r = from_right ? Rect{x - width, row.y0, x, row.y1}
                            : Rect{x, row.y0, x + width, row.y1};
  const float radius = .35f * c.large.em(PublicType::kFloor);
  const Touch touch = Hit(c, name, 0, r, radius);
  c.panel = r;
  if (filled) {
    c.Fill(r, Mix(c.ink.accent, c.ink.t1, .15f * touch.glow), radius);
  } else {
    c.Fill(r, Fade(c.ink.s2, touch.glow), radius);
    c.Outline(r, c.ink.control, radius, std::max(2.f, 2 * c.follow.unit));
  }
  c.WriteLarge(PublicType::kButton, filled ? c.ink.onaccent : c.ink.t1,
               r.centre_x(), r.centre_y(), words, Align::kCentre);
  *pressed = touch.pressed;
  return from_right ? r.x0 : r.x1;
}

void DrawFollowControls(Canvas& c) {
  const float shown = Shown(c);
  if (shown <= 0) return;
  const coach::Session& session = c.session();
  const Rect r = c.follow.controls;
  const float u = c.follow.unit;
  BeginSection(c, "follow controls", r);
  c.panel = r;
  c.Fill(r, Fade(c.ink.plate, c.ink.plate_alpha * shown), 20 * u);
  constexpr int kCount = 7;
  const float cell = r.width() / kCount;
  const float size = std::min(cell, r.height() * .62f);
  const auto place = [&](int i) {
    const float x = r.x0 + cell * (static_cast<float>(i) + .5f);
    const float half =
        i == 3 ? std::min(size * .62f, r.height() / 2) : size / 2;
    return Rect{x - half, r.centre_y() - half, x + half, r.centre_y() + half};
  };
  if (RoundButton(c, {"leave", icon::kTimes, "Leave", "Esc"}, place(0),
                  false)) {
    c.Send(ShowPage{Page::kRoutines});
  }
  if (RoundButton(c, {"repeat_side", icon::kRestart, "Repeat this side", "R"},
                  place(1), false)) {
    c.Send(RepeatSide{});
  }
  if (RoundButton(c, {"previous", icon::kBack, "Back", "PgUp"}, place(2),
                  false)) {
    c.Send(Previous{});
  }
  if (RoundButton(c,
                  {"play", session.playing() ? icon::kPause : icon::kPlay,
                   session.playing() ? "Pause" : "Go on", "Space"},
                  place(3), true)) {
    c.Send(TogglePlay{});
  }
  if (RoundButton(c, {"next", icon::kForward, "On", "PgDn"}, place(4), false)) {
    c.Send(Next{});
  }
  if (RoundButton(c, {"add_ten", "+10", "Ten seconds more", "+"}, place(5),
                  false, session.can_add_ten())) {
    c.Send(AddTen{});
  }
  if (RoundButton(c, {"pain", icon::kHand, "Does it hurt?", "H"}, place(6),
                  false)) {
    c.state.scale_shown = true;
    c.state.pain = -1;
    if (session.playing()) c.Send(TogglePlay{});
  }
  EndSection(c);
}

void DrawPainScale(Canvas& c) {
  PageState& state = c.state;
  const Rect page = c.follow.page;
  const float em = c.large.em(PublicType::kFloor);
  const float width = std::min(page.width(), 26 * em), pad = em;
  const Rect window = c.window();
  const float height = std::min(page.height(), 12.5f * em);
  const float x0 = std::round(page.centre_x() - width / 2);
  const float y0 = std::round(page.centre_y() - height / 2);
  const Rect r{x0, y0, x0 + width, y0 + height};
  BeginSection(c, "pain", window, true);
  c.Fill(window, Fade(c.ink.bg, .55f));
  c.Panel(r, 20);
  c.panel = r;
  const float left = r.x0 + pad, right = r.x1 - pad;
  float y = r.y0 + pad;
  y += c.WriteLargeWrapped(PublicType::kHeading, c.ink.t1, left, y,
                           right - left, "How much does it hurt?");
  y += .2f * em;
  const float cell = (right - left) / (kMostPain + 1);
  const float size = std::min(cell * .9f, 2 * em);
  Line line;
  for (int i = 0; i <= kMostPain; ++i) {
    const float x = left + cell * (static_cast<float>(i) + .5f);
    const Rect at{x - size / 2, y, x + size / 2, y + size};
    const Touch touch = Hit(c, "pain_is", i, at, size / 2);
    const bool on = state.pain == i;
    const Colour colour = i <= kFinePain ? c.ink.accent : c.ink.caution;
    c.Disc(x, y + size / 2, size / 2, on ? colour : Fade(c.ink.s2, touch.glow));
    c.list->AddCircle({x, y + size / 2}, size / 2 - 1, colour, 0,
                      std::max(2.f, 3 * c.follow.unit));
    const auto end = fmt::format_to_n(line.data(), line.size(), "{}", i);
    c.WriteLarge(PublicType::kFloor, on ? c.ink.bg : c.ink.t1, x, y + size / 2,
                 {line.data(), end.size}, Align::kCentre);
    if (touch.pressed) state.pain = i;
  }
  y += size + .5f * em;
  const bool fine = state.pain <= kFinePain;
  const std::string_view words =
      state.pain < 0 ? "0 is none, 10 the worst you can think of."
      : fine         ? "Up to 3 is all right. Ease off a little and breathe on."
                     : "Above 3: stop here. Come out of it slowly and rest.";
  c.WriteLargeWrapped(PublicType::kFloor, c.ink.t1, left, y, right - left,
                      words);
  const Rect row{left, r.y1 - pad - 2 * em, right, r.y1 - pad};
  bool pressed = false;
  float at = right;
  if (state.pain > kFinePain) {
    at = LargeButton(c, "pain_stop", at, row, "Stop", true, true, &pressed);
    if (pressed) {
      state.scale_shown = false;
      c.Send(ShowPage{Page::kRoutines});
    }
    at = LargeButton(c, "pain_skip", at - .5f * em, row, "Leave this one out",
                     false, true, &pressed);
    if (pressed) {
      state.scale_shown = false;
      const int next = coach::GuideAt(c.session()).next;
      const auto& plan = c.session().plan();
      c.Send(SeekRoutine{next < 0 ? plan.total
                                  : plan.pieces[c.session().piece()].end});
      c.Send(TogglePlay{});
    }
  } else {
    at = LargeButton(c, "pain_on", at, row, "Go on", true, true, &pressed);
    if (pressed) {
      state.scale_shown = false;
      c.Send(TogglePlay{});
    }
  }
  EndSection(c);
}

}  // namespace limber::ui

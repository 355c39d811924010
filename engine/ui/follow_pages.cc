// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/follow_sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

// The foot of a page: a line left, buttons right.
Rect Foot(const Canvas& c) {
  const Rect page = c.follow.page;
  const float height = 2.2f * c.large.em(PublicType::kFloor);
  return {page.x0, page.y1 - height, page.x1, page.y1};
}

struct Number {
  std::string_view value, label;
};

}  // namespace

void DrawCardPage(Canvas& c, const coach::Guide& guide) {
  const coach::Card* card = c.session().card();
  if (card == nullptr) return;
  const Rect page = c.follow.page, window = c.window();
  const float em = c.large.em(PublicType::kFloor), u = c.follow.unit;
  BeginSection(c, "card", window);
  c.Fill(window, c.ink.bg);
  c.panel = page;
  const Rect foot = Foot(c);
  float y = page.y0;
  y += c.WriteLargeWrapped(PublicType::kName, c.ink.t1, page.x0, y,
                           page.width(), card->title) +
       .4f * em;
  // As many columns as hold all lines above the foot.
  const int count = static_cast<int>(card->lines.size());
  const float pad = .8f * em, gap = .6f * em;
  const float mark = 1.6f * em;
  int columns = c.follow.portrait ? 1 : std::min(2, count);
  const float width = (page.width() - gap * static_cast<float>(columns - 1)) /
                      static_cast<float>(columns);
  const int rows = (count + columns - 1) / columns;
  const float room = foot.y0 - .6f * em - y;
  const float height =
      (room - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  const bool safety = card->id == coach::kSafetyCard;
  const float words = width - 2 * pad - mark;
  // As large as what is said while moving, where that finds room.
  PublicType type = PublicType::kCaption;
  for (const coach::Line& line : card->lines) {
    const float needed = c.WriteLargeWrapped(type, 0, 0, 0, words, line.text,
                                             Align::kLeft, false);
    if (needed + 2 * pad > height) type = PublicType::kFloor;
  }
  for (int i = 0; i < count; ++i) {
    const int column = i % columns, row = i / columns;
    const float x = page.x0 + (width + gap) * static_cast<float>(column);
    const float top = y + (height + gap) * static_cast<float>(row);
    const Rect box{x, top, x + width, top + height};
    c.Fill(box, c.ink.s1, 20 * u);
    c.Outline(box, c.ink.edge, 20 * u, std::max(1.f, u));
    c.panel = box;
    const Colour tone = safety && i == 0 ? c.ink.caution : c.ink.accent;
    c.WriteLarge(
        PublicType::kIcon, tone, box.x0 + pad + .4f * em,
        box.y0 + pad - .1f * em + .5f * Canvas::kLargeLine * c.large.em(type),
        !safety          ? icon::kCheck
        : i == 0         ? icon::kHalt
        : i == count - 1 ? icon::kAdviser
                         : icon::kCheck,
        Align::kCentre);
    const float left = box.x0 + pad + mark;
    float at = box.y0 + pad - .1f * em;
    at += c.WriteLargeWrapped(type, c.ink.t1, left, at, words,
                              card->lines[std::size_t(i)].text);
    if (safety && i == 1) {  // the scale that this line speaks of
      const float cell =
          std::min((box.x1 - pad - left) / (kMostPain + 1), 1.4f * em);
      const float radius = .36f * cell;
      if (at + .5f * em + 2 * radius < box.y1 - .3f * pad) {
        for (int n = 0; n <= kMostPain; ++n) {
          const float cx = left + cell * (static_cast<float>(n) + .5f);
          const float cy = at + .4f * em + radius;
          const bool fine = n <= kFinePain;
          if (fine) {
            c.Disc(cx, cy, radius, c.ink.accent);
          } else {
            c.list->AddCircle({cx, cy}, radius, c.ink.control, 0,
                              std::max(2.f, 3 * u));
          }
        }
      }
    }
  }
  c.panel = page;
  Line line;
  const int left = CountdownSeconds(guide.left);
  const auto end = c.session().playing()
                       ? fmt::format_to_n(line.data(), line.size(),
                                          "Goes on by itself in {} s", left)
                       : fmt::format_to_n(line.data(), line.size(),
                                          "Paused, {} s left", left);
  c.WriteLarge(PublicType::kFloor, c.ink.t2, foot.x0, foot.centre_y(),
               {line.data(), end.size});
  bool pressed = false;
  const float at = LargeButton(c, "ready", foot.x1, foot, "I am ready", true,
                               true, &pressed);
  if (pressed) {
    c.Send(Next{});
    if (!c.session().playing()) c.Send(TogglePlay{});
  }
  LargeButton(c, "leave", at - .5f * em, foot, "Not now", false, true,
              &pressed);
  if (pressed) c.Send(ShowPage{Page::kRoutines});
  EndSection(c);
}

void DrawSummaryPage(Canvas& c) {
  const coach::Session& session = c.session();
  const coach::Plan& plan = session.plan();
  const Rect page = c.follow.page, window = c.window();
  const float em = c.large.em(PublicType::kFloor), u = c.follow.unit;
  BeginSection(c, "summary", window);
  c.Fill(window, c.ink.bg);
  c.panel = page;
  const Rect foot = Foot(c);
  float y = page.y0;
  y += c.WriteLargeWrapped(PublicType::kName, c.ink.t1, page.x0, y,
                           page.width(), "All done.");
  y += c.WriteLargeWrapped(PublicType::kFloor, c.ink.t2, page.x0, y,
                           page.width(), session.routine()->name) +
       .6f * em;

  core::Duration held{0};
  int movements = 0;
  for (const coach::Piece& piece : plan.pieces) {
    if (piece.kind != coach::Piece::Kind::kMovement) continue;
    ++movements;
    const auto& phases = session.movements()[piece.movement].phases;
    for (const coach::Segment& segment : piece.timeline.segments) {
      if (phases[std::size_t(segment.phase)].kind == coach::PhaseKind::kHold) {
        held += segment.end - segment.begin;
      }
    }
  }
  Line all_line, held_line, count_line;
  const auto count_end =
      fmt::format_to_n(count_line.data(), count_line.size(), "{}", movements);
  const Number numbers[] = {{Clock(plan.total, all_line), "in all"},
                            {Clock(held, held_line), "held still"},
                            {{count_line.data(), count_end.size}, "movements"}};
  const float third = std::min(page.width() / 3, 12 * em);
  for (int i = 0; i < 3; ++i) {
    const float x = page.x0 + third * static_cast<float>(i);
    c.WriteLarge(PublicType::kName, c.ink.t1, x,
                 y + .5f * c.large.em(PublicType::kName), numbers[i].value);
    c.WriteLarge(PublicType::kFloor, c.ink.t2, x,
                 y + c.large.em(PublicType::kName) + .6f * em,
                 numbers[i].label);
  }
  y += c.large.em(PublicType::kName) + 2 * em;

  // What was done, in as many columns as it takes.
  const Rect box{page.x0, y, page.x1, foot.y0 - .6f * em};
  c.Fill(box, c.ink.s1, 20 * u);
  c.Outline(box, c.ink.edge, 20 * u, std::max(1.f, u));
  c.panel = box;
  const float pad = .8f * em, line_height = 1.5f * em;
  const int rows =
      std::max(1, static_cast<int>((box.height() - 2 * pad) / line_height));
  const int columns = (movements + rows - 1) / rows;
  const float width = (box.width() - 2 * pad) / static_cast<float>(columns);
  int i = 0;
  for (const coach::Piece& piece : plan.pieces) {
    if (piece.kind != coach::Piece::Kind::kMovement) continue;
    const float x = box.x0 + pad + width * static_cast<float>(i / rows);
    const float middle =
        box.y0 + pad + line_height * (static_cast<float>(i % rows) + .5f);
    Line line;
    const std::string_view time = Clock(piece.end - piece.begin, line);
    const float right = x + width - (columns > 1 ? 1.2f * em : 0);
    const float used = c.WriteLarge(PublicType::kFloor, c.ink.t2, right, middle,
                                    time, Align::kRight, true);
    const auto& movement = session.movements()[piece.movement];
    const bool fits = c.large.Width(PublicType::kFloor, movement.name) <
                      right - x - used - .5f * em;
    c.WriteLarge(PublicType::kFloor, c.ink.t1, x, middle,
                 fits ? movement.name : movement.short_name);
    ++i;
  }
  c.panel = page;
  bool pressed = false;
  const float at =
      LargeButton(c, "finish", foot.x1, foot, "Finish", true, true, &pressed);
  if (pressed) c.Send(ShowPage{Page::kRoutines});
  LargeButton(c, "again", at - .5f * em, foot, "Again", false, true, &pressed);
  if (pressed) c.Send(StartRoutine{std::size_t(session.routine_index())});
  EndSection(c);
}

}  // namespace limber::ui

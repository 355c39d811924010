// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

using State = scene::RegionLight::State;

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

int Group(State role) {
  switch (role) {
    case State::kPrimary:
    case State::kSecondary:
      return 0;
    case State::kWorking:
      return 1;
    case State::kRelaxed:
      return 2;
    case State::kNone:
      break;
  }
  return 3;
}

void DrawMuscles(Column& column) {
  Canvas& c = column.c;
  static constexpr std::array<std::string_view, 3> kGroups{
      "Lengthening", "Working", "Relaxing"};
  bool any = false;
  for (int group = 0; group < static_cast<int>(kGroups.size()); ++group) {
    bool headed = false;
    for (std::size_t i = 0; i < c.view.muscles.size(); ++i) {
      const MuscleRow& row = c.view.muscles[i];
      if (Group(row.role) != group) continue;
      if (!headed) {
        const float cy = column.y + c.px(12);
        c.Write(Type::kCaptionStrong, c.ink.t3, column.x, cy,
                kGroups[static_cast<std::size_t>(group)]);
        if (HasBar(row.role)) {
          c.Write(Type::kCaption, c.ink.t3, column.x + column.width, cy,
                  "% of range", Align::kRight);
        }
        column.y += c.px(26);
        headed = any = true;
      }
      bool hovered = false;
      column.y += DrawMuscleRow(
          c, row, static_cast<int>(i),
          {column.x, column.y, column.x + column.width, 0}, &hovered);
      if (hovered) c.state.hovered_muscle = static_cast<int>(i);
    }
  }
  if (!any) {
    column.Paragraph(Type::kBody, c.ink.t2, "No muscle is lengthened here.",
                     20);
  }
}

bool DrawStep(Canvas& c, std::string_view name, const Rect& r, bool more) {
  const bool pressed =
      IconButton(c, name, r, {}, false,
                 more ? "Half a second more" : "Half a second less");
  const float x = std::round(r.centre_x()), y = std::round(r.centre_y());
  const float arm = c.px(5), half = std::max(1.f, c.px(0.75f));
  c.Fill({x - arm, y - half, x + arm, y + half}, c.ink.t1);
  if (more) c.Fill({x - half, y - arm, x + half, y + arm}, c.ink.t1);
  return pressed;
}

// "In  -  4.0 s  +", half a second a step.
void DrawBreathStep(Column& column, std::string_view name, float x,
                    std::string_view word, double seconds, double* out) {
  Canvas& c = column.c;
  const float size = c.px(32), cy = column.y + size / 2, half = c.px(18);
  c.Write(Type::kLabel, c.ink.t2, x, cy, word);
  // Both words take the room of the longer one, so that the rows agree.
  const float begin = x + std::ceil(c.Width(Type::kLabel, "Out"));
  const float middle = begin + size + half;
  const Rect less{begin, column.y, begin + size, column.y + size};
  const Rect more{middle + half, column.y, middle + half + size,
                  column.y + size};
  const bool in = name == "in";
  if (DrawStep(c, in ? "breath_in_less" : "breath_out_less", less, false)) {
    *out = std::max(2.0, seconds - 0.5);
  }
  if (DrawStep(c, in ? "breath_in_more" : "breath_out_more", more, true)) {
    *out = std::min(8.0, seconds + 0.5);
  }
  Line line;
  c.WriteTabular(Type::kLabel, c.ink.t1, middle, cy, Seconds(seconds, line),
                 Align::kCentre);
}

void DrawBreath(Column& column) {
  Canvas& c = column.c;
  const coach::Settings& settings = c.session().settings();
  const coach::Movement& movement = c.session().movement();
  column.Heading("Breathing");
  if (movement.breath == coach::BreathMode::kFree) {
    column.Paragraph(Type::kBody, c.ink.t2,
                     "Breathe as you like. Keep breathing.", 20);
    return;
  }
  double in = settings.breath_in, out = settings.breath_out;
  const float full = column.width;
  column.width = std::min(full, c.px(320));
  if (column.width >= c.px(240)) {
    DrawBreathStep(column, "in", column.x, "In", settings.breath_in, &in);
    DrawBreathStep(column, "out", column.x + (column.width + c.px(2)) / 2,
                   "Out", settings.breath_out, &out);
    column.y += c.px(32);
  } else {
    DrawBreathStep(column, "in", column.x, "In", settings.breath_in, &in);
    column.y += c.px(36);
    DrawBreathStep(column, "out", column.x, "Out", settings.breath_out, &out);
    column.y += c.px(32);
  }
  column.width = full;
  if (in != settings.breath_in || out != settings.breath_out) {
    c.Send(SetBreath{in, out});
  }
  // Between paced stretches the body breathes as it likes; what is set stays.
  const coach::Breath& breath = c.view.moment.breath;
  const double rate = breath.paced
                          ? breath.rate
                          : 60 / (settings.breath_in + settings.breath_out);
  Line line;
  const auto end = fmt::format_to_n(line.data(), line.size(),
                                    "{:.1f} breaths a minute", rate);
  column.y += c.px(4);
  column.Paragraph(Type::kCaption, c.ink.t2, {line.data(), end.size}, 16);
  if (movement.breath == coach::BreathMode::kLed) {
    column.Paragraph(Type::kCaption, c.ink.t2,
                     "A round takes as long as one breath.", 16);
  }
}

void DrawAdvice(Column& column) {
  Canvas& c = column.c;
  const coach::Movement& movement = c.session().movement();
  if (!movement.mistakes.empty()) {
    column.Heading("Common mistakes");
    for (const coach::Mistake& mistake : movement.mistakes) {
      c.Icon(Type::kIcon, c.ink.caution, column.x + c.px(8),
             column.y + c.px(11), icon::kMistake);
      column.Paragraph(Type::kLabel, c.ink.t1, mistake.text, 22, c.px(24));
      column.y += c.px(2);
    }
  }
  for (const coach::Variation& variation : movement.variations) {
    column.Heading(variation.name);
    column.Paragraph(Type::kBody, c.ink.t2, variation.text, 20);
  }
  if (!movement.safety.empty()) {
    column.Heading("Take care");
    for (const coach::Line& line : movement.safety) {
      c.Icon(Type::kIcon, c.ink.caution, column.x + c.px(8),
             column.y + c.px(11), icon::kHand);
      column.Paragraph(Type::kLabel, c.ink.t1, line.text, 22, c.px(24));
      column.y += c.px(2);
    }
  }
  column.y += c.px(8);
  column.Paragraph(Type::kCaption, c.ink.t3, "Not medical advice.", 18);
}

// What comes behind this piece; none at the end.
void DrawNext(Column& column) {
  Canvas& c = column.c;
  const coach::Session& session = c.session();
  if (session.routine() == nullptr) return;
  const int next = coach::NextMovement(session.plan(), session.piece());
  if (next < 0) return;
  Line line;
  const auto end = fmt::format_to_n(
      line.data(), line.size(), "Next: {}",
      session.PieceMovement(static_cast<std::size_t>(next)).name);
  column.Paragraph(Type::kLabel, c.ink.t2,
                   {line.data(), std::min(end.size, line.size())}, 20);
}

void DrawLines(Column& column, const std::vector<coach::Line>& lines) {
  for (const coach::Line& line : lines) {
    column.Paragraph(Type::kBody, column.c.ink.t1, line.text, 21);
    column.y += column.c.px(8);
  }
}

// A card in place of the muscles, and what is to be said of the routine.
void DrawCard(Column& column, const coach::Card& card) {
  DrawLines(column, card.lines);
  const coach::Routine& routine = *column.c.session().routine();
  column.Rule();
  column.Heading(routine.name);
  column.Paragraph(Type::kBody, column.c.ink.t2, routine.summary, 20);
  column.y += column.c.px(8);
  DrawLines(column, routine.notes);
}

}  // namespace

void DrawMusclePanel(Canvas& c) {
  const Rect r = c.layout.muscles;
  BeginSection(c, "muscles", r, !c.layout.portrait && !c.layout.muscles_docked);
  c.Panel(r);
  const Rect inside{r.x0 + c.px(8), r.y0 + c.px(8), r.x1 - c.px(4),
                    r.y1 - c.px(8)};
  const float top = BeginScroll(c, "column", inside);
  Column column{c, r.x0 + c.px(16), top + c.px(8), r.width() - c.px(32)};
  const coach::Movement& movement = c.session().movement();
  const coach::Session& session = c.session();
  const coach::Card* const card = session.card();
  const bool still = session.routine() != nullptr && session.now().still;
  column.Paragraph(Type::kTitle, c.ink.t1,
                   card != nullptr ? card->title : movement.name, 28);
  Line line;
  column.Paragraph(
      Type::kLabel, c.ink.t2,
      still ? PieceLine(session.now(), session.now().end - session.elapsed(),
                        line)
            : PhaseLine(movement, session.timeline(), c.view.moment, line),
      20);
  DrawNext(column);
  // The line may take one or two rows as the words change; the rest stays put.
  const float head = top + c.px(8) + c.px(28) + c.px(40);
  const bool narrow = column.width < c.px(240);
  column.y = std::max(column.y, narrow ? head : 0) + c.px(6);
  if (card != nullptr) {
    DrawCard(column, *card);
  } else {
    DrawMuscles(column);
    column.Rule();
    DrawBreath(column);
    column.Rule();
    DrawAdvice(column);
  }
  EndScroll(c, column.y + c.px(8));
  EndSection(c);
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "engine/ui/column.h"
#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

using State = scene::RegionLight::State;

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
  if (DrawStep(c, in ? "breath_in_less" : "breath_out_less", less, false,
               "Half a second less")) {
    *out = std::max(2.0, seconds - 0.5);
  }
  if (DrawStep(c, in ? "breath_in_more" : "breath_out_more", more, true,
               "Half a second more")) {
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

// Easier, as it is written, harder: those that play. What is only told is told.
void DrawVariations(Column& column) {
  Canvas& c = column.c;
  const coach::Session& session = c.session();
  const auto& variations = session.movement().variations;
  const coach::Variants* const forms = session.variants();
  std::array<std::string_view, 3> words{};
  std::array<int, 3> indices{};
  std::size_t count = 0;
  const auto offer = [&](std::string_view word, int index) {
    words[count] = word;
    indices[count++] = index;
  };
  const auto find = [&](std::string_view id) {
    for (std::size_t i = 0; i < variations.size(); ++i) {
      if (variations[i].id == id && forms->variations[i] >= 0) return int(i);
    }
    return -1;
  };
  const int easier = forms != nullptr ? find("easier") : -1;
  const int harder = forms != nullptr ? find("harder") : -1;
  if (easier >= 0) offer("Easier", easier);
  offer("As written", -1);
  if (harder >= 0) offer("Harder", harder);
  if (count > 1) {
    const auto chosen = static_cast<int>(
        std::find(indices.begin(), indices.begin() + long(count),
                  session.variation()) -
        indices.begin());
    column.Heading("How far");
    const std::span<const std::string_view> offered(words.data(), count);
    const float height = c.px(36);
    int pressed = -1;
    if (SegmentedWidth(c, offered) <= column.width) {
      pressed = Segmented(c, "variation", column.x, column.y, height, offered,
                          chosen);
      column.y += height;
    } else {
      for (int i = 0; i < static_cast<int>(count); ++i) {
        const Rect r{column.x, column.y, column.x + column.width,
                     column.y + c.px(28)};
        if (Chip(c, "variation", i, r, words[std::size_t(i)], i == chosen,
                 true)) {
          pressed = i;
        }
        column.y += c.px(32);
      }
    }
    column.y += c.px(6);
    if (pressed >= 0) {
      c.Send(SelectVariation{indices[static_cast<std::size_t>(pressed)]});
    }
  }
  for (int i = 0; i < static_cast<int>(variations.size()); ++i) {
    const coach::Variation& variation = variations[std::size_t(i)];
    if (i == session.variation()) {
      column.Paragraph(Type::kLabel, c.ink.t1, variation.name, 20);
      column.Paragraph(Type::kBody, c.ink.t2, variation.text, 20);
    } else if (i != easier && i != harder) {
      column.Heading(variation.name);
      column.Paragraph(Type::kBody, c.ink.t2, variation.text, 20);
    }
  }
}

// A mistake that can be shown is a row to press; its mark has the colour of the
// second figure while that is there.
void DrawMistake(Column& column, const coach::Mistake& mistake, int index) {
  Canvas& c = column.c;
  const coach::Session& session = c.session();
  const coach::Variants* const forms = session.variants();
  const bool shows =
      forms != nullptr && forms->mistakes[std::size_t(index)] >= 0;
  const bool on = shows && session.mistake() == index;
  const float line = c.px(22), indent = c.px(24);
  if (shows) {
    const float height =
        c.WriteWrapped(Type::kLabel, 0, 0, 0, column.width - indent, line,
                       mistake.text, Align::kLeft, false);
    const Rect row{column.x - c.px(6), column.y, column.x + column.width,
                   column.y + height};
    const Touch touch = Hit(c, "mistake", index, row, c.line(8),
                            on ? "Hide it" : "Show it on a second figure");
    const float glow = on ? 1 : touch.glow;
    if (glow > 0) c.Fill(row, Fade(c.ink.s2, glow), c.line(8));
    if (on) {
      c.Fill({row.x0, row.y0 + c.px(3), row.x0 + c.px(3), row.y1 - c.px(3)},
             c.ink.ghost, c.line(2));
    }
    if (touch.pressed) c.Send(ShowMistake{on ? -1 : index});
  }
  c.Icon(Type::kIcon, on ? c.ink.ghost : c.ink.caution, column.x + c.px(8),
         column.y + c.px(11), icon::kMistake);
  column.Paragraph(Type::kLabel, c.ink.t1, mistake.text, 22, indent);
  column.y += c.px(4);
}

void DrawAdvice(Column& column) {
  Canvas& c = column.c;
  const coach::Movement& movement = c.session().movement();
  DrawVariations(column);
  if (!movement.mistakes.empty()) {
    column.Heading("Common mistakes");
    for (std::size_t i = 0; i < movement.mistakes.size(); ++i) {
      DrawMistake(column, movement.mistakes[i], static_cast<int>(i));
    }
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
    DrawSound(column);
    column.Rule();
    DrawAdvice(column);
  }
  EndScroll(c, column.y + c.px(8));
  EndSection(c);
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr float kPad = 12, kRow = 52, kGroup = 24, kPicture = 40;

bool Shown(const Canvas& c, const coach::Movement& movement, Place chip) {
  return (chip == Place::kAny || PlaceOf(movement) == chip) &&
         Matches(movement.name, c.state.search.data());
}

void Choose(Canvas& c, std::size_t index) {
  c.Send(SelectMovement{index});
  c.state.list_open = false;
}

void DrawSearch(Canvas& c, const Rect& r) {
  PageState& state = c.state;
  c.Fill(r, c.ink.s2, c.line(10));
  c.Icon(Type::kIcon, c.ink.t3, r.x0 + c.px(23), r.centre_y(), icon::kSearch);
  ImGui::PushFont(c.fonts[Type::kBody]);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {0, (r.height() - c.fonts[Type::kBody]->FontSize) / 2});
  ImGui::SetCursorScreenPos({r.x0 + c.px(41), r.y0});
  ImGui::SetNextItemWidth(r.width() - c.px(41) - c.px(40));
  if (state.focus_search) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##search", state.search.data(), state.search.size(),
                       ImGuiInputTextFlags_EnterReturnsTrue);
  state.typing = ImGui::IsItemActive();
  if (state.typing) state.focus_search = false;
  ImGui::PopStyleVar();
  ImGui::PopFont();
  c.controls.push_back({"search", 0, c.section, r});
  c.Outline(r, state.typing ? c.ink.focus : c.ink.control, c.line(10),
            state.typing ? c.line(2) : std::max(1.f, c.line(1)));
  const Rect cap{r.x1 - c.px(37), r.y0 + c.px(7), r.x1 - c.px(13),
                 r.y1 - c.px(7)};
  if (state.search[0] == 0) {
    if (!state.typing) {
      c.Write(Type::kBody, c.ink.t3, r.x0 + c.px(41), r.centre_y(),
              "Find a movement");
    }
    c.Outline(cap, c.ink.line, c.line(6), std::max(1.f, c.line(1)));
    c.Write(Type::kCaption, c.ink.t3, cap.centre_x(), cap.centre_y(), "/",
            Align::kCentre);
  } else if (IconButton(c, "clear", cap.Inset(0, -c.px(1)), icon::kTimes, false,
                        "Clear")) {
    state.search.fill(0);
  }
  if (entered) {
    const auto& library = c.session().library();
    const auto found = std::find_if(
        library.begin(), library.end(),
        [&](const auto& movement) { return Shown(c, movement, state.chip); });
    if (found != library.end()) {
      Choose(c, static_cast<std::size_t>(found - library.begin()));
      state.search.fill(0);
    }
  }
}

void DrawChips(Canvas& c, float x, float y) {
  static constexpr std::array<std::string_view, 4> kWords{"All", "Floor",
                                                          "Seated", "Standing"};
  for (int i = 0; i < static_cast<int>(kWords.size()); ++i) {
    const auto place = static_cast<Place>(i);
    const std::string_view word = kWords[static_cast<std::size_t>(i)];
    const float width =
        std::ceil(c.Width(Type::kLabelStrong, word)) + 2 * c.px(7);
    const auto& library = c.session().library();
    const bool any =
        place == Place::kAny || place == c.state.chip ||
        std::any_of(library.begin(), library.end(), [&](const auto& movement) {
          return Shown(c, movement, place);
        });
    const Rect r{x, y, x + width, y + c.px(28)};
    if (Chip(c, "chip", i, r, word, c.state.chip == place, any)) {
      c.state.chip = place;
    }
    x = r.x1 + c.px(4);
  }
}

// Returns the height of the row.
float DrawRow(Canvas& c, std::size_t index, float x, float y, float width) {
  const coach::Movement& movement = c.session().library()[index];
  const bool on =
      index == c.session().listed() && c.session().routine() == nullptr;
  const float text_x = x + c.px(60), text_width = width - c.px(68);
  const float line = c.px(19), meta_line = c.px(16);
  Line buffer;
  const std::string_view meta = Meta(movement, c.state.totals[index], buffer);
  const float text_height =
      c.WriteWrapped(Type::kBodyMedium, 0, 0, 0, text_width, line,
                     movement.name, Align::kLeft, false) +
      c.WriteWrapped(Type::kCaption, 0, 0, 0, text_width, meta_line, meta,
                     Align::kLeft, false);
  const float height = std::max(c.px(kRow), text_height + c.px(16));
  const Rect r{x, y, x + width, y + height};
  const float radius = c.line(10);
  const Touch touch = Hit(c, "movement", static_cast<int>(index), r, radius);
  if (!ImGui::IsRectVisible({r.x0, r.y0}, {r.x1, r.y1})) return height;

  c.Fill(r, on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow), radius);
  const float thumb = c.px(kPicture);
  const Rect picture{x + c.px(8), r.centre_y() - thumb / 2, x + c.px(8) + thumb,
                     r.centre_y() + thumb / 2};
  const Thumbnail thumbnail =
      index < c.view.thumbnails.size() ? c.view.thumbnails[index] : Thumbnail{};
  if (thumbnail.texture != 0) {
    c.list->AddImageRounded(
        reinterpret_cast<ImTextureID>(std::uintptr_t{thumbnail.texture}),
        {picture.x0, picture.y0}, {picture.x1, picture.y1},
        {thumbnail.u0, thumbnail.v0}, {thumbnail.u1, thumbnail.v1}, ~0u,
        c.line(8));
  } else {
    c.Fill(picture, c.ink.s3, c.line(8));
    c.Icon(Type::kIconLarge, c.ink.t2, picture.centre_x(), picture.centre_y(),
           icon::kPerson);
  }
  float at = r.centre_y() - text_height / 2;
  at += c.WriteWrapped(Type::kBodyMedium, c.ink.t1, text_x, at, text_width,
                       line, movement.name);
  c.WriteWrapped(Type::kCaption, on ? c.ink.t2 : c.ink.t3, text_x, at,
                 text_width, meta_line, meta);
  if (touch.pressed) Choose(c, index);
  return height;
}

// Returns the height of the row.
float DrawRoutine(Canvas& c, std::size_t index, float x, float y, float width) {
  const coach::Routine& routine = c.session().routines()[index];
  const bool on = static_cast<int>(index) == c.session().routine_index();
  const Rect r{x, y, x + width, y + c.px(kRow)};
  const float radius = c.line(10), text_x = x + c.px(60);
  const Touch touch = Hit(c, "routine", static_cast<int>(index), r, radius);
  if (!ImGui::IsRectVisible({r.x0, r.y0}, {r.x1, r.y1})) return r.height();
  c.Fill(r, on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow), radius);
  // A bar a movement, as long as it takes: what the routine is made of.
  const float half = c.px(kPicture) / 2;
  const Rect plate{x + c.px(8), r.centre_y() - half, x + c.px(8) + 2 * half,
                   r.centre_y() + half};
  c.Fill(plate, c.ink.s3, c.line(8));
  const double total = core::ToSeconds(routine.total);
  float at = plate.x0 + c.px(5);
  const float room = plate.width() - 2 * c.px(5);
  for (const coach::Item& item : routine.items) {
    const float wide =
        room * static_cast<float>(core::ToSeconds(item.seconds) / total);
    if (item.kind == coach::Item::Kind::kMovement) {
      c.Fill({at, plate.centre_y() - c.px(6), at + wide - c.line(1.5f),
              plate.centre_y() + c.px(6)},
             on ? c.ink.accent : c.ink.t2, c.line(1.5f));
    }
    at += wide;
  }
  Line buffer;
  c.Write(Type::kBodyMedium, c.ink.t1, text_x, r.centre_y() - c.px(9),
          routine.name);
  c.Write(Type::kCaption, on ? c.ink.t2 : c.ink.t3, text_x,
          r.centre_y() + c.px(9),
          RoutineMeta(routine, c.state.routine_totals[index], buffer));
  if (touch.pressed) {
    c.Send(SelectRoutine{index});
    c.state.list_open = false;
  }
  return r.height();
}

// Returns the height of the group.
float DrawRoutines(Canvas& c, float x, float top, float width) {
  float y = top;
  const auto routines = c.session().routines();
  for (std::size_t i = 0; i < routines.size(); ++i) {
    if (c.state.chip != Place::kAny ||
        !Matches(routines[i].name, c.state.search.data())) {
      continue;
    }
    if (y == top) {
      c.Write(Type::kCaptionStrong, c.ink.t3, x + c.px(8), y + c.px(12),
              "Routines");
      y += c.px(kGroup);
    }
    y += DrawRoutine(c, i, x, y, width);
  }
  return y - top;
}

}  // namespace

void DrawListPanel(Canvas& c) {
  const Rect r = c.layout.list;
  BeginSection(c, "list", r, !c.layout.portrait && !c.layout.list_docked);
  c.Panel(r);
  const float pad = c.px(kPad), x = r.x0 + pad, width = r.width() - 2 * pad;
  const Rect field{x, r.y0 + pad, x + width, r.y0 + pad + c.px(36)};
  DrawSearch(c, field);
  DrawChips(c, x, field.y1 + pad);

  const Rect rows{x - c.px(4), field.y1 + pad + c.px(28) + c.px(8),
                  r.x1 - c.px(4), r.y1 - c.px(8)};
  float y = BeginScroll(c, "rows", rows);
  const auto& library = c.session().library();
  const float routines = DrawRoutines(c, x, y, width);
  y += routines;
  bool any = routines > 0;
  for (const coach::Kind kind : {coach::Kind::kEssential, coach::Kind::kWarmUp,
                                 coach::Kind::kExtra, coach::Kind::kPosture}) {
    bool headed = false;
    for (std::size_t i = 0; i < library.size(); ++i) {
      if (library[i].kind != kind || !Shown(c, library[i], c.state.chip)) {
        continue;
      }
      if (!headed) {
        if (any) y += c.px(12);
        c.Write(Type::kCaptionStrong, c.ink.t3, x + c.px(8), y + c.px(12),
                GroupName(kind));
        y += c.px(kGroup);
        headed = any = true;
      }
      y += DrawRow(c, i, x, y, width);
    }
  }
  if (!any) {
    y += c.WriteWrapped(Type::kBody, c.ink.t2, x + c.px(8), y + c.px(4),
                        width - c.px(16), c.px(20),
                        "No movement has that name here.") +
         c.px(8);
  }
  EndScroll(c, y + c.px(4));
  EndSection(c);
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include "engine/ui/canvas.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace limber::ui {
namespace {

constexpr float kPi = 3.14159265f;
constexpr float kCapHeight = 0.7275f;  // em, Inter

ImVec2 Corner(float x, float y) { return {x, y}; }

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

}  // namespace

float Canvas::px(float logical) const {
  return std::round(logical * layout.scale);
}

void Canvas::Fill(const Rect& r, Colour colour, float radius) {
  list->AddRectFilled(Corner(r.x0, r.y0), Corner(r.x1, r.y1), colour, radius);
}

void Canvas::Outline(const Rect& r, Colour colour, float radius, float width) {
  list->AddRect(Corner(r.x0, r.y0), Corner(r.x1, r.y1), colour, radius, 0,
                width);
}

void Canvas::Disc(float x, float y, float radius, Colour colour) {
  list->AddCircleFilled(Corner(x, y), radius, colour);
}

void Canvas::Arc(float x, float y, float radius, float from, float to,
                 float width, Colour colour, bool round_ends) {
  const int steps =
      static_cast<int>(std::clamp((to - from) * radius / 4, 12.f, 128.f));
  list->PathArcTo(Corner(x, y), radius, from - kPi / 2, to - kPi / 2, steps);
  list->PathStroke(colour, 0, width);
  if (!round_ends) return;
  for (const float angle : {from, to}) {
    Disc(x + radius * std::sin(angle), y - radius * std::cos(angle), width / 2,
         colour);
  }
}

void Canvas::Stroke(float x0, float y0, float x1, float y1, float width,
                    Colour colour) {
  list->AddLine(Corner(x0, y0), Corner(x1, y1), colour, width);
}

void Canvas::Panel(const Rect& r, float radius_logical) {
  const float radius = line(radius_logical), s = layout.scale;
  list->PushClipRectFullScreen();
  constexpr int kRings = 4;  // a soft edge of 12 logical pixels
  const ImDrawListFlags flags = list->Flags;
  list->Flags &= ~ImDrawListFlags_AntiAliasedFill;  // too faint to show steps
  for (int i = 0; i < kRings; ++i) {
    const float grow = (1 + 2.5f * static_cast<float>(i)) * s;
    const Rect ring{r.x0 - grow, r.y0 - grow + 2 * s, r.x1 + grow,
                    r.y1 + grow + 2 * s};
    Fill(ring, Fade(ink.shadow, ink.shadow_alpha / (2 * kRings)),
         radius + grow);
  }
  list->Flags = flags;
  Fill(r, ink.s1, radius);
  Outline(r, ink.edge, radius, std::max(1.f, std::floor(s)));
  list->PopClipRect();
}

void Canvas::Plate(const Rect& r, float radius_logical, float opacity) {
  Fill(r, Fade(ink.plate, ink.plate_alpha * opacity), line(radius_logical));
}

float Canvas::CapCentre(Type type) const {
  const ImFont* font = fonts[type];
  const float em = font->FontSize / 1.2104f;
  return font->Ascent - kCapHeight * em / 2;
}

float Canvas::Width(Type type, std::string_view text) const {
  const ImFont* font = fonts[type];
  return font
      ->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(),
                      text.data() + text.size())
      .x;
}

void Canvas::Note(std::string_view text, const Rect& rect) {
  TextPlace& place = texts.emplace_back();
  const std::size_t size = std::min(text.size(), place.text.size() - 1);
  std::copy_n(text.begin(), size, place.text.begin());
  place.text[size] = 0;
  place.rect = rect;
  place.panel = panel;
  place.scrolls = scrolls;
}

float Canvas::Write(Type type, Colour colour, float x, float y,
                    std::string_view text, Align align) {
  const ImFont* font = fonts[type];
  const float width = Width(type, text);
  if (align == Align::kCentre) x -= width / 2;
  if (align == Align::kRight) x -= width;
  x = std::round(x);
  const float top = std::round(y - CapCentre(type));
  list->AddText(font, font->FontSize, Corner(x, top), colour, text.data(),
                text.data() + text.size());
  Note(text, {x, top, x + width, top + font->FontSize});
  return width;
}

float Canvas::WriteTabular(Type type, Colour colour, float x, float y,
                           std::string_view text, Align align) {
  const ImFont* font = fonts[type];
  const float zero = Width(type, "0");
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  // Digits one by one, what is between them as it comes.
  const auto run = [&](std::string_view rest) {
    std::size_t size = 1;
    if (!digit(rest[0])) {
      while (size < rest.size() && !digit(rest[size])) ++size;
    }
    return rest.substr(0, size);
  };
  float width = 0;
  for (auto rest = text; !rest.empty();) {
    const std::string_view part = run(rest);
    width += digit(part[0]) ? zero : Width(type, part);
    rest.remove_prefix(part.size());
  }
  if (align == Align::kCentre) x -= width / 2;
  if (align == Align::kRight) x -= width;
  x = std::round(x);
  const float left = x, top = std::round(y - CapCentre(type));
  for (auto rest = text; !rest.empty();) {
    const std::string_view part = run(rest);
    const float own = Width(type, part);
    const float cell = digit(part[0]) ? zero : own;
    list->AddText(font, font->FontSize, Corner(x + (cell - own) / 2, top),
                  colour, part.data(), part.data() + part.size());
    x += cell;
    rest.remove_prefix(part.size());
  }
  Note(text, {left, top, left + width, top + font->FontSize});
  return width;
}

float Canvas::WriteWrapped(Type type, Colour colour, float x, float y,
                           float width, float line_height,
                           std::string_view text, Align align, bool draw) {
  const ImFont* font = fonts[type];
  float height = 0;
  while (!(text = Trimmed(text)).empty()) {
    const char* end = text.data() + text.size();
    const char* stop =
        font->CalcWordWrapPositionA(1, text.data(), end, std::max(1.f, width));
    if (stop == text.data()) ++stop;
    const auto size = static_cast<std::size_t>(stop - text.data());
    if (draw) {
      const float at = align == Align::kCentre ? x + width / 2 : x;
      Write(type, colour, at, y + height + line_height / 2,
            text.substr(0, size), align);
    }
    text.remove_prefix(size);
    height += line_height;
  }
  return height;
}

void Canvas::Icon(Type type, Colour colour, float x, float y,
                  std::string_view glyph) {
  const ImFont* font = fonts[type];
  if (!fonts.has_icons() || glyph.empty()) return;
  // Centred on the ink of the glyph, which sits anywhere in its cell.
  unsigned code = 0;
  for (std::size_t i = 0; i < glyph.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(glyph[i]);
    code = i == 0 ? byte & 0x0F : code << 6 | (byte & 0x3F);
  }
  const ImFontGlyph* found = font->FindGlyph(static_cast<ImWchar>(code));
  if (found == nullptr) return;
  list->AddText(font, font->FontSize,
                Corner(std::round(x - (found->X0 + found->X1) / 2),
                       std::round(y - (found->Y0 + found->Y1) / 2)),
                colour, glyph.data(), glyph.data() + glyph.size());
}

float Canvas::WriteLarge(PublicType type, Colour colour, float x, float y,
                         std::string_view text, Align align, bool tabular) {
  const float width = large.Width(type, text, tabular);
  if (align == Align::kCentre) x -= width / 2;
  if (align == Align::kRight) x -= width;
  const float cap = large.cap_height(type);
  large.Write(list, type, colour, x, y + cap / 2, text, tabular);
  Note(text, {x, y - cap / 2, x + width, y + cap / 2});
  return width;
}

float Canvas::WriteLargeWrapped(PublicType type, Colour colour, float x,
                                float y, float width, std::string_view text,
                                Align align, bool draw) {
  const float step = std::round(large.em(type) * kLargeLine);
  const auto lines = large.Wrap(type, text, width);
  if (draw) {
    float at = y + step / 2;
    for (const std::string_view line : lines) {
      const float from = align == Align::kCentre  ? x + width / 2
                         : align == Align::kRight ? x + width
                                                  : x;
      WriteLarge(type, colour, from, at, line, align);
      at += step;
    }
  }
  return step * static_cast<float>(lines.size());
}

}  // namespace limber::ui

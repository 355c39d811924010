// SPDX-License-Identifier: MIT
#include "engine/ui/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

constexpr float kGlowSeconds = 0.12f;

void FocusRing(Canvas& c, const Rect& r, float radius) {
  const float gap = c.line(3);
  c.list->PushClipRectFullScreen();
  c.Outline(r.Inset(-gap, -gap), c.ink.focus, radius + gap, c.line(2));
  c.list->PopClipRect();
}

}  // namespace

Touch Hit(Canvas& c, std::string_view name, int index, const Rect& r,
          float radius, std::string_view tip, std::string_view key) {
  Touch out;
  ImGui::PushID(name.data(), name.data() + name.size());
  ImGui::PushID(index);
  ImGui::SetCursorScreenPos({r.x0, r.y0});
  out.pressed = ImGui::InvisibleButton(
      "hit", {std::max(1.f, r.width()), std::max(1.f, r.height())});
  out.hovered = ImGui::IsItemHovered();
  out.held = ImGui::IsItemActive();
  const ImGuiID id = ImGui::GetID("hit");
  float* glow = ImGui::GetStateStorage()->GetFloatRef(id, 0);
  const float step = ImGui::GetIO().DeltaTime / kGlowSeconds;
  *glow = std::clamp(*glow + (out.hovered ? step : -step), 0.f, 1.f);
  out.glow = *glow;
  ImGui::PopID();
  ImGui::PopID();

  c.controls.push_back({name, index, c.section, r});
  out.focused = c.state.focus_shown && c.state.focus_name == name &&
                c.state.focus_index == index;
  if (out.focused) {
    FocusRing(c, r, radius);
    if (c.state.focus_moved && c.scrolls) ImGui::SetScrollHereY();
    if (c.state.activate) {
      c.state.activate = false;
      out.pressed = true;
    }
  }
  if (!tip.empty() && out.hovered && !out.held) {
    c.state.tip = tip;
    c.state.tip_key = key;
    c.state.tip_at = r;
    c.state.tip_id = id;
  }
  return out;
}

bool IconButton(Canvas& c, std::string_view name, const Rect& r,
                std::string_view glyph, bool on, std::string_view tip,
                std::string_view key) {
  const float radius = c.line(10);
  const Touch touch = Hit(c, name, 0, r, radius, tip, key);
  const Colour ground = on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow);
  c.Fill(r, touch.held ? c.ink.s3 : ground, radius);
  const Colour ink =
      on && !touch.held ? c.ink.accent : Mix(c.ink.t2, c.ink.t1, touch.glow);
  c.Icon(Type::kIcon, ink, r.centre_x(), r.centre_y(), glyph);
  return touch.pressed;
}

bool Chip(Canvas& c, std::string_view name, int index, const Rect& r,
          std::string_view word, bool on, bool enabled) {
  const float radius = r.height() / 2;
  const Touch touch = enabled ? Hit(c, name, index, r, radius) : Touch{};
  const float alpha = enabled ? 1 : 0.45f;
  c.Fill(r, on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow), radius);
  c.Outline(r, Fade(on ? c.ink.accent : c.ink.control, alpha), radius,
            std::max(1.f, std::floor(c.layout.scale)));
  c.Write(on ? Type::kLabelStrong : Type::kLabel,
          Fade(on ? c.ink.t1 : c.ink.t2, alpha), r.centre_x(), r.centre_y(),
          word, Align::kCentre);
  return touch.pressed;
}

float SegmentedWidth(const Canvas& c, std::span<const std::string_view> words) {
  float width = 2 * c.px(3);
  for (const std::string_view word : words) {
    width += std::ceil(c.Width(Type::kLabelStrong, word)) + c.px(24);
  }
  return width;
}

int Segmented(Canvas& c, std::string_view name, float x, float y, float height,
              std::span<const std::string_view> words, int chosen) {
  const float pad = c.px(3), radius = c.line(10);
  const Rect all{x, y, x + SegmentedWidth(c, words), y + height};
  c.Panel(all, 10);
  int pressed = -1;
  float at = x + pad;
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    const std::string_view word = words[static_cast<std::size_t>(i)];
    const Rect r{at, y + pad,
                 at + std::ceil(c.Width(Type::kLabelStrong, word)) + c.px(24),
                 y + height - pad};
    const Touch touch = Hit(c, name, i, r, radius - pad);
    const bool on = i == chosen;
    c.Fill(r, on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow), radius - pad);
    c.Write(on ? Type::kLabelStrong : Type::kLabel,
            on ? c.ink.t1 : Mix(c.ink.t2, c.ink.t1, touch.glow), r.centre_x(),
            r.centre_y(), word, Align::kCentre);
    if (touch.pressed) pressed = i;
    at = r.x1;
  }
  return pressed;
}

float ToggleWidth(const Canvas& c, std::string_view word) {
  return 2 * c.px(3) + std::ceil(c.Width(Type::kLabelStrong, word)) + c.px(40);
}

bool Toggle(Canvas& c, std::string_view name, float x, float y, float height,
            std::string_view glyph, std::string_view word, bool on,
            std::string_view tip, std::string_view key) {
  const float pad = c.px(3), radius = c.line(10);
  const Rect all{x, y, x + ToggleWidth(c, word), y + height};
  c.Panel(all, 10);
  const Rect r = all.Inset(pad, pad);
  const Touch touch = Hit(c, name, 0, r, radius - pad, tip, key);
  c.Fill(r, on ? c.ink.accentsoft : Fade(c.ink.s2, touch.glow), radius - pad);
  const Colour ink = on ? c.ink.t1 : Mix(c.ink.t2, c.ink.t1, touch.glow);
  c.Icon(Type::kIcon, on ? c.ink.accent : ink, r.x0 + c.px(18), r.centre_y(),
         glyph);
  c.Write(on ? Type::kLabelStrong : Type::kLabel, ink, r.x0 + c.px(30),
          r.centre_y(), word);
  return touch.pressed;
}

float SliderWidth(const Canvas& c, std::string_view word) {
  return std::ceil(c.Width(Type::kLabel, word)) + c.px(112);
}

std::optional<double> Slider(Canvas& c, std::string_view name, float x, float y,
                             float height, std::string_view word, double share,
                             std::string_view tip, std::string_view key) {
  const Rect all{x, y, x + SliderWidth(c, word), y + height};
  c.Panel(all, 10);
  const float begin =
      all.x0 + std::ceil(c.Width(Type::kLabel, word)) + c.px(26);
  const Rect track{begin, all.y0 + c.px(3), all.x1 - c.px(14),
                   all.y1 - c.px(3)};
  const Touch touch =
      Hit(c, name, 0, all.Inset(c.px(3), c.px(3)), c.line(7), tip, key);
  c.Write(Type::kLabel, Mix(c.ink.t2, c.ink.t1, touch.glow), all.x0 + c.px(12),
          all.centre_y(), word);
  const float at = track.x0 + float(share) * track.width();
  const float cy = track.centre_y(), wide = c.line(4);
  c.Stroke(track.x0, cy, track.x1, cy, wide, c.ink.s3);
  if (share > 0) c.Stroke(track.x0, cy, at, cy, wide, c.ink.accent);
  c.Disc(at, cy, c.line(touch.held ? 8.f : 7.f), c.ink.t1);
  if (touch.held) {
    const float mouse = ImGui::GetIO().MousePos.x;
    return std::clamp((mouse - track.x0) / std::max(1.f, track.width()), 0.f,
                      1.f);
  }
  // By key: a pointer has asked while it was held.
  if (touch.pressed && !touch.hovered) return share < 0.5 ? 1.0 : 0.0;
  return std::nullopt;
}

void BeginSection(Canvas& c, const char* name, const Rect& r, bool above) {
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
      ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::SetNextWindowPos({r.x0, r.y0});
  ImGui::SetNextWindowSize({r.width(), r.height()});
  ImGui::Begin(name, nullptr, kFlags);
  if (above) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  c.list = ImGui::GetWindowDrawList();
  c.panel = r;
  c.scrolls = false;
  c.covered.push_back(r);
  ++c.section;
}

void EndSection(Canvas& c) {
  ImGui::End();
  c.list = ImGui::GetBackgroundDrawList();
}

float BeginScroll(Canvas& c, const char* name, const Rect& r) {
  ImGui::SetCursorScreenPos({r.x0, r.y0});
  ImGui::BeginChild(name, {r.width(), r.height()}, false,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  c.list = ImGui::GetWindowDrawList();
  c.panel = r;
  c.scrolls = true;
  return ImGui::GetCursorScreenPos().y;
}

void EndScroll(Canvas& c, float content_end) {
  const ImVec2 origin = ImGui::GetWindowPos();
  ImGui::SetCursorScreenPos({origin.x, std::max(content_end - 1, origin.y)});
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  c.list = ImGui::GetWindowDrawList();
  c.scrolls = false;
}

}  // namespace limber::ui

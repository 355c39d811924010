// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr float kWaveBase = 24, kWaveHeight = 14, kBarTop = 30, kBarFoot = 38;
constexpr float kLabelMiddle = 46, kGap = 1.5f, kLeastSegment = 8;
constexpr std::size_t kWaveSamples = 256;

// Breath over the whole movement, by the coach's own function: the wave, the
// orb and the trunk can not disagree. Kept until the timeline changes.
void RefreshWave(Canvas& c) {
  const coach::Session& session = c.session();
  PageState& state = c.state;
  if (state.wave_movement == session.selected() &&
      state.wave_settings == session.settings() && !state.wave.empty()) {
    return;
  }
  state.wave_movement = session.selected();
  state.wave_settings = session.settings();
  state.wave.resize(kWaveSamples + 1);
  const core::Duration total = session.timeline().total;
  for (std::size_t i = 0; i <= kWaveSamples; ++i) {
    const auto moment =
        coach::At(session.movement(), session.settings(), session.timeline(),
                  total * static_cast<std::int64_t>(i) /
                      static_cast<std::int64_t>(kWaveSamples));
    state.wave[i] = static_cast<float>(moment.breath.fullness);
  }
}

void DrawWave(Canvas& c, const Rect& area) {
  RefreshWave(c);
  std::array<ImVec2, kWaveSamples + 1> points;
  const float base = area.y0 + c.line(kWaveBase);
  for (std::size_t i = 0; i <= kWaveSamples; ++i) {
    const float u = static_cast<float>(i) / static_cast<float>(kWaveSamples);
    points[i] = {area.x0 + area.width() * u,
                 base - c.line(kWaveHeight) * c.state.wave[i]};
  }
  // Where the breath is the person's own, the wave only hints at it.
  const bool free = c.session().movement().breath == coach::BreathMode::kFree;
  c.list->AddPolyline(points.data(), static_cast<int>(points.size()),
                      Fade(c.ink.t3, free ? 0.35f : 1), 0, c.line(1.5f));
}

struct Bars {
  Canvas& c;
  const Rect& area;
  double total;

  float X(core::Duration time) const {
    return area.x0 +
           area.width() * static_cast<float>(core::ToSeconds(time) / total);
  }

  void Draw(const coach::Phase& phase, int repeat, core::Duration begin,
            core::Duration end) const {
    const Tokens& ink = c.ink;
    const bool hold = phase.kind == coach::PhaseKind::kHold;
    const bool rounds = phase.kind == coach::PhaseKind::kRounds;
    const float ahead = hold     ? 0.55f
                        : rounds ? (repeat % 2 == 0 ? 0.38f : 0.55f)
                                 : 0.45f;
    const Colour played = hold || rounds ? ink.accent : ink.t2;
    const Colour coming =
        Fade(hold || rounds ? ink.accent : ink.control, ahead);
    const float gap = c.line(kGap) / 2, radius = c.line(3);
    const Rect bar{X(begin) + gap, area.y0 + c.line(kBarTop), X(end) - gap,
                   area.y0 + c.line(kBarFoot)};
    c.Fill(bar, coming, radius);
    const float now = X(c.view.moment.time);
    if (now > bar.x0 + 1) {
      c.Fill({bar.x0, bar.y0, std::min(bar.x1, now), bar.y1}, played, radius);
    }
  }

  bool Fits(core::Duration begin, core::Duration end,
            std::string_view label) const {
    return c.Width(Type::kCaption, label) + c.line(8) <= X(end) - X(begin);
  }
  void Label(core::Duration begin, core::Duration end,
             std::string_view label) const {
    if (!Fits(begin, end, label)) return;
    c.Write(Type::kCaption, c.ink.t3, (X(begin) + X(end)) / 2,
            area.y0 + c.line(kLabelMiddle), label, Align::kCentre);
  }
};

// As much of "Hold 30 s, right side" as there is room for.
void LabelPhase(const Bars& bars, const coach::Phase& phase,
                const coach::Segment& first, core::Duration end) {
  if (phase.kind == coach::PhaseKind::kHold) {
    const double seconds = core::ToSeconds(end - first.begin);
    const char* side = !phase.per_side  ? ""
                       : first.mirrored ? ", left side"
                                        : ", right side";
    for (const char* words : {side, ""}) {
      Line line;
      const auto out =
          fmt::format_to_n(line.data(), line.size(), "{} {:.0f}\u2009s{}",
                           phase.label, seconds, words);
      const std::string_view text{line.data(), std::min(out.size, line.size())};
      if (bars.Fits(first.begin, end, text)) {
        return bars.Label(first.begin, end, text);
      }
    }
  }
  bars.Label(first.begin, end, phase.label);
}

Thumbnail PreviewAt(std::span<const Thumbnail> previews, double share) {
  if (previews.empty()) return {};
  const auto i =
      static_cast<std::size_t>(share * static_cast<double>(previews.size()));
  return previews[std::min(i, previews.size() - 1)];
}

void DrawHover(Canvas& c, const Bars& bars, float x) {
  const coach::Session& session = c.session();
  const double u = std::clamp((x - bars.area.x0) / bars.area.width(), 0.f, 1.f);
  const core::Duration at = core::Seconds(u * bars.total);
  const auto& segments = session.timeline().segments;
  auto it = std::find_if(segments.begin(), segments.end(),
                         [&](const auto& s) { return at < s.end; });
  if (it == segments.end()) --it;
  const auto& phase =
      session.movement().phases[static_cast<std::size_t>(it->phase)];
  Line clock, line;
  const auto end = fmt::format_to_n(line.data(), line.size(), "{}  {}",
                                    Clock(at, clock), phase.label);
  const std::string_view text{line.data(), std::min(end.size, line.size())};

  c.state.hovered_time = u;
  const Thumbnail preview = PreviewAt(c.view.previews, u);
  const bool pictured = preview.texture != 0;
  const float pad = c.px(6), picture = c.px(kPreviewWidth);
  const float words = std::ceil(c.Width(Type::kLabel, text)) + 2 * c.px(12);
  const float width = pictured ? std::max(words, picture + 2 * pad) : words;
  const float height = c.px(30) + (pictured ? picture * 3 / 4 + pad : 0);
  const float left =
      std::round(std::clamp(x - width / 2, bars.area.x0,
                            std::max(bars.area.x0, bars.area.x1 - width)));
  const float foot = c.layout.dock.y0 - c.px(4);
  const Rect plate{left, foot - height, left + width, foot};

  ImDrawList* list = c.list;
  const Rect panel = c.panel;
  c.list = ImGui::GetForegroundDrawList();
  c.panel = plate;
  c.Panel(plate, 10);
  if (pictured) {
    const float px = std::round(plate.centre_x() - picture / 2);
    c.list->AddImageRounded(
        reinterpret_cast<ImTextureID>(std::uintptr_t{preview.texture}),
        {px, plate.y0 + pad}, {px + picture, plate.y0 + pad + picture * 3 / 4},
        {preview.u0, preview.v0}, {preview.u1, preview.v1}, ~0u, c.line(6));
  }
  c.Write(Type::kLabel, c.ink.t1, plate.centre_x(), plate.y1 - c.px(15), text,
          Align::kCentre);
  c.texts.pop_back();  // lies over the caption on purpose
  c.panel = panel;
  c.list = list;
  c.Stroke(x, bars.area.y0 + c.line(6), x, bars.area.y0 + c.line(kBarFoot),
           c.line(1), Fade(c.ink.t1, 0.6f));
}

}  // namespace

void DrawTimeline(Canvas& c, const Rect& area, bool labels) {
  const coach::Session& session = c.session();
  const coach::Timeline& timeline = session.timeline();
  const double total = std::max(0.001, core::ToSeconds(timeline.total));
  const Bars bars{c, area, total};
  const Touch touch = Hit(c, "timeline", 0, area, c.line(8));
  DrawWave(c, area);

  const auto& segments = timeline.segments;
  for (std::size_t i = 0; i < segments.size();) {
    const auto& first = segments[i];
    const auto& phase =
        session.movement().phases[static_cast<std::size_t>(first.phase)];
    std::size_t end = i + 1;  // of the phase on this side
    while (end < segments.size() && segments[end].phase == first.phase &&
           segments[end].mirrored == first.mirrored) {
      ++end;
    }
    const core::Duration finish = segments[end - 1].end;
    Line line;
    const auto number = [&](int n) {
      const auto out = fmt::format_to_n(line.data(), line.size(), "{}", n);
      return std::string_view(line.data(), out.size);
    };
    // Repetitions carry their numbers, where there is room for the largest;
    // those too short to tell apart become one bar.
    const bool counted =
        end - i > 1 && bars.Fits(first.begin, first.end, number(phase.repeats));
    const bool tiny =
        bars.X(first.end) - bars.X(first.begin) < c.line(kLeastSegment);
    if (tiny) bars.Draw(phase, 0, first.begin, finish);
    for (; i < end && !tiny; ++i) {
      const auto& segment = segments[i];
      bars.Draw(phase, segment.repeat, segment.begin, segment.end);
      if (labels && counted) {
        bars.Label(segment.begin, segment.end, number(segment.repeat + 1));
      }
    }
    if (labels && !counted) LabelPhase(bars, phase, first, finish);
    i = end;
  }

  const float now = bars.X(c.view.moment.time);
  const float middle = area.y0 + c.line((kBarTop + kBarFoot) / 2);
  c.Stroke(now, area.y0 + c.line(2), now, area.y0 + c.line(kBarFoot), c.line(2),
           c.ink.t1);
  c.Disc(now, middle, c.line(9), c.ink.s1);
  c.Disc(now, middle, c.line(7), c.ink.t1);

  const float mouse = ImGui::GetIO().MousePos.x;
  if (touch.hovered || touch.held)
    DrawHover(c, bars, std::clamp(mouse, area.x0, area.x1));
  // Enter on the focused timeline has no place to seek to.
  if (touch.held || (touch.pressed && touch.hovered)) {
    const double u = std::clamp((mouse - area.x0) / area.width(), 0.f, 1.f);
    c.Send(Seek{core::Seconds(u * total)});
  }
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/sections.h"
#include "engine/ui/widgets.h"

namespace limber::ui {
namespace {

constexpr double kSlowest = 0.1, kFastest = 1.5, kDetent = 0.1;

// Returns the x where the next control may begin.
float DrawTransport(Canvas& c, float x, float cy) {
  const coach::Session& session = c.session();
  const float half = c.px(18);
  const auto button = [&](float left) {
    return Rect{left, cy - half, left + 2 * half, cy + half};
  };
  if (IconButton(c, "previous", button(x), icon::kBack, false, "Previous phase",
                 "PgUp")) {
    c.Send(Previous{});
  }
  x += c.px(36 + 10);

  const float r = c.px(24);
  const Rect play{x, cy - r, x + 2 * r, cy + r};
  const bool playing = session.playing();
  const Touch touch =
      Hit(c, "play", 0, play, r, playing ? "Pause" : "Play", "Space");
  c.Disc(play.centre_x(), cy, r,
         Mix(c.ink.accent, c.ink.t1, touch.held ? 0.2f : 0.1f * touch.glow));
  c.Icon(Type::kIconLarge, c.ink.onaccent,
         play.centre_x() + (playing ? 0 : c.line(1.5f)), cy,
         playing ? icon::kPause : icon::kPlay);
  if (touch.pressed) c.Send(TogglePlay{});
  x = play.x1 + c.px(10);

  if (IconButton(c, "next", button(x), icon::kForward, false, "Next phase",
                 "PgDn")) {
    c.Send(Next{});
  }
  x += c.px(38);
  if (IconButton(c, "restart", button(x), icon::kRestart, false,
                 "From the beginning", "R")) {
    c.Send(Restart{});
  }
  x += c.px(38);
  if (IconButton(c, "loop", button(x), icon::kLoop, session.loop(),
                 "Repeat without end", "L")) {
    c.Send(SetLoop{!session.loop()});
  }
  return x + c.px(36 + 12);
}

float DrawTime(Canvas& c, float x, float cy) {
  Line line;
  const coach::Session& session = c.session();
  const bool routine = session.routine() != nullptr;
  x += c.WriteTabular(
      Type::kLabel, c.ink.t1, x, cy,
      Clock(routine ? session.elapsed() : c.view.moment.time, line));
  Line total;
  const auto end =
      fmt::format_to_n(line.data(), line.size(), " / {}",
                       Clock(session.total() + core::Seconds(0.5), total));
  return x +
         c.WriteTabular(Type::kLabel, c.ink.t3, x, cy, {line.data(), end.size});
}

void DrawPaceHint(Canvas& c, const Rect& slider) {
  constexpr std::string_view kHint = "Holds keep their seconds.";
  ImDrawList* list = c.list;
  const Rect panel = c.panel;
  c.list = ImGui::GetForegroundDrawList();
  const float width = std::ceil(c.Width(Type::kLabel, kHint)) + c.px(24);
  const float x = std::round(slider.centre_x() - width / 2);
  // Above the place of the caption.
  const float foot = c.layout.cue.y0 - c.px(8);
  const Rect plate{x, foot - c.px(32), x + width, foot};
  c.panel = plate;
  c.Panel(plate, 8);
  c.Write(Type::kLabel, c.ink.t1, plate.x0 + c.px(12), plate.centre_y(), kHint);
  c.panel = panel;
  c.list = list;
}

void DrawPaceSlider(Canvas& c, const Rect& r) {
  const double pace = c.session().settings().pace;
  const float knob = c.line(8), cy = r.centre_y();
  const Rect track{r.x0 + knob, cy - c.line(2), r.x1 - knob, cy + c.line(2)};
  const Touch touch = Hit(c, "pace", 0, r, c.line(8), "Pace", "\u2191 \u2193");
  const auto at = [&](double value) {
    return track.x0 + track.width() * static_cast<float>((value - kSlowest) /
                                                         (kFastest - kSlowest));
  };
  c.Fill(track, c.ink.track, c.line(2));
  c.Fill({track.x0, track.y0, at(pace), track.y1}, c.ink.accent, c.line(2));
  c.Stroke(at(1), track.y1 + c.line(3), at(1), track.y1 + c.line(7),
           c.line(1.5f), c.ink.t3);
  c.Disc(at(pace), cy, c.line(11), c.ink.s1);
  c.Disc(at(pace), cy, knob, Mix(c.ink.accent, c.ink.t1, 0.1f * touch.glow));
  if (touch.held && !c.state.pace_hint_seen) DrawPaceHint(c, r);
  if (touch.pressed) c.state.pace_hint_seen = true;

  if (touch.hovered && ImGui::IsMouseDoubleClicked(0)) {
    c.Send(SetPace{1});
  } else if (touch.held &&
             (ImGui::IsMouseClicked(0) || ImGui::IsMouseDragging(0, 1))) {
    const double u = std::clamp(
        (ImGui::GetIO().MousePos.x - track.x0) / track.width(), 0.f, 1.f);
    const double steps =
        std::round((kSlowest + (kFastest - kSlowest) * u) / kDetent);
    const double value = std::clamp(steps * kDetent, kSlowest, kFastest);
    if (std::abs(value - pace) > 1e-9) c.Send(SetPace{value});
  }
}

// From the right end leftwards, as long as there is room after `limit`.
void DrawSettings(Canvas& c, float x, float limit, float cy) {
  const coach::Settings& settings = c.session().settings();
  const float half = c.px(18);
  const auto take = [&](float width) {
    x -= width;
    return Rect{x, cy - half, x + width, cy + half};
  };
  if (IconButton(c, "captions", take(c.px(36)), icon::kCaptions,
                 c.view.captions, "Captions", "C")) {
    c.Send(SetCaptions{!c.view.captions});
  }
  take(c.px(2));
  const coach::Volumes& volumes = c.view.volumes;
  if (IconButton(c, "sound", take(c.px(36)),
                 volumes.on ? icon::kSound : icon::kSilent, volumes.on, "Sound",
                 "S")) {
    coach::Volumes other = volumes;
    other.on = !volumes.on;
    c.Send(SetVolumes{other});
  }
  take(c.px(2));
  if (IconButton(c, "mirror", take(c.px(36)), icon::kMirror, settings.mirror,
                 "Mirror", "M")) {
    c.Send(SetMirror{!settings.mirror});
  }
  Line line;
  const float value = c.px(44),
              word = std::ceil(c.Width(Type::kLabel, "Pace")) + c.px(10);
  if (x - value < limit) return;
  take(c.px(4));
  c.WriteTabular(Type::kLabel, c.ink.t1, take(value).centre_x(), cy,
                 Pace(settings.pace, line), Align::kCentre);
  if (x - c.px(100) < limit) return;
  DrawPaceSlider(c, take(c.px(100)));
  if (x - word < limit) return;
  c.Write(Type::kLabel, c.ink.t2, take(word).x0, cy, "Pace");
}

// The pieces of a routine along the upper edge; a press goes to the place.
void DrawPieces(Canvas& c, const Rect& r) {
  const coach::Session& session = c.session();
  if (session.routine() == nullptr) return;
  const double total = core::ToSeconds(session.total());
  const Rect area{r.x0, r.y0, r.x1, r.y0 + c.px(12)};
  const coach::Piece& now = session.now();
  const Touch touch =
      Hit(c, "pieces", 0, area, c.line(3), session.routine()->name);
  const auto at = [&](core::Duration time) {
    return area.x0 +
           area.width() * static_cast<float>(core::ToSeconds(time) / total);
  };
  const float top = area.y0 + c.line(4), foot = top + c.line(4);
  for (const coach::Piece& piece : session.plan().pieces) {
    const bool moves = piece.kind == coach::Piece::Kind::kMovement;
    const Rect bar{at(piece.begin) + c.line(1), top, at(piece.end) - c.line(1),
                   foot};
    c.Fill(bar, Fade(moves ? c.ink.accent : c.ink.control, 0.45f), c.line(2));
    const float played = std::min(bar.x1, at(session.elapsed()));
    if (played > bar.x0 + 1) {
      c.Fill({bar.x0, top, played, foot}, moves ? c.ink.accent : c.ink.t2,
             c.line(2));
    }
    if (&piece == &now) {
      c.Fill({bar.x0, foot + c.line(2), bar.x1, foot + c.line(3)}, c.ink.t1, 0);
    }
  }
  if (touch.pressed && touch.hovered) {
    const double u = std::clamp(
        (ImGui::GetIO().MousePos.x - area.x0) / area.width(), 0.f, 1.f);
    c.Send(SeekRoutine{core::Seconds(u * total)});
  }
}

}  // namespace

void DrawDock(Canvas& c) {
  const Rect r = c.layout.dock;
  BeginSection(c, "dock", r);
  c.Panel(r);
  const bool low = c.layout.low;
  const float pad = c.px(20), top = r.y0 + c.px(low ? 6 : 10);
  const Rect timeline{r.x0 + pad, top, r.x1 - pad, top + c.px(low ? 42 : 54)};
  DrawPieces(c, {timeline.x0, r.y0, timeline.x1, r.y0});
  DrawTimeline(c, timeline, !low);
  const float cy = std::round(timeline.y1 + c.px(low ? 2 : 8) + c.px(24));
  float x = DrawTransport(c, r.x0 + pad, cy);
  x = DrawTime(c, x, cy);
  DrawSettings(c, r.x1 - pad, x + c.px(12), cy);
  EndSection(c);
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include "engine/ui/ring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/ring_arcs.h"
#include "engine/ui/sections.h"

namespace limber::ui {
namespace {

constexpr float kDiameter = 112;  // logical

float Left(const coach::Timeline& timeline, const coach::Moment& moment) {
  const auto& segment =
      timeline.segments[static_cast<std::size_t>(moment.segment)];
  const double all = core::ToSeconds(segment.end - segment.begin);
  return all > 0 ? static_cast<float>(core::ToSeconds(moment.left) / all) : 0;
}

// "Breathe in", "Breathe out" on a plate under the ring; 200 ms at each turn
// belong to both.
void DrawBreathWords(Canvas& c, float x, float y) {
  const coach::Breath& breath = c.view.moment.breath;
  const coach::Movement& movement = c.session().movement();
  const coach::Settings& settings = c.session().settings();
  const bool led = movement.breath == coach::BreathMode::kLed;
  const double in = led ? movement.breath_in : settings.breath_in;
  const double out = led ? movement.breath_out : settings.breath_out;
  const double half =
      60 / std::max(1.0, breath.rate) * (breath.in ? in : out) / (in + out);
  const float shown =
      std::clamp(static_cast<float>(breath.fraction * half / 0.2), 0.f, 1.f);

  const float width =
      std::ceil(c.Width(Type::kLabelStrong, "Breathe out")) + c.px(24);
  const Rect plate{std::round(x - width / 2), y, std::round(x + width / 2),
                   y + c.px(28)};
  c.panel = plate;
  c.Plate(plate, 14);
  const std::string_view now = breath.in ? "Breathe in" : "Breathe out";
  const std::string_view before = breath.in ? "Breathe out" : "Breathe in";
  if (shown < 1) {
    c.Write(Type::kLabelStrong, Fade(c.ink.t1, 1 - shown), x, plate.centre_y(),
            before, Align::kCentre);
    c.texts.pop_back();  // the two are meant to lie over each other
  }
  c.Write(Type::kLabelStrong, Fade(c.ink.t1, shown), x, plate.centre_y(), now,
          Align::kCentre);
}

}  // namespace

float OrbRadius(float ring_radius, float stroke, double fullness,
                bool reduced) {
  const float size =
      reduced ? 0.92f : 0.55f + 0.37f * static_cast<float>(fullness);
  return (ring_radius - stroke) * size;
}

float OrbAlpha(double fullness, bool reduced) {
  return reduced ? 0.10f + 0.16f * static_cast<float>(fullness) : 0.22f;
}

Rect RingPlace(const Layout& layout) {
  const Rect stage = layout.stage;
  const float d = std::min(kDiameter * layout.scale, stage.height());
  const float x = std::round(stage.x1 - d / 2),
              y = std::round(stage.y0 + d / 2);
  return {x - d / 2, y - d / 2, x + d / 2, y + d / 2};
}

// Seconds until the body moves again.
void DrawWaiting(Canvas& c) {
  const coach::Session& session = c.session();
  const coach::Piece& piece = session.now();
  const core::Duration left = piece.end - session.elapsed();
  const Rect disc = RingPlace(c.layout);
  const RingShape ring = ShapeOf(disc);
  const auto share = static_cast<float>(
      core::ToSeconds(left) / core::ToSeconds(piece.end - piece.begin));
  c.panel = disc;
  c.scrolls = false;
  c.Disc(ring.x, ring.y, disc.width() / 2,
         Fade(c.ink.plate, c.ink.plate_alpha));
  DrawEmptyingArc(c, ring, share, c.ink.accent);
  Line line;
  const auto end =
      fmt::format_to_n(line.data(), line.size(), "{}", CountdownSeconds(left));
  c.Write(Type::kDigits, c.ink.t1, ring.x, ring.y, {line.data(), end.size},
          Align::kCentre);
}

void DrawRing(Canvas& c) {
  const coach::Moment& moment = c.view.moment;
  const coach::Timeline& timeline = c.session().timeline();
  const auto& segment =
      timeline.segments[static_cast<std::size_t>(moment.segment)];
  const auto& phase =
      c.session().movement().phases[static_cast<std::size_t>(segment.phase)];
  const bool hold = phase.kind == coach::PhaseKind::kHold;
  const bool rounds = !hold && moment.rounds > 1;
  const coach::Session& session = c.session();
  if (session.routine() != nullptr && session.now().still) {
    return DrawWaiting(c);
  }
  if (moment.finished || (!hold && !rounds && !moment.breath.paced)) return;

  const Rect stage = c.layout.stage, disc = RingPlace(c.layout);
  const RingShape ring = ShapeOf(disc);
  const float d = disc.width(), x = ring.x, y = ring.y;
  const float stroke = ring.stroke, r = ring.radius;
  c.panel = disc;
  c.scrolls = false;

  const float plate =
      hold ? LiftedPlate(c, core::ToSeconds(moment.left)) : c.ink.plate_alpha;
  c.Disc(x, y, d / 2, Fade(c.ink.plate, plate));
  if (moment.breath.paced) {
    const double full = moment.breath.fullness;
    c.Disc(x, y, OrbRadius(r, stroke, full, c.view.reduced_motion),
           Fade(c.ink.accent, OrbAlpha(full, c.view.reduced_motion)));
  }
  const bool paused = !c.session().playing();
  // Opaque, so that the round ends do not show through the arc.
  const Colour accent =
      paused ? Mix(c.ink.plate, c.ink.accent, 0.45f) : c.ink.accent;
  Line line;
  if (hold) {
    const float share = Left(timeline, moment);
    DrawEmptyingArc(c, ring, share, accent);
    if (share < 0.5f && !paused) {
      c.Stroke(x, y + r - stroke, x, y + r - c.line(10), c.line(1.5f),
               c.ink.t1);
    }
    const auto end = fmt::format_to_n(line.data(), line.size(), "{}",
                                      CountdownSeconds(moment.left));
    c.Write(Type::kDigits, c.ink.t1, x, y, {line.data(), end.size},
            Align::kCentre);
  } else if (rounds) {
    DrawRoundArcs(c, ring, moment, accent);
    auto end = fmt::format_to_n(line.data(), line.size(), "{}", moment.round);
    c.Write(Type::kDigits, c.ink.t1, x, y - 0.06f * d, {line.data(), end.size},
            Align::kCentre);
    end = fmt::format_to_n(line.data(), line.size(), "of {}", moment.rounds);
    c.Write(Type::kCaption, c.ink.t1, x, y + 0.24f * d, {line.data(), end.size},
            Align::kCentre);
  }
  if (hold && paused) {
    c.Icon(Type::kIcon, c.ink.t1, x, y + 0.26f * d, icon::kPause);
  }
  if (!moment.breath.paced) return;
  // Under the ring; beside it where the stage is low.
  if (disc.y1 + c.px(36) < stage.y0 + 0.6f * stage.height()) {
    DrawBreathWords(c, x, disc.y1 + c.px(8));
  } else {
    const float width = std::ceil(c.Width(Type::kLabelStrong, "Breathe out"));
    DrawBreathWords(c, disc.x0 - c.px(20) - width / 2, y - c.px(14));
  }
}

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/ui/follow_sections.h"
#include "engine/ui/ring.h"
#include "engine/ui/ring_arcs.h"

namespace limber::ui {
namespace {

using Step = coach::Guide::Step;

std::string_view PhaseLabel(const Canvas& c, const coach::Guide& guide) {
  if (guide.on_the_way) return "Move";
  const coach::Session& session = c.session();
  const auto& segment =
      session.timeline().segments[std::size_t(c.view.moment.segment)];
  return session.movement().phases[std::size_t(segment.phase)].label;
}

}  // namespace

void DrawFollowRing(Canvas& c, const coach::Guide& guide) {
  const coach::Moment& moment = c.view.moment;
  const bool paused = !c.session().playing();
  const bool counts = guide.step != Step::kMoving;
  const bool rounds = guide.step == Step::kRounds && moment.rounds > 1 &&
                      moment.rounds <= kMostArcs;
  const Rect disc = c.follow.ring;
  const RingShape ring = ShapeOf(disc);
  c.panel = disc;
  c.scrolls = false;
  const double left = core::ToSeconds(guide.left);
  c.Disc(ring.x, ring.y, disc.width() / 2,
         Fade(c.ink.plate, counts ? LiftedPlate(c, left) : c.ink.plate_alpha));
  const bool breathes = moment.breath.paced && !guide.on_the_way;
  if (breathes) {
    const double full = moment.breath.fullness;
    c.Disc(ring.x, ring.y,
           OrbRadius(ring.radius, ring.stroke, full, c.view.reduced_motion),
           Fade(c.ink.accent, OrbAlpha(full, c.view.reduced_motion)));
  }
  const Colour accent =
      paused ? Mix(c.ink.plate, c.ink.accent, 0.45f) : c.ink.accent;
  if (rounds) {
    DrawRoundArcs(c, ring, moment, accent);
  } else {
    DrawEmptyingArc(c, ring, static_cast<float>(guide.share_left), accent);
  }

  Line line;
  const auto text = [&](fmt::format_to_n_result<char*> end) {
    return std::string_view(line.data(),
                            std::min<std::size_t>(end.size, line.size()));
  };
  const float d = disc.width();
  const float label_y = ring.y + .27f * d;
  if (paused) {
    c.WriteLarge(PublicType::kIcon, c.ink.t1, ring.x, label_y, icon::kPause,
                 Align::kCentre);
  } else if (rounds) {
    c.WriteLarge(PublicType::kFloor, c.ink.t1, ring.x, label_y,
                 text(fmt::format_to_n(line.data(), line.size(), "round of {}",
                                       moment.rounds)),
                 Align::kCentre);
  } else if (breathes && guide.step == Step::kHold) {
    c.WriteLarge(PublicType::kFloor, c.ink.t1, ring.x, label_y, "seconds",
                 Align::kCentre);
  } else if (guide.step == Step::kRounds) {
    c.WriteLarge(PublicType::kFloor, c.ink.t1, ring.x, label_y, "seconds",
                 Align::kCentre);
  }
  if (!counts) {
    const std::string_view label = PhaseLabel(c, guide);
    const float most = 1.5f * ring.radius;
    const float height = c.WriteLargeWrapped(PublicType::kCaption, 0, 0, 0,
                                             most, label, Align::kLeft, false);
    const float lift = paused ? .06f * d : 0;
    c.WriteLargeWrapped(PublicType::kCaption, c.ink.t1, ring.x - most / 2,
                        ring.y - height / 2 - lift, most, label,
                        Align::kCentre);
    return;
  }
  const int shown = rounds ? moment.round : CountdownSeconds(guide.left);
  c.WriteLarge(PublicType::kDigits, c.ink.t1, ring.x, ring.y - .035f * d,
               text(fmt::format_to_n(line.data(), line.size(), "{}", shown)),
               Align::kCentre);
}

}  // namespace limber::ui

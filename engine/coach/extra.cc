// SPDX-License-Identifier: MIT
#include "engine/coach/extra.h"

#include <algorithm>
#include <cmath>

#include "engine/coach/breath.h"

namespace limber::coach {
namespace {

constexpr double kMore = 10;  // s
constexpr double kMost = 3;   // times what is written, as Settings::hold_scale

void Move(Timeline& timeline, std::size_t from, core::Duration by) {
  for (std::size_t i = from; i < timeline.segments.size(); ++i) {
    timeline.segments[i].begin += by;
    timeline.segments[i].end += by;
  }
  timeline.total += by;
}

}  // namespace

core::Duration TenMore(const Movement& movement, const Settings& settings,
                       const Timeline& timeline, std::size_t segment) {
  const Segment& hold = timeline.segments[segment];
  const Phase& phase = movement.phases[std::size_t(hold.phase)];
  if (phase.kind != PhaseKind::kHold) return core::Duration{0};
  const Breath breath =
      BreathAt(movement, settings, timeline, int(segment), hold.begin);
  double more = kMore;
  if (breath.paced) {
    const double period = 60 / breath.rate;
    more = period * std::max(1.0, std::round(kMore / period));
  }
  const double most = kMost * core::ToSeconds(phase.seconds);
  const double length = core::ToSeconds(hold.end - hold.begin);
  if (length + more > most + 1e-6) return core::Duration{0};
  return core::Seconds(more);
}

void Lengthen(Timeline& timeline, std::size_t segment, core::Duration by) {
  const Segment hold = timeline.segments[segment];
  timeline.segments[segment].end += by;
  Move(timeline, segment + 1, by);
  for (std::size_t i = segment + 1; i < timeline.segments.size(); ++i) {
    const Segment& other = timeline.segments[i];
    if (other.phase != hold.phase || other.repeat != hold.repeat ||
        other.mirrored == hold.mirrored) {
      continue;
    }
    timeline.segments[i].end += by;
    Move(timeline, i + 1, by);
  }
}

void Lengthen(Plan& plan, const Extra& extra) {
  Piece& piece = plan.pieces[extra.piece];
  const core::Duration before = piece.timeline.total;
  Lengthen(piece.timeline, extra.segment, extra.by);
  const core::Duration grown = piece.timeline.total - before;
  piece.end += grown;
  for (std::size_t i = extra.piece + 1; i < plan.pieces.size(); ++i) {
    Piece& later = plan.pieces[i];
    later.begin += grown;
    later.end += grown;
    // Who stands still behind it stands as it ends, which is later now.
    if (later.still && later.at == before && later.movement == piece.movement) {
      later.at = piece.timeline.total;
      later.timeline = piece.timeline;
    }
  }
  plan.total += grown;
}

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/coach/guide.h"

#include <algorithm>
#include <cassert>

namespace limber::coach {
namespace {

using Step = Guide::Step;

Step StepOf(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::kHold:
      return Step::kHold;
    case PhaseKind::kRounds:
      return Step::kRounds;
    case PhaseKind::kSwitch:
      return Step::kSwitch;
    case PhaseKind::kRest:
      return Step::kRest;
    default:
      return Step::kMoving;
  }
}

// A stretch of time of the piece that is one step: phases that move the body
// into or out of a hold belong together, and so do the rounds of one phase.
void FindStep(const Session& session, const Moment& moment, Guide& guide) {
  const Timeline& timeline = session.timeline();
  const auto& phases = session.movement().phases;
  const auto step = [&](std::size_t i) {
    return StepOf(phases[std::size_t(timeline.segments[i].phase)].kind);
  };
  const auto here = std::size_t(moment.segment);
  guide.step = step(here);
  std::size_t first = here, end = here + 1;
  const auto same = [&](std::size_t i) {
    const Segment &a = timeline.segments[i], &b = timeline.segments[here];
    if (step(i) != guide.step || a.mirrored != b.mirrored) return false;
    return guide.step == Step::kMoving || a.phase == b.phase;
  };
  while (first > 0 && same(first - 1)) --first;
  while (end < timeline.segments.size() && same(end)) ++end;
  const core::Duration begin = timeline.segments[first].begin;
  const core::Duration over = timeline.segments[end - 1].end;
  guide.left = over - moment.time;
  guide.share_left =
      core::ToSeconds(guide.left) / core::ToSeconds(over - begin);
  const Phase& phase = phases[std::size_t(timeline.segments[here].phase)];
  if (phase.per_side) guide.side = timeline.segments[here].mirrored ? 2 : 1;
}

}  // namespace

Guide GuideAt(const Session& session) {
  assert(session.routine() != nullptr);
  const Plan& plan = session.plan();
  const std::size_t piece = session.piece();
  const Piece& now = plan.pieces[piece];
  Guide guide;
  int before = 0;  // movements up to and with this piece
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    if (plan.pieces[i].kind != Piece::Kind::kMovement) continue;
    ++guide.count;
    if (i <= piece) ++before;
  }
  const bool moves = now.kind == Piece::Kind::kMovement;
  const int about = moves ? int(piece) : NextMovement(plan, piece);
  if (about >= 0) {
    guide.movement = int(plan.pieces[std::size_t(about)].movement);
    guide.number = moves ? before : before + 1;
    guide.next = NextMovement(plan, std::size_t(about));
  }
  guide.on_the_way = !moves;
  if (session.elapsed() >= session.total()) {
    guide.step = Step::kDone;
    return guide;
  }
  switch (now.kind) {
    case Piece::Kind::kCard:
      guide.step = Step::kCard;
      break;
    case Piece::Kind::kReady:
      guide.step = Step::kReady;
      break;
    case Piece::Kind::kWay:
      guide.step = Step::kMoving;
      break;
    case Piece::Kind::kRest:
      guide.step = Step::kRest;
      break;
    case Piece::Kind::kMovement:
      FindStep(session, session.moment(), guide);
      return guide;
  }
  guide.left = now.end - session.elapsed();
  guide.share_left =
      core::ToSeconds(guide.left) / core::ToSeconds(now.end - now.begin);
  return guide;
}

}  // namespace limber::coach

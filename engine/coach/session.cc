// SPDX-License-Identifier: MIT
#include "engine/coach/session.h"

#include <algorithm>
#include <cassert>

namespace limber::coach {
namespace {

constexpr core::Duration kPreviousGrace = std::chrono::milliseconds(1500);
constexpr double kLongestBreath = 15;  // s: 4 a minute
constexpr double kShortestBreath = 4;  // s: 15 a minute

// First and one-past-last segment of the phase and side around `segment`; all
// repetitions of a phase are one stop for Previous and Next.
struct Stop {
  std::size_t first, end;
};
Stop StopAround(const Timeline& timeline, std::size_t segment) {
  const auto same = [&](std::size_t i) {
    const Segment& a = timeline.segments[i];
    const Segment& b = timeline.segments[segment];
    return a.phase == b.phase && a.mirrored == b.mirrored;
  };
  Stop stop{segment, segment + 1};
  while (stop.first > 0 && same(stop.first - 1)) --stop.first;
  while (stop.end < timeline.segments.size() && same(stop.end)) ++stop.end;
  return stop;
}

}  // namespace

Session::Session(const std::vector<Movement>& library)
    : library_(&library), shown_(library.size()) {
  assert(!library.empty());
  timeline_ = Lay(movement(), settings_);
}

Session::Session(const Repertoire& repertoire, std::size_t shown,
                 const std::vector<Routine>& routines)
    : library_(&repertoire.movements),
      repertoire_(&repertoire),
      routines_(&routines),
      shown_(shown) {
  assert(shown > 0 && shown <= repertoire.movements.size());
  timeline_ = Lay(movement(), settings_);
}

void Session::Advance(core::Duration wall) {
  if (!playing_ || wall <= core::Duration{0}) return;
  elapsed_ += wall;
  if (elapsed_ < total()) return;
  if (loop_) {
    elapsed_ %= total();
  } else {
    elapsed_ = total();
    playing_ = false;
  }
}

void Session::Play() {
  if (elapsed_ >= total()) Restart();
  playing_ = true;
}

void Session::Pause() { playing_ = false; }

void Session::Toggle() { playing_ ? Pause() : Play(); }

void Session::Seek(core::Duration to) {
  to = std::clamp(to, core::Duration{0}, timeline().total);
  if (routine_ < 0) {
    elapsed_ = to;
    return;
  }
  // Who waits for a movement sees its timeline.
  std::size_t piece = this->piece();
  if (plan_.pieces[piece].still) {
    const int next = NextMovement(plan_, piece);
    if (next < 0 || plan_.pieces[std::size_t(next)].movement != selected()) {
      return;
    }
    piece = std::size_t(next);
  }
  const Piece& into = plan_.pieces[piece];
  // The last tick of a piece is the first of the next one.
  const bool last = piece + 1 == plan_.pieces.size();
  elapsed_ =
      std::min(into.begin + to, last ? into.end : into.end - core::Duration{1});
}

void Session::SeekTotal(core::Duration to) {
  elapsed_ = std::clamp(to, core::Duration{0}, total());
}

void Session::Restart() {
  elapsed_ = core::Duration{0};
  if (extras_.empty()) return;
  extras_.clear();
  LayAgain();
}

void Session::Select(std::size_t movement) {
  assert(movement < shown_);
  selected_ = movement;
  variation_ = mistake_ = -1;
  routine_ = -1;
  extras_.clear();
  timeline_ = Lay(this->movement(), settings_);
  elapsed_ = core::Duration{0};
}

void Session::SelectRoutine(std::size_t routine, bool guided) {
  assert(routine < routines().size());
  routine_ = static_cast<int>(routine);
  variation_ = mistake_ = -1;
  extras_.clear();
  guided_ = guided;
  elapsed_ = core::Duration{0};
  LayAgain();
}

std::size_t Session::Form() const {
  if (variation_ < 0) return selected_;
  return static_cast<std::size_t>(
      repertoire_->variants[selected_]
          .variations[static_cast<std::size_t>(variation_)]);
}

const Variants* Session::variants() const {
  if (routine_ >= 0 || repertoire_ == nullptr) return nullptr;
  const std::size_t form = Form();
  return form < repertoire_->variants.size() ? &repertoire_->variants[form]
                                             : nullptr;
}

void Session::SelectVariation(int variation) {
  assert(variants() != nullptr);
  assert(variation < 0 ||
         variants()->variations[static_cast<std::size_t>(variation)] >= 0);
  if (variation == variation_) return;
  const Moment before = moment();
  const Segment was = timeline_.segments[std::size_t(before.segment)];
  const bool over = elapsed_ == total();
  variation_ = variation;
  extras_.clear();
  LayAgain();
  if (over) {
    elapsed_ = total();
    return;
  }
  for (const Segment& segment : timeline_.segments) {
    if (segment.phase != was.phase || segment.mirrored != was.mirrored ||
        segment.repeat > was.repeat) {
      continue;
    }
    const core::Duration length = segment.end - segment.begin;
    const auto into = static_cast<core::Duration::rep>(
        before.ratio * static_cast<double>(length.count()));
    elapsed_ = segment.begin +
               std::min(core::Duration{into}, length - core::Duration{1});
  }
}

void Session::ShowMistake(int mistake) {
  assert(variants() != nullptr);
  assert(mistake < 0 ||
         variants()->mistakes[static_cast<std::size_t>(mistake)] >= 0);
  mistake_ = mistake;
}

int Session::ghost() const {
  if (routine_ >= 0 || mistake_ < 0) return -1;
  return repertoire_->variants[Form()]
      .mistakes[static_cast<std::size_t>(mistake_)];
}

const Card* Session::card() const {
  if (routine_ < 0 || now().kind != Piece::Kind::kCard) return nullptr;
  return &repertoire_->cards[now().card];
}

void Session::Previous() {
  const Timeline& timeline = this->timeline();
  const bool still = routine_ >= 0 && now().still;
  const core::Duration played =
      routine_ < 0 ? elapsed_ : elapsed_ - now().begin;
  Stop here{0, timeline.segments.size()};
  if (!still) here = StopAround(timeline, std::size_t(moment().segment));
  const core::Duration begin =
      still ? core::Duration{0} : timeline.segments[here.first].begin;
  if (played - begin >= kPreviousGrace) {
    return still ? SeekTotal(now().begin) : Seek(begin);
  }
  if (!still && here.first > 0) {
    const Stop before = StopAround(timeline, here.first - 1);
    return Seek(timeline.segments[before.first].begin);
  }
  if (routine_ >= 0) {
    const std::size_t piece = this->piece();
    return SeekTotal(plan_.pieces[piece > 0 ? piece - 1 : 0].begin);
  }
  if (selected_ > 0) return Select(selected_ - 1);
  Seek(begin);
}

void Session::Next() {
  const Timeline& timeline = this->timeline();
  if (routine_ < 0 || !now().still) {
    const Stop here = StopAround(timeline, std::size_t(moment().segment));
    if (here.end < timeline.segments.size()) {
      return Seek(timeline.segments[here.end].begin);
    }
  }
  if (routine_ >= 0) return SeekTotal(now().end);
  if (selected_ + 1 < shown_) return Select(selected_ + 1);
  Seek(timeline_.total);
}

void Session::RepeatSide() {
  const Timeline& timeline = this->timeline();
  const auto& phases = movement().phases;
  const auto sided = [&](std::size_t i) {
    return phases[std::size_t(timeline.segments[i].phase)].per_side;
  };
  if (routine_ >= 0 && now().still) return;
  auto at = std::size_t(moment().segment);
  while (at > 0 && !sided(at)) --at;
  if (!sided(at)) return Seek(core::Duration{0});
  const bool mirrored = timeline.segments[at].mirrored;
  while (at > 0 && sided(at - 1) &&
         timeline.segments[at - 1].mirrored == mirrored) {
    --at;
  }
  Seek(timeline.segments[at].begin);
}

core::Duration Session::TenMoreNow() const {
  if (elapsed_ >= total() || (routine_ >= 0 && now().still)) {
    return core::Duration{0};
  }
  return TenMore(movement(), routine_ < 0 ? settings_ : now().settings,
                 timeline(), std::size_t(moment().segment));
}

bool Session::can_add_ten() const { return TenMoreNow() > core::Duration{0}; }

bool Session::AddTen() {
  const core::Duration by = TenMoreNow();
  if (by <= core::Duration{0}) return false;
  const Extra extra{routine_ < 0 ? 0 : piece(), std::size_t(moment().segment),
                    by};
  extras_.push_back(extra);
  if (routine_ < 0) {
    Lengthen(timeline_, extra.segment, by);
  } else {
    Lengthen(plan_, extra);
  }
  return true;
}

void Session::SetPace(double pace) {
  Settings next = settings_;
  next.pace = std::clamp(pace, 0.1, 1.5);
  Relay(next);
}

void Session::SetHoldScale(double scale) {
  Settings next = settings_;
  next.hold_scale = std::clamp(scale, 0.5, 3.0);
  Relay(next);
}

void Session::SetBreath(double in, double out) {
  Settings next = settings_;
  next.breath_in = std::clamp(in, 2.0, 8.0);
  next.breath_out = std::clamp(out, 2.0, 8.0);
  const double period = next.breath_in + next.breath_out;
  const double ratio =
      std::clamp(period, kShortestBreath, kLongestBreath) / period;
  next.breath_in *= ratio;
  next.breath_out *= ratio;
  Relay(next);
}

void Session::SetMirror(bool mirror) { settings_.mirror = mirror; }

void Session::SetLoop(bool loop) { loop_ = loop; }

Moment Session::moment() const {
  if (routine_ >= 0) return At(plan_, *repertoire_, elapsed_).moment;
  return At(movement(), settings_, timeline_, elapsed_);
}

void Session::LayAgain() {
  if (routine_ >= 0)
    plan_ = LayPlan(*routine(), *repertoire_, settings_, guided_);
  timeline_ = Lay((*library_)[Form()], settings_);
  for (const Extra& extra : extras_) {
    if (routine_ < 0) {
      Lengthen(timeline_, extra.segment, extra.by);
    } else {
      Lengthen(plan_, extra);
    }
  }
}

void Session::Relay(const Settings& next) {
  if (next == settings_) return;
  const Moment before = moment();
  const bool over = elapsed_ == total();
  const std::size_t piece = routine_ < 0 ? 0 : this->piece();
  const bool still = routine_ >= 0 && now().still;
  const core::Duration played =
      routine_ < 0 ? elapsed_ : elapsed_ - now().begin;
  settings_ = next;
  LayAgain();
  if (over) {
    elapsed_ = total();
    return;
  }
  const core::Duration begin =
      routine_ < 0 ? core::Duration{0} : plan_.pieces[piece].begin;
  if (still) {
    elapsed_ = begin + played;
    return;
  }
  const Timeline& timeline =
      routine_ < 0 ? timeline_ : plan_.pieces[piece].timeline;
  const Segment& segment = timeline.segments[std::size_t(before.segment)];
  // Rounded down and short of the end, so that the place stays in its segment.
  const core::Duration length = segment.end - segment.begin;
  const auto into = static_cast<core::Duration::rep>(
      before.ratio * static_cast<double>(length.count()));
  elapsed_ = begin + segment.begin +
             std::min(core::Duration{into}, length - core::Duration{1});
}

}  // namespace limber::coach

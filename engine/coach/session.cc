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

Session::Session(const std::vector<Movement>& library) : library_(&library) {
  assert(!library.empty());
  timeline_ = Lay(movement(), settings_);
}

void Session::Advance(core::Duration wall) {
  if (!playing_ || wall <= core::Duration{0}) return;
  elapsed_ += wall;
  if (elapsed_ < timeline_.total) return;
  if (loop_) {
    elapsed_ %= timeline_.total;
  } else {
    elapsed_ = timeline_.total;
    playing_ = false;
  }
}

void Session::Play() {
  if (elapsed_ >= timeline_.total) elapsed_ = core::Duration{0};
  playing_ = true;
}

void Session::Pause() { playing_ = false; }

void Session::Toggle() { playing_ ? Pause() : Play(); }

void Session::Seek(core::Duration to) {
  elapsed_ = std::clamp(to, core::Duration{0}, timeline_.total);
}

void Session::Restart() { elapsed_ = core::Duration{0}; }

void Session::Select(std::size_t movement) {
  assert(movement < library_->size());
  selected_ = movement;
  timeline_ = Lay(this->movement(), settings_);
  elapsed_ = core::Duration{0};
}

void Session::Previous() {
  const Stop here = StopAround(timeline_, std::size_t(moment().segment));
  const core::Duration begin = timeline_.segments[here.first].begin;
  if (elapsed_ - begin >= kPreviousGrace) return Seek(begin);
  if (here.first > 0) {
    const Stop before = StopAround(timeline_, here.first - 1);
    return Seek(timeline_.segments[before.first].begin);
  }
  if (selected_ > 0) return Select(selected_ - 1);
  Seek(begin);
}

void Session::Next() {
  const Stop here = StopAround(timeline_, std::size_t(moment().segment));
  if (here.end < timeline_.segments.size()) {
    return Seek(timeline_.segments[here.end].begin);
  }
  if (selected_ + 1 < library_->size()) return Select(selected_ + 1);
  Seek(timeline_.total);
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
  return At(movement(), settings_, timeline_, elapsed_);
}

void Session::Relay(const Settings& next) {
  if (next == settings_) return;
  const Moment before = moment();
  settings_ = next;
  timeline_ = Lay(movement(), settings_);
  const Segment& segment = timeline_.segments[std::size_t(before.segment)];
  if (before.finished) {
    elapsed_ = timeline_.total;
    return;
  }
  // Rounded down and short of the end, so that the place stays in its segment.
  const core::Duration length = segment.end - segment.begin;
  const auto into = static_cast<core::Duration::rep>(
      before.ratio * static_cast<double>(length.count()));
  elapsed_ = segment.begin +
             std::min(core::Duration{into}, length - core::Duration{1});
}

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#include "engine/coach/caption.h"

#include <algorithm>

#include "engine/math/easing.h"

namespace limber::coach {
namespace {

constexpr double kLeast = 2.5;        // s
constexpr double kPerWord = 1.0 / 3;  // s
constexpr double kMost = 6;           // s, where there is time to spare

// A cue as it is shown: seconds of routine time.
struct Shown {
  std::string_view text;
  double begin = 0;
  double settled = 0;  // it may leave from here on
  double end = 0;
};

// Whether the cue speaks in this repetition: cues of one share take turns.
bool SpeaksIn(const std::vector<Cue>& cues, std::size_t cue, int repeat,
              int repeats) {
  int turns = 0, turn = 0;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (cues[i].at != cues[cue].at) continue;
    if (i == cue) turn = turns;
    ++turns;
  }
  return repeat * turns / repeats == turn;
}

double Opacity(const Shown& shown, double now) {
  return math::Smoothstep(0, kCueFade, now - shown.begin) *
         math::Smoothstep(0, kCueFade, shown.end - now);
}

// Visits what is shown, in order, until `visit` returns false.
template <class Visit>
void Walk(const Movement& movement, const Timeline& timeline,
          const Visit& visit) {
  const double total = core::ToSeconds(timeline.total);
  Shown shown;
  for (const Segment& segment : timeline.segments) {
    const Phase& phase = movement.phases[std::size_t(segment.phase)];
    const double from = core::ToSeconds(segment.begin);
    const double to = core::ToSeconds(segment.end);
    const std::vector<Cue>& cues = segment.backwards ? phase.back : phase.cues;
    for (std::size_t i = 0; i < cues.size(); ++i) {
      const Cue& cue = cues[i];
      if (!SpeaksIn(cues, i, segment.repeat, phase.repeats)) continue;
      const double wanted = from + cue.at * (to - from);
      if (cue.text == shown.text && wanted <= shown.end) {
        shown.end = std::max(shown.end, std::min(wanted + kMost, to));
        continue;
      }
      const double needed = CueSeconds(cue.text);
      const double begin = std::max(wanted, shown.settled);
      if (begin >= to || begin + needed > total) continue;
      shown.end = std::min(shown.end, begin);
      if (!shown.text.empty() && !visit(shown)) return;
      shown = {cue.text, begin, begin + needed,
               std::max(begin + needed, std::min(begin + kMost, to))};
    }
  }
  if (!shown.text.empty()) visit(shown);
}

}  // namespace

double CueSeconds(std::string_view text) {
  const auto words = 1 + std::ranges::count(text, ' ');
  return std::max(kLeast, static_cast<double>(words) * kPerWord) + 2 * kCueFade;
}

Caption CaptionAt(const Movement& movement, const Timeline& timeline,
                  core::Duration time) {
  const double now = core::ToSeconds(time);
  Caption caption;
  Walk(movement, timeline, [&](const Shown& shown) {
    if (now >= shown.end) return true;
    if (now >= shown.begin) caption = {shown.text, Opacity(shown, now)};
    return false;
  });
  return caption;
}

std::vector<CaptionSpan> Captions(const Movement& movement,
                                  const Timeline& timeline) {
  std::vector<CaptionSpan> spans;
  Walk(movement, timeline, [&](const Shown& shown) {
    spans.push_back(
        {shown.text, core::Seconds(shown.begin), core::Seconds(shown.end)});
    return true;
  });
  return spans;
}

}  // namespace limber::coach

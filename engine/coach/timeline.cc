// SPDX-License-Identifier: MIT
#include "engine/coach/timeline.h"

#include <algorithm>
#include <cassert>

#include "engine/coach/breath.h"
#include "engine/coach/caption.h"

namespace limber::coach {
namespace {

constexpr double kDefaultBreath = 10;  // s, in + out of default settings
constexpr double kShortestLed = 8;     // s: faster is too quick for a spine

core::Duration Length(const Movement& movement, const Phase& phase,
                      const Settings& settings) {
  const double seconds = core::ToSeconds(phase.seconds);
  if (phase.kind == PhaseKind::kHold) {
    return core::Seconds(seconds * settings.hold_scale);
  }
  const bool led =
      movement.breath == BreathMode::kLed && phase.kind == PhaseKind::kRounds;
  if (phase.kind == PhaseKind::kSwitch) {
    return core::Seconds(
        std::max(seconds / settings.pace, settings.least_switch));
  }
  if (!led) return core::Seconds(seconds / settings.pace);
  const double breath = settings.breath_in + settings.breath_out;
  return core::Seconds(
      std::max(kShortestLed, seconds * breath / kDefaultBreath));
}

class Layer {
 public:
  Layer(const Movement& movement, const Settings& settings)
      : movement_(movement), settings_(settings) {}

  void Add(std::size_t index, bool mirrored) {
    const Phase& phase = movement_.phases[index];
    const core::Duration length = Length(movement_, phase, settings_);
    for (int repeat = 0; repeat < phase.repeats; ++repeat) {
      const core::Duration begin = timeline_.total;
      timeline_.total += length;
      timeline_.segments.push_back({static_cast<int>(index), repeat, mirrored,
                                    begin, timeline_.total, false});
    }
  }

  Timeline Take() { return std::move(timeline_); }

 private:
  const Movement& movement_;
  const Settings& settings_;
  Timeline timeline_;
};

}  // namespace

Timeline Lay(const Movement& movement, const Settings& settings) {
  Layer layer(movement, settings);
  const std::vector<Phase>& phases = movement.phases;
  for (std::size_t i = 0; i < phases.size();) {
    if (!phases[i].per_side) {
      layer.Add(i++, false);
      continue;
    }
    // Phases per side that follow each other are played as one block, and a
    // switch behind the block belongs between its two sides.
    const std::size_t first = i;
    while (i < phases.size() && phases[i].per_side) ++i;
    const std::size_t end = i;
    for (std::size_t k = first; k < end; ++k) layer.Add(k, false);
    if (i < phases.size() && phases[i].kind == PhaseKind::kSwitch) {
      layer.Add(i++, false);
    }
    for (std::size_t k = first; k < end; ++k) layer.Add(k, true);
  }
  Timeline timeline = layer.Take();
  assert(!timeline.segments.empty());
  return timeline;
}

Timeline LayBackwards(const Movement& way, const Settings& settings) {
  Timeline timeline = Lay(way, settings);
  assert(timeline.segments.size() == 1);
  timeline.segments[0].backwards = true;
  return timeline;
}

Moment At(const Movement& movement, const Settings& settings,
          const Timeline& timeline, core::Duration time) {
  Moment moment;
  moment.time = std::clamp(time, core::Duration{0}, timeline.total);
  moment.finished = moment.time == timeline.total;

  // The last segment that has begun; the end of the timeline belongs to it.
  const auto after = std::ranges::upper_bound(timeline.segments, moment.time,
                                              {}, &Segment::begin);
  const Segment& segment = *std::prev(after);
  moment.segment =
      static_cast<int>(std::prev(after) - timeline.segments.begin());
  moment.left = segment.end - moment.time;
  moment.ratio = core::ToSeconds(moment.time - segment.begin) /
                 core::ToSeconds(segment.end - segment.begin);
  moment.side = segment.mirrored ? body::Side::kLeft : body::Side::kRight;

  const Phase& phase = movement.phases[std::size_t(segment.phase)];
  if (phase.kind == PhaseKind::kRounds) {
    moment.round = segment.repeat + 1;
    moment.rounds = phase.repeats;
  }
  moment.breath =
      BreathAt(movement, settings, timeline, moment.segment, moment.time);
  const Caption caption = CaptionAt(movement, timeline, moment.time);
  moment.cue = caption.text;
  moment.cue_opacity = caption.opacity;
  return moment;
}

}  // namespace limber::coach

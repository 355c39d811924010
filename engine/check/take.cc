// SPDX-License-Identifier: MIT
#include "engine/check/take.h"

#include <algorithm>
#include <cmath>

#include "engine/check/heel_sitting.h"
#include "engine/check/overlap.h"
#include "engine/check/prop_overlap.h"
#include "engine/check/rolling.h"
#include "engine/check/watch.h"
#include "engine/coach/contact_reading.h"
#include "engine/coach/prop_place.h"
#include "engine/math/angle.h"

namespace limber::check {

using body::Side;
using coach::BodyFrame;

namespace {

// Bent further than this, flesh of leg and trunk meets.
constexpr double kFoldedHip = math::Radians(100);
constexpr double kFoldedKnee = math::Radians(120);

void RecordContacts(const coach::Performer& performer,
                    const coach::Choreography& choreography,
                    const coach::Phase& phase, bool mirrored,
                    const BodyFrame& frame, Sample& out) {
  const auto add = [&](body::Effector effector, std::string_view on,
                       bool declared) {
    if (out.contact_count == out.contacts.size()) return;
    ContactSample& c = out.contacts[out.contact_count++];
    c = ContactSample{};
    c.effector = effector;
    c.declared = declared;
    c.on = on;
    for (std::size_t i = 0; i < frame.ask.plant_count; ++i) {
      if (!(frame.ask.plants[i].effector == effector)) continue;
      c.host = frame.ask.plants[i].host;
      if (frame.ask.footings[i]) c.on = frame.ask.footings[i]->on;
    }
    const auto surface = choreography.surfaces().find(on);
    const coach::ContactReading reading = coach::ReadContact(
        performer.rig(), performer.patches(), frame.pose, frame.ask,
        frame.points, effector,
        surface == choreography.surfaces().end() ? body::ContactSurface{}
                                                 : surface->second);
    c.hardness = reading.surface.hardness;
    c.normal = reading.normal;
    c.gap = reading.measure.gap;
    c.penetration = reading.measure.penetration;
    c.coverage = reading.measure.coverage;
    c.depths = reading.measure.depths;
    c.inside = reading.measure.inside;
    c.radius = reading.surface.radius;
    c.bar = reading.surface.point;
    c.axis = reading.surface.axis;
    c.centre = reading.place;
    if (reading.on_ground) c.centre.z += frame.ask.ground;
    c.weight = reading.weight;
    c.slide = reading.slide;
    c.rolls = reading.rolls;
  };
  for (const coach::Phase::Declared& declared : phase.contacts) {
    const body::Effector effector =
        mirrored ? Mirror(declared.effector) : declared.effector;
    add(effector, declared.on, true);
  }
  const std::size_t declared_count = out.contact_count;
  for (const body::Plant& plant : frame.ask.planted()) {
    const auto same = [&](const ContactSample& c) {
      return c.effector == plant.effector;
    };
    const auto end = out.contacts.begin() + long(declared_count);
    if (std::find_if(out.contacts.begin(), end, same) != end) continue;
    add(plant.effector, "floor", false);
  }
}

// The screen that the movement is done before.
void RecordScreen(const coach::Performer& performer, std::size_t movement,
                  Take& take) {
  for (const coach::Prop& prop : coach::PropsOf(
           *take.movement, performer.choreography(movement), performer.rig())) {
    const auto* desk = std::get_if<coach::DeskSize>(&prop.size);
    if (desk == nullptr) continue;
    take.screen_top =
        prop.world_from_prop.translation.y + double(desk->screen_top);
  }
}

// Samples in which skin is held against skin: at `rate`, and at the keys of
// each phase; of rounds, of the first, the second and the last.
std::vector<bool> LookAt(const Take& take, std::size_t count, double rate) {
  std::vector<bool> look(count);
  for (double time = 0; time * take.rate < double(count) - 0.5;
       time += 1 / rate) {
    look[take.Nearest(time)] = true;
  }
  for (const coach::Segment& segment : take.timeline.segments) {
    const coach::Phase& phase = take.phase(segment);
    if (segment.repeat > 1 && segment.repeat < phase.repeats - 1) continue;
    const double begin = take.begin(segment);
    for (const coach::Key& key : phase.keys) {
      look[take.Nearest(begin + key.at * (take.end(segment) - begin))] = true;
    }
  }
  return look;
}

void RecordInside(const Overlap& overlap, const BodyFrame& frame,
                  const Sample& sample, Take& take) {
  bool folded = false;
  for (const Side side : body::kSides) {
    folded |= sample.solved.at(body::Limb::kHipFlex, side) > kFoldedHip ||
              sample.solved.at(body::Limb::kKneeFlex, side) > kFoldedKnee;
  }
  const auto add = [&](const Overlap::Depth& depth,
                       std::vector<Take::Inside>& list) {
    list.push_back({sample.time, depth.depth, depth.part, folded});
  };
  const Overlap::Depths inside = overlap.Measure(frame.points);
  add(inside.arm, take.arms);
  add(inside.leg, take.legs);
  add(inside.upper, take.uppers);
  add(inside.thigh, take.thighs);
  if (std::ranges::any_of(sample.touching(), [](const ContactSample& c) {
        return c.on == "hands" && c.weight >= 1;
      })) {
    add(overlap.MeasureHands(frame.points), take.fingers);
  }
}

// `props` are brought to where they are.
void RecordThings(const PropOverlap& around, const body::Rig& rig,
                  const BodyFrame& frame, double time,
                  std::span<coach::Prop> props, Take& take) {
  coach::CarryProps(rig, frame.pose, props);
  coach::RollProps(frame.ask.rolled, props);
  const auto add = [&](const PropOverlap::Depth& depth,
                       std::vector<Take::InThing>& list) {
    list.push_back({time, depth.depth, depth.part, depth.thing});
  };
  const PropOverlap::Depths inside = around.Measure(frame.points, props);
  if (around.any(false)) add(inside.firm, take.firm_things);
  if (around.any(true)) add(inside.soft, take.soft_things);
}

}  // namespace

int Take::FindMuscle(std::string_view id) const {
  const auto found = std::find(muscles.begin(), muscles.end(), id);
  return found == muscles.end() ? -1
                                : static_cast<int>(found - muscles.begin());
}

std::vector<body::Posture> Take::FinePostures() const {
  if (!fine.empty()) return fine;
  std::vector<body::Posture> postures;
  for (const Sample& s : samples) postures.push_back(s.solved);
  return postures;
}

std::size_t Take::Nearest(double time) const {
  const double index = std::round(time * rate);
  return std::size_t(std::clamp(index, 0.0, double(samples.size()) - 1));
}

Take Record(const coach::Performer& performer,
            const std::vector<coach::Movement>& library, std::size_t movement,
            std::string figure, double rate, const Tamper& tamper) {
  Take take;
  take.movement = &library[movement];
  take.figure = std::move(figure);
  take.rate = rate;
  const coach::Settings settings;
  take.timeline = coach::Lay(*take.movement, settings);
  const body::MuscleSet& muscles = performer.muscles();
  for (std::size_t m = 0; m < muscles.count(); ++m) {
    take.muscles.push_back(muscles.id(m));
  }
  const Watch watch(performer);
  const body::Rig& rig = performer.rig();
  RecordScreen(performer, movement, take);
  const auto count = std::size_t(std::floor(
                         core::ToSeconds(take.timeline.total) * rate + 1e-6)) +
                     1;
  take.samples.resize(count);
  take.gains.reserve(count * muscles.count() * 2);
  take.stretches.reserve(count * muscles.count() * 2);

  BodyFrame frame = performer.MakeFrame();
  const Overlap overlap(performer.figure().parts.front(), rig.skeleton());
  std::vector<coach::Prop> props =
      coach::PropsOf(*take.movement, performer.choreography(movement), rig);
  const PropOverlap around(performer.figure().parts.front(), rig.skeleton(),
                           props);
  double next_look = 0;  // s, at the things around
  const HeelSitting heels(performer.figure().parts.front(), rig,
                          performer.patches());
  Rolling rolling(performer);
  const bool sits_on_heels = take.movement->position == "kneeling";
  const double overlap_rate =
      rate >= kFineRate / 2 ? kOverlapRate : kOverlapRate / 5;
  const std::vector<bool> looked = LookAt(take, count, overlap_rate);
  for (std::size_t i = 0; i < count; ++i) {
    Sample& s = take.samples[i];
    const coach::Moment moment =
        coach::At(*take.movement, settings, take.timeline,
                  core::Seconds(double(i) / rate));
    performer.Perform(movement, take.timeline, moment,
                      coach::Performer::Detail::kSurface, frame);
    if (tamper) tamper(moment, frame);
    s.time = core::ToSeconds(moment.time);
    s.segment = moment.segment;
    s.ratio = moment.ratio;
    watch.Read(frame, s);
    const coach::Segment& segment = take.segment(s);
    RecordContacts(performer, performer.choreography(movement),
                   take.phase(segment), segment.mirrored, frame, s);
    if (sits_on_heels && take.phase(s).kind == coach::PhaseKind::kHold) {
      s.heels = heels.Measure(frame.points);
    }
    if (looked[i]) RecordInside(overlap, frame, s, take);
    if ((around.any(false) || around.any(true)) && s.time >= next_look - 1e-6) {
      RecordThings(around, rig, frame, s.time, props, take);
      next_look += 1 / kPropRate;
    }
    rolling.See(frame, s);
    s.breath = moment.breath;
    s.cue = moment.cue;
    for (const coach::MuscleReading& reading : frame.muscles) {
      take.gains.push_back(float(reading.gain));
      take.stretches.push_back(float(reading.state.stretch));
    }
  }
  if (rate >= kFineRate) return take;
  const double total = core::ToSeconds(take.timeline.total);
  for (int i = 0; i <= int(std::floor(total * kFineRate + 1e-6)); ++i) {
    const coach::Moment moment =
        coach::At(*take.movement, settings, take.timeline,
                  core::Seconds(double(i) / kFineRate));
    performer.Perform(movement, take.timeline, moment,
                      coach::Performer::Detail::kPose, frame);
    if (tamper) tamper(moment, frame);
    take.fine.push_back(frame.solution.posture);
  }
  return take;
}

}  // namespace limber::check

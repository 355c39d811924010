// SPDX-License-Identifier: MIT
#include "engine/check/take.h"

#include <algorithm>
#include <cmath>

#include "engine/check/heel_sitting.h"
#include "engine/check/overlap.h"
#include "engine/coach/contact_reading.h"

namespace limber::check {

using body::Contact;
using body::Landmark;
using body::LimbLandmark;
using body::Side;
using coach::BodyFrame;
using math::Vec3;
using math::Vec3f;

namespace {

// Skin to watch breathing on, found in the rest pose.
struct Watched {
  std::vector<std::uint32_t> belly;
  std::array<std::vector<std::uint32_t>, 2> shoulder;  // [Side]
};

Watched FindWatched(const coach::Performer& performer) {
  Watched out;
  const anim::Mesh& skin = performer.figure().parts.front();
  const body::Rig& rig = performer.rig();
  const double q = rig.stature_ratio();
  const auto rest = [&](int joint) {
    return rig.skeleton().model_from_joint[std::size_t(joint)].translation;
  };
  const double low = rest(rig.joint(Landmark::kL5)).y;
  const double high = rest(rig.joint(Landmark::kT12)).y;
  for (std::size_t p = 0; p < skin.point_count(); ++p) {
    const Vec3 x(skin.positions[skin.vertex_of[p]]);
    const Vec3 n(skin.normals[skin.vertex_of[p]]);
    const auto index = static_cast<std::uint32_t>(p);
    if (n.z > 0.7 && std::abs(x.x) < 0.05 * q && x.y > low && x.y < high) {
      out.belly.push_back(index);
    }
    for (const Side side : body::kSides) {
      const Vec3 shoulder = rest(rig.joint(LimbLandmark::kShoulder, side));
      if (n.y > 0.7 && glm::length(x - shoulder) < 0.09 * q &&
          std::abs(x.x) < std::abs(shoulder.x)) {
        out.shoulder[std::size_t(side)].push_back(index);
      }
    }
  }
  return out;
}

Vec3 Mean(const std::vector<std::uint32_t>& group,
          const std::vector<Vec3f>& points) {
  Vec3 sum(0);
  for (const std::uint32_t p : group) sum += Vec3(points[p]);
  return group.empty() ? sum : sum / double(group.size());
}

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
    for (const body::Plant& plant : frame.ask.planted()) {
      if (plant.effector == effector) c.host = plant.host;
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
    c.centre = reading.place;
    if (reading.on_ground) c.centre.z += frame.ask.ground;
    c.weight = reading.weight;
    c.slide = reading.slide;
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

}  // namespace

int Take::FindMuscle(std::string_view id) const {
  const auto found = std::find(muscles.begin(), muscles.end(), id);
  return found == muscles.end() ? -1
                                : static_cast<int>(found - muscles.begin());
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
  const Watched watched = FindWatched(performer);
  const body::Rig& rig = performer.rig();
  const auto count = std::size_t(std::floor(
                         core::ToSeconds(take.timeline.total) * rate + 1e-6)) +
                     1;
  take.samples.resize(count);
  take.gains.reserve(count * muscles.count() * 2);

  BodyFrame frame = performer.MakeFrame();
  const Overlap overlap(performer.figure().parts.front(), rig.skeleton());
  const HeelSitting heels(performer.figure().parts.front(), rig,
                          performer.patches());
  const bool sits_on_heels = take.movement->position == "kneeling";
  const double overlap_rate =
      rate >= kFineRate ? kOverlapRate : kOverlapRate / 5;
  double next_overlap = 0;  // s
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
    s.solved = frame.solution.posture;
    s.authored = frame.ask.posture;
    s.root = frame.solution.root;
    const auto place = [&](int joint) {
      return frame.pose.model_from_joint[std::size_t(joint)].translation;
    };
    for (std::size_t l = 0; l < s.trunk.size(); ++l) {
      s.trunk[l] = place(rig.joint(Landmark(l)));
    }
    for (const Side side : body::kSides) {
      for (std::size_t l = 0; l < s.limb[0].size(); ++l) {
        s.limb[std::size_t(side)][l] = place(rig.joint(LimbLandmark(l), side));
      }
      s.shoulder_top[std::size_t(side)] =
          Mean(watched.shoulder[std::size_t(side)], frame.points).y;
    }
    const coach::Segment& segment = take.segment(s);
    RecordContacts(performer, performer.choreography(movement),
                   take.phase(segment), segment.mirrored, frame, s);
    const auto lowest = std::ranges::min_element(frame.points, {}, &Vec3f::y);
    s.lowest = double(lowest->y);
    s.lowest_part =
        rig.skeleton()
            .names[performer.figure().parts.front().joints[std::size_t(
                lowest - frame.points.begin())][0]];
    s.centre_of_mass = frame.centre_of_mass;
    s.support = frame.support;
    s.margin = frame.support_margin;
    if (sits_on_heels && take.phase(s).kind == coach::PhaseKind::kHold) {
      s.heels = heels.Measure(frame.points);
    }
    s.ground = frame.ask.ground;
    if (s.time >= next_overlap) {
      const Overlap::Depths inside = overlap.Measure(frame.points);
      take.overlaps.push_back({s.time, inside.body.depth, inside.body.part});
      take.thighs.push_back({s.time, inside.thigh.depth, inside.thigh.part});
      next_overlap += 1 / overlap_rate;
    }
    const int spine = rig.joint(Landmark::kL3);
    s.belly = (glm::conjugate(frame.pose.clinical[std::size_t(spine)]) *
               (Mean(watched.belly, frame.points) - place(spine)))
                  .z;
    s.breath = moment.breath;
    s.cue = moment.cue;
    for (const coach::MuscleReading& reading : frame.muscles) {
      take.gains.push_back(float(reading.gain));
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

// SPDX-License-Identifier: MIT
//
// Walking: rounds on ground that moves, the phase that starts them and the one
// that stops them.
#include <algorithm>
#include <cmath>

#include "engine/coach/choreography.h"
#include "engine/math/angle.h"

namespace limber::coach {

using body::Limb;
using body::LimbLandmark;
using body::Side;
using math::Vec3;

namespace {

constexpr double kBob = 0.012;  // m, up and down from the mean
// A knee does not get straighter than this.
constexpr double kKneeLeast = math::Radians(12);
constexpr double kFirstLow = 0.05;  // m, where the search begins
constexpr int kSearches = 3, kPlaces = 24;

// Feet and centre of mass say where the legs and the pelvis are.
body::Freedom Legs() {
  body::Freedom freedom;
  freedom.root = 0.006;    // m
  freedom.pelvis = 0.001;  // rad
  freedom.spine = freedom.neck = 0.0005;
  freedom.hip = freedom.knee = freedom.ankle = 0.4;
  return freedom;
}

}  // namespace

void Choreography::LayWalks(const Stage& stage) {
  const Timeline timeline = Lay(*movement_, Settings{});
  double gone = 0;
  for (std::size_t s = 0; s < courses_.size(); ++s) {
    const Segment& segment = timeline.segments[s];
    const Phase& phase = movement_->phases[std::size_t(segment.phase)];
    courses_[s].gone = gone;
    if (phase.ground_speed == 0 || segment.repeat > 0 || s == 0) continue;
    const Course& start = courses_[s - 1];
    const std::size_t stop = s + std::size_t(phase.repeats);
    Walk walk;
    // Steps as quick are as easy for longer legs where the way grows with the
    // root of theirs (Froude's number); short ones reach no further than in
    // proportion.
    const double q = stage.rig->stature_ratio();
    for (const Planted& planted : start.nodes.front().planted) {
      walk.feet[std::size_t(planted.effector.side)] = planted.footing;
    }
    const double cycle = core::ToSeconds(phase.seconds);
    walk.standing = start.nodes.front().posture;
    walk.root = start.nodes.front().root;
    walk.bob = kBob * stage.rig->stature_ratio();
    walk.course = s;
    walk.gait =
        Gait(*stage.rig, walk.feet,
             {start.seconds, cycle, courses_[stop].seconds, phase.repeats},
             phase.ground_speed * cycle * std::min(q, std::sqrt(q)),
             start.nodes.front().centre);
    walk.ground = walk.gait.Ground(walk.gait.times().total());
    walks_.push_back(std::move(walk));
    double walked = 0;
    for (std::size_t i = s - 1; i <= stop; ++i) {
      courses_[i].walk = int(walks_.size()) - 1;
      courses_[i].walked = walked;
      walked += courses_[i].seconds;
    }
    FindHeight(stage, s);
    gone += walks_.back().ground;
    for (std::size_t i = stop + 1; i < courses_.size(); ++i) {
      courses_[i].gone = gone;
    }
    s = stop;
  }
}

// As high as the legs allow: nowhere in a cycle is a knee straighter than
// kKneeLeast.
void Choreography::FindHeight(const Stage& stage, std::size_t course) {
  Walk& walk = walks_.back();
  const std::size_t middle = course + std::size_t(walk.gait.times().rounds) / 2;
  body::RigPose pose = stage.rig->MakePose();
  const auto place = [&](LimbLandmark landmark, Side side) {
    return pose.model_from_joint[std::size_t(stage.rig->joint(landmark, side))]
        .translation;
  };
  body::Posture straight;
  straight.at(Limb::kKneeFlex, Side::kLeft) = kKneeLeast;
  stage.rig->Pose(straight, Vec3(0), pose);
  const double longest = glm::length(place(LimbLandmark::kHip, Side::kLeft) -
                                     place(LimbLandmark::kAnkle, Side::kLeft));
  walk.low = kFirstLow * stage.rig->stature_ratio();
  for (int search = 0; search < kSearches; ++search) {
    double room = 1;
    for (int k = 0; k < kPlaces; ++k) {
      Ask ask;
      AskWalk(courses_[middle], double(k) / kPlaces, ask);
      const Vec3 root = Place(*stage.rig, *stage.solver, ask, pose).root;
      for (std::size_t i = 0; i < ask.plant_count; ++i) {
        const Vec3 hip = place(LimbLandmark::kHip, ask.plants[i].effector.side);
        const Vec3 ankle = ask.plants[i].anchor.first;
        const double aside = std::hypot(hip.x - ankle.x, hip.z - ankle.z);
        const double highest =
            ankle.y +
            std::sqrt(std::max(0.0, longest * longest - aside * aside));
        room = std::min(room, highest - (hip.y + ask.root.y - root.y));
      }
    }
    walk.low -= room;
  }
}

void Choreography::AskWalk(const Course& course, double ratio, Ask& ask) const {
  const Walk& walk = walks_[std::size_t(course.walk)];
  const Gait& gait = walk.gait;
  const double at = course.walked + ratio * course.seconds;
  const double amount = gait.Amount(at);
  const double clock = gait.Clock(at);
  ask.posture = Blend(
      walk.standing,
      FlowAt(courses_[walk.course], clock - std::floor(clock), ask), amount);
  ask.root = walk.root;
  ask.root += gait.CentreAt(at) - gait.CentreAt(0);
  ask.root.y -= gait.Low(at, walk.low, walk.bob);
  ask.ground = course.gone + gait.Ground(at);
  ask.freedom = Legs();
  ask.balance = gait.CentreAt(at);
  for (const Side side : body::kSides) {
    const Gait::Foot foot = gait.FootAt(at, side);
    ask.posture.at(Limb::kToeExt, side) = foot.toes;
    ask.footings[ask.plant_count] = &walk.feet[std::size_t(side)];
    ask.plants[ask.plant_count] = {foot.effector, foot.at, foot.weight};
    ask.kept_count = ++ask.plant_count;
  }
}

}  // namespace limber::coach

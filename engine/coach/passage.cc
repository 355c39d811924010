// SPDX-License-Identifier: MIT
#include "engine/coach/passage.h"

#include "engine/math/easing.h"

namespace limber::coach {

using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kLeadSeconds = 1;  // s
// What is led over is asked for, and what comes of it is not quite the same;
// this often, what is left is added.
constexpr int kFittings = 2;
constexpr double kHeld = 1 - 1e-9;  // weight of a part that is planted

Vec3 Level(const Vec3& v) { return {v.x, 0, v.z}; }

// Hands on the own body say nothing about where that is.
bool HoldsThePlace(const body::Plant& plant) {
  return plant.weight >= kHeld && plant.host.part == body::HostPart::kWorld;
}

// How far from one body to another, each in its movement's own world: the mean
// of the parts that both have planted in it, or of their roots.
Vec3 Apart(const BodyFrame& from, const BodyFrame& to) {
  Vec3 sum(0);
  int count = 0;
  for (const body::Plant& a : from.ask.planted()) {
    for (const body::Plant& b : to.ask.planted()) {
      if (!(a.effector == b.effector)) continue;
      if (!HoldsThePlace(a) || !HoldsThePlace(b)) continue;
      sum += b.anchor.first - a.anchor.first;
      ++count;
    }
  }
  if (count > 0) return Level(sum / double(count));
  return Level(to.pose.model_from_joint[0].translation -
               from.pose.model_from_joint[0].translation);
}

}  // namespace

Passage::Passage(const Plan& plan, const Performer& performer,
                 const Repertoire& repertoire)
    : performer_(&performer) {
  BodyFrame last = performer.MakeFrame(), first = performer.MakeFrame();
  const auto stand = [&](std::size_t i, bool end, BodyFrame& body) {
    const Piece& piece = plan.pieces[i];
    PlanMoment now;
    now.piece = i;
    now.moment =
        At(repertoire.movements[piece.movement], piece.settings, piece.timeline,
           piece.still ? piece.at
           : end       ? piece.timeline.total
                       : core::Duration{0});
    now.time = end ? piece.end : piece.begin;
    Perform(plan, now, Performer::Detail::kPose, body);
  };
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    places_.push_back(Vec3(0));
    leads_.push_back({});
    if (i == 0) continue;
    stand(i - 1, true, last);
    // `last` is where it is in the routine, anchors stay in the movement's own.
    Carry(-places_[i - 1], last);
    Vec3 apart(0);
    for (int fitting = 0; fitting < kFittings; ++fitting) {
      stand(i, false, first);
      if (fitting == 0) apart = Apart(last, first);
      Lead& lead = leads_[i];
      body::VisitAngles([&](auto member) {
        member(lead.posture) +=
            member(last.solution.posture) - member(first.solution.posture);
      });
      lead.root += last.solution.root + apart - first.solution.root;
      lead.centre += CentreOfMass(performer.rig(), last.pose) + apart -
                     CentreOfMass(performer.rig(), first.pose);
      lead.share = 1;
    }
    places_[i] = places_[i - 1] - apart;
  }
}

void Passage::Perform(const Plan& plan, const PlanMoment& now,
                      Performer::Detail detail, BodyFrame& out) const {
  const Piece& piece = plan.pieces[now.piece];
  Lead lead = leads_[now.piece];
  lead.share *= 1 - math::MinimumJerk(core::ToSeconds(now.time - piece.begin) /
                                      kLeadSeconds);
  lead.clock = core::ToSeconds(now.time);
  performer_->Perform(piece.movement, piece.timeline, now.moment, detail, out,
                      &lead);
  Carry(places_[now.piece], out);
}

void Carry(const Vec3& by, BodyFrame& body) {
  const Vec3f step(by);
  for (auto& joint : body.pose.model_from_joint) joint.translation += by;
  for (Vec3f& point : body.points) point += step;
  for (auto& part : body.positions) {
    for (Vec3f& point : part) point += step;
  }
  body.centre_of_mass += by;
}

}  // namespace limber::coach

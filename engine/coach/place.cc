// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/coach/ask.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::LimbLandmark;
using body::Plant;
using body::Rig;
using body::RigPose;
using body::Side;
using math::Vec3;

namespace {

constexpr double kLeast = 1e-5;  // m, less is not worth a lift
// Of a figure 1.667 m tall, m.
constexpr double kFootClearance = 0.008;  // of a foot that is not planted
constexpr double kFootWidth = 0.010;      // over which it is eased in
constexpr double kToesUp = 0.02;          // of a foot on its heel
constexpr double kToeWidth = 0.002;       // over which it is eased in
constexpr double kRounding = 0.004;
constexpr double kLeastArm = 0.12;
constexpr double kHeel = 0.035;    // behind the ankle
constexpr double kToeTip = 0.055;  // before the joint of the toes

// `x`, but never under 0, with no corner.
double Above(double x, double width) {
  return (x + std::sqrt(x * x + 4 * width * width)) / 2;
}

// About the least of some heights, without the corner where they change places.
double Lowest(std::initializer_list<double> heights, double rounding) {
  const double least = std::min(heights);
  double sum = 0;
  for (const double height : heights) {
    sum += std::exp((least - height) / rounding);
  }
  return least - rounding * std::log(sum);
}

std::size_t Index(const Rig& rig, LimbLandmark landmark, Side side) {
  return std::size_t(rig.joint(landmark, side));
}

// How far ball and toe tip of a stiff foot at `anchor` are under the floor, m;
// negative above it.
double DepthOfToes(const Rig& rig, const Anchor& anchor, Side side) {
  const auto rest = [&](LimbLandmark landmark) {
    return rig.skeleton()
        .model_from_joint[Index(rig, landmark, side)]
        .translation;
  };
  const Vec3 ankle = rest(LimbLandmark::kAnkle);
  const auto height = [&](double forward) {
    const Vec3 toes = rest(LimbLandmark::kToes);
    const Vec3 point(toes.x, 0, toes.z + forward * rig.stature_ratio());
    return (anchor.first + anchor.turn * (point - ankle)).y;
  };
  return -Lowest({height(0), height(kToeTip)}, kRounding * rig.stature_ratio());
}

// Height of the lowest of heel, ball and toe tip, m. They are the points of
// the floor under the standing rest pose, carried along.
double LowestOfFoot(const Rig& rig, const RigPose& pose, Side side) {
  const auto carried = [&](LimbLandmark landmark, double forward) {
    const std::size_t joint = Index(rig, landmark, side);
    const Vec3 rest = rig.skeleton().model_from_joint[joint].translation;
    const Vec3 offset(0, -rest.y, forward * rig.stature_ratio());
    return (pose.model_from_joint[joint].translation +
            pose.turn[joint] * offset)
        .y;
  };
  return Lowest(
      {carried(LimbLandmark::kAnkle, -kHeel), carried(LimbLandmark::kToes, 0),
       carried(LimbLandmark::kToes, kToeTip)},
      kRounding * rig.stature_ratio());
}

// How far hip and knee of a foot that is not planted have to bend, rad, so that
// the foot clears the floor: the least of both together.
struct Lift {
  double hip = 0, knee = 0;
};

Lift LiftOf(const Rig& rig, const RigPose& pose, Side side, const Ask& ask) {
  double free = 1;
  bool kneels = false;
  for (std::size_t i = 0; i < ask.plant_count; ++i) {
    const Plant& plant = ask.plants[i];
    if (plant.effector.side != side || !IsLeg(plant.effector.contact)) continue;
    if (plant.effector.contact == Contact::kKnee) {
      kneels = true;
      continue;
    }
    free -= i < ask.kept_count ? 1 : ask.travels[i].leave + ask.travels[i].land;
  }
  if (free <= 0) return {};
  const double q = rig.stature_ratio();
  const double low = LowestOfFoot(rig, pose, side) - kFootClearance * q;
  const double height = free * (Above(low, kFootWidth * q) - low);
  if (height < kLeast) return {};
  const auto place = [&](LimbLandmark landmark) {
    return pose.model_from_joint[Index(rig, landmark, side)].translation;
  };
  // What a unit of each lifts the foot by: m per rad.
  const Vec3 toes = place(LimbLandmark::kToes);
  const double hip = kneels ? 0 : toes.z - place(LimbLandmark::kHip).z;
  const double knee = place(LimbLandmark::kKnee).z - toes.z;
  const double both = hip * hip + knee * knee + kLeastArm * kLeastArm * q * q;
  return {height * hip / both, height * knee / both};
}

Anchor Mix(const Anchor& a, const Anchor& b, double share) {
  return {glm::mix(a.first, b.first, share),
          glm::mix(a.second, b.second, share),
          glm::slerp(a.turn, b.turn, share)};
}

Anchor Along(const Anchor& free, const Travel& travel) {
  Anchor at = free;
  if (travel.leave > 0) at = Mix(at, travel.from, travel.leave);
  // Of what is not held back, the share that is drawn on.
  if (travel.land > 0)
    at = Mix(at, travel.to, travel.land / (1 - travel.leave));
  if (free.second != Vec3(0)) {  // bones keep their length
    at.second = at.first + glm::length(free.second - free.first) *
                               glm::normalize(at.second - at.first);
  }
  return at;
}

}  // namespace

body::ContactSurface Ask::Surface(std::size_t plant) const {
  const Footing& footing = *footings[plant];
  return Rolled(footing, SurfaceAt(footing, breath), rolled);
}

body::Solution Place(const Rig& rig, const body::Solver& solver, Ask& ask,
                     RigPose& pose) {
  const std::span<const Plant> kept(ask.plants.data(), ask.kept_count);
  const double q = rig.stature_ratio();
  const body::Freedom& freedom = ask.freedom;
  body::Solution held =
      solver.Solve(ask.posture, ask.root, kept, freedom, pose, ask.balance);
  body::Posture posture = ask.posture;
  bool lifted = false;
  for (const Side side : body::kSides) {
    const Lift lift = LiftOf(rig, pose, side, ask);
    posture.at(body::Limb::kHipFlex, side) += lift.hip;
    posture.at(body::Limb::kKneeFlex, side) += lift.knee;
    lifted = lifted || lift.hip != 0 || lift.knee != 0;
  }
  if (lifted) {
    held = solver.Solve(posture, ask.root, kept, freedom, pose, ask.balance);
  }
  if (ask.kept_count == ask.plant_count) return held;

  std::array<Plant, 8> plants = ask.plants;
  std::size_t count = ask.kept_count;
  for (std::size_t i = ask.kept_count; i < ask.plant_count; ++i) {
    Plant& plant = ask.plants[i];
    Anchor free = ToHost(FrameOf(rig, pose, plant.host),
                         AnchorOf(rig, pose, plant.effector));
    if (plant.effector.contact == Contact::kShin) {
      // The knee that is down already becomes the knee of the shin.
      const auto knee = std::find_if(
          plants.begin(), plants.begin() + long(count), [&](const Plant& p) {
            return p.effector ==
                   body::Effector{Contact::kKnee, plant.effector.side};
          });
      if (knee != plants.begin() + long(count)) {
        free.second += knee->anchor.first - free.first;
        free.first = knee->anchor.first;
        *knee = plants[--count];
      }
    }
    plant.anchor = Along(free, ask.travels[i]);
    plant.anchor.first.y += ask.travels[i].lift;
    if (plant.effector.contact == Contact::kSole) {
      // Toes leave last and land last.
      const double depth = DepthOfToes(rig, plant.anchor, plant.effector.side);
      const double planted_from =
          DepthOfToes(rig, ask.travels[i].from, plant.effector.side);
      const bool from_heel = planted_from < -kToesUp * q;
      const double planted =
          ask.travels[i].land > 0 || from_heel
              ? DepthOfToes(rig, ask.travels[i].to, plant.effector.side)
              : planted_from;
      // A foot that leaves from its heel has its toes up as it is.
      const double touches = from_heel ? ask.travels[i].land : plant.weight;
      const double touching = 1 - std::pow(1 - touches, 6);
      plant.anchor.first.y +=
          touching * (Above(depth - planted, kToeWidth * q) - kToeWidth * q);
    }
    plants[count++] = plant;
  }
  return solver.Solve(posture, ask.root, std::span(plants).first(count),
                      freedom, pose, ask.balance);
}

}  // namespace limber::coach

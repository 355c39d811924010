// SPDX-License-Identifier: MIT
//
// A stance that leans on a door frame.
#include <algorithm>
#include <cmath>

#include "engine/coach/settle.h"
#include "engine/coach/stances.h"

namespace limber::coach {

using body::Contact;
using body::ContactSurface;
using body::Effector;
using BodyPlant = body::Plant;  // coach::Plant is the authored one
using body::RigPose;
using body::SkinPatch;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr int kFittings = 12;
// Share of the forearm's taper that its tilt may take up in one fitting.
constexpr double kTaperTilt = 0.06;
constexpr double kFrameBeside = 0.012;  // m, elbow inside the post's edge, of
                                        // a figure 1.667 m tall

}  // namespace

// A stance that leans on a frame stands on the soles of the first stance that
// has them. The frame's face is laid against the forearm; then elbow, wrist
// and hand are turned until forearm and palm lie along it.
void Stances::FitOnFrame(const Stage& stage, std::size_t index) {
  const Stance& stance = movement_->stances[index];
  const double q = stage.rig->stature_ratio();
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  std::vector<BodyPlant> soles;
  Vec3 standing(0);
  for (std::size_t k = 0; k < footings_.size() && soles.empty(); ++k) {
    for (const auto& [key, footing] : footings_[k]) {
      if (FromKey(key).contact != Contact::kSole) continue;
      soles.push_back({FromKey(key), footing.anchor, 1});
      standing = roots_[k];
    }
  }
  roots_[index] = standing;
  for (auto& [key, footing] : footings_[index]) {
    const Effector effector = FromKey(key);
    const SkinPatch& forearm = stage.patches->of(effector);
    const SkinPatch& palm = stage.patches->of({Contact::kPalm, effector.side});
    stage.solver->Solve(stance.posture, standing, soles, body::Freedom{}, pose);
    footing.anchor = body::AnchorOf(*stage.rig, pose, effector);
    stage.skin(pose, points);
    double face = -1e9;
    for (const std::uint32_t p : forearm.contact) {
      face = std::max(face, double(points[p].z));
    }
    const ContactSurface surface{
        Vec3(0, 0, face - PressDepth(effector.contact, q)), Vec3(0, 0, -1),
        body::Hardness::kHard};
    surfaces_[footing.on] = surface;
    footing.surface = surface;
    std::vector<BodyPlant> plants = soles;
    plants.push_back({effector, footing.anchor, 1});
    const double length =
        glm::length(footing.anchor.second - footing.anchor.first);
    for (int fitting = 0; fitting < kFittings; ++fitting) {
      const double low = LowestOf(forearm.level[0], surface, points).height;
      const double high = LowestOf(forearm.level[2], surface, points).height;
      const double depth = PressDepth(effector.contact, q);
      // The arm tapers: half of the taper is pressed in, the other half
      // tilts the forearm, so that it stays upright to the eye.
      const double middle = (low + high) / 2;
      const double tilt = kTaperTilt * (high - low) / 2;
      footing.anchor.first -= (middle - tilt + depth) * surface.normal;
      footing.anchor.second -= (middle + tilt + depth) * surface.normal;
      footing.anchor.second =
          footing.anchor.first +
          length * glm::normalize(footing.anchor.second - footing.anchor.first);
      body::Anchor hand = footing.anchor;
      Settle(palm, Contact::kPalm, surface, points, q, hand);
      footing.anchor.turn = hand.turn;
      plants.back().anchor = footing.anchor;
      stage.solver->Solve(stance.posture, standing, plants, body::Freedom{},
                          pose);
      stage.skin(pose, points);
    }
    footing.centre = body::Measure(forearm, surface, points).centre;
    frame_half_width_ = std::abs(footing.anchor.first.x) - kFrameBeside * q;
  }
}

}  // namespace limber::coach

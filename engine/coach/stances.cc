// SPDX-License-Identifier: MIT
#include "engine/coach/stances.h"

#include <algorithm>
#include <cmath>

#include "engine/coach/settle.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::ContactSurface;
using body::Effector;
using BodyPlant = body::Plant;  // coach::Plant is the authored one
using body::Posture;
using body::RigPose;
using body::Side;
using body::SkinPatch;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr int kFittings = 12;
// Skin under this height carries weight, m.
constexpr double kCarries = 0.006;
// How far a planted wrist or knee may be away from right below its joint, m.
constexpr double kAhead = 0.010;
// Share of the forearm's taper that its tilt may take up in one fitting.
constexpr double kTaperTilt = 0.06;
constexpr double kFrameBeside = 0.035;  // m, elbow inside the post's edge

bool HangsBelow(Contact contact) {
  return contact == Contact::kPalm || contact == Contact::kShin ||
         contact == Contact::kKnee;
}

// The joint that a planted wrist or knee belongs under.
Vec3 AboveOf(const body::Rig& rig, const RigPose& pose, Effector effector) {
  const body::LimbLandmark landmark = effector.contact == Contact::kPalm
                                          ? body::LimbLandmark::kShoulder
                                          : body::LimbLandmark::kHip;
  return pose.model_from_joint[std::size_t(rig.joint(landmark, effector.side))]
      .translation;
}

// Both sides alike: what skin and rounding make of an even posture is evened.
bool IsEven(const Posture& posture) {
  const Posture mirrored = Mirror(posture);
  double off = 0;
  body::VisitAngles([&](auto angle) {
    off = std::max(off, std::abs(angle(posture) - angle(mirrored)));
  });
  return off < 1e-9;
}

}  // namespace

body::Support SupportOf(const SkinPatch& patch, std::span<const Vec3f> points) {
  body::Support support;
  for (const std::uint32_t p : patch.flesh) {
    if (double(points[p].y) < kCarries) support.Add(points[p]);
  }
  return support;
}

body::Freedom FreeRoot() {
  body::Freedom freedom;
  freedom.root = 3;  // m
  return freedom;
}

Footing Mirror(const Footing& footing) {
  return {Mirror(footing.anchor), math::Mirror(footing.centre),
          math::Mirror(footing.palm), Mirror(footing.support)};
}

Stances::Stances(const Movement& movement, const Stage& stage)
    : movement_(&movement),
      footings_(movement.stances.size()),
      roots_(movement.stances.size(), Vec3(0)) {
  ContactSurface floor{Vec3(0), Vec3(0, 1, 0), body::Hardness::kHard};
  surfaces_["floor"] = floor;
  floor.hardness = body::Hardness::kMat;
  surfaces_["mat"] = floor;
  for (const Phase& phase : movement.phases) {
    for (const coach::Key& key : phase.keys) {
      for (const coach::Plant& plant : key.plants) {
        footings_[std::size_t(plant.stance)][KeyOf(plant.effector)] = {};
      }
    }
  }
  for (const bool on_frame : {false, true}) {
    for (std::size_t i = 0; i < footings_.size(); ++i) {
      if (footings_[i].empty()) continue;
      if (movement.stances[i].against.empty() == on_frame) continue;
      on_frame ? FitOnFrame(stage, i) : FitOnFloor(stage, i);
    }
  }
}

void Stances::FitOnFloor(const Stage& stage, std::size_t index) {
  const Stance& stance = movement_->stances[index];
  const ContactSurface& floor = surfaces_.at("floor");
  Footings& anchors = footings_[index];
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  // Roughly on the floor: the lowest joint a little above it.
  Vec3 root = stage.rig->stature_ratio() * Vec3(stance.x, 0, stance.z);
  stage.rig->Pose(stance.posture, root, pose);
  double lowest = 1e9;
  for (const auto& joint : pose.model_from_joint) {
    lowest = std::min(lowest, joint.translation.y);
  }
  root.y = 0.02 - lowest;
  stage.rig->Pose(stance.posture, root, pose);
  // Knees of the stance that this one kneels over; their height is its own.
  std::vector<BodyPlant> knees;
  if (stance.over >= 0) {
    for (auto& [key, footing] : anchors) {
      const Effector knee = FromKey(key);
      if (knee.contact != Contact::kKnee) continue;
      footing.anchor.first = KneeOf(std::size_t(stance.over), knee.side);
      knees.push_back({knee, footing.anchor, 1});
    }
    root =
        stage.solver->Solve(stance.posture, root, knees, FreeRoot(), pose).root;
  }
  std::map<int, Vec3> below;  // of palms and shins: from shoulder or hip
  for (auto& [key, footing] : anchors) {
    const Effector effector = FromKey(key);
    footing.anchor = body::AnchorOf(*stage.rig, pose, effector);
    if (!knees.empty() || !HangsBelow(effector.contact)) continue;
    const Vec3 above = AboveOf(*stage.rig, pose, effector);
    const double reach = footing.anchor.first.z - above.z;
    const double aside = footing.anchor.first.x - above.x;
    below[key] = Vec3(std::clamp(aside, -kAhead, kAhead), 0,
                      std::clamp(reach, -kAhead, kAhead));
  }
  // Settle on the skin as drawn; the root's height follows the anchors.
  for (int fitting = 0; fitting < kFittings; ++fitting) {
    stage.skin(pose, points);
    std::vector<BodyPlant> plants;
    for (auto& [key, footing] : anchors) {
      const Effector effector = FromKey(key);
      const auto shin = anchors.find(KeyOf({Contact::kShin, effector.side}));
      if (effector.contact == Contact::kKnee && shin != anchors.end()) {
        // The knee of a shin, pressed in as a knee alone is.
        footing.anchor.first =
            shin->second.anchor.first +
            Vec3(0, PressDepth(Contact::kShin) - PressDepth(Contact::kKnee), 0);
        continue;
      }
      if (effector.contact != Contact::kForearm) {
        Settle(stage.patches->of(effector), effector.contact, floor, points,
               footing.anchor);
      }
      // Bodies differ: hands go under this one's shoulders, knees under
      // its hips.
      if (below.contains(key)) {
        const Vec3 to = AboveOf(*stage.rig, pose, effector) + below[key];
        const Vec3 move(to.x - footing.anchor.first.x, 0,
                        to.z - footing.anchor.first.z);
        footing.anchor.first += 0.7 * move;
        if (effector.contact == Contact::kShin) {
          footing.anchor.second += 0.7 * move;
        }
      }
    }
    if (IsEven(stance.posture)) MakeEven(anchors);
    for (const auto& [key, footing] : anchors) {
      const Effector effector = FromKey(key);
      const bool of_shin =
          effector.contact == Contact::kKnee &&
          anchors.contains(KeyOf({Contact::kShin, effector.side}));
      if (!of_shin) plants.push_back({effector, footing.anchor, 1});
    }
    root = stage.solver->Solve(stance.posture, root, plants, FreeRoot(), pose)
               .root;
  }
  roots_[index] = root;
  stage.skin(pose, points);
  for (auto& [key, footing] : anchors) {
    const SkinPatch& patch = stage.patches->of(FromKey(key));
    footing.centre = body::Measure(patch, floor, points).centre;
    footing.support = SupportOf(patch, points);
  }
}

math::Vec3 Stances::KneeOf(std::size_t stance, Side side) const {
  for (const Contact contact : {Contact::kShin, Contact::kKnee}) {
    const auto found = footings_[stance].find(KeyOf({contact, side}));
    if (found != footings_[stance].end()) {
      return found->second.anchor.first;
    }
  }
  return Vec3(0);
}

void Stances::MakeEven(Footings& anchors) {
  for (auto& [key, footing] : anchors) {
    const Effector effector = FromKey(key);
    if (effector.side != Side::kLeft) continue;
    const auto other = anchors.find(KeyOf({effector.contact, Side::kRight}));
    if (other == anchors.end()) continue;
    Anchor& left = footing.anchor;
    Anchor& right = other->second.anchor;
    const Anchor mirrored = Mirror(right);
    left = {glm::mix(left.first, mirrored.first, 0.5),
            glm::mix(left.second, mirrored.second, 0.5),
            glm::slerp(left.turn, mirrored.turn, 0.5)};
    right = Mirror(left);
  }
}

// A stance that leans on a frame stands on the soles of the first stance that
// has them. The frame's face is laid against the forearm; then elbow, wrist
// and hand are turned until forearm and palm lie along it.
void Stances::FitOnFrame(const Stage& stage, std::size_t index) {
  const Stance& stance = movement_->stances[index];
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
        Vec3(0, 0, face - PressDepth(effector.contact)), Vec3(0, 0, -1),
        body::Hardness::kHard};
    surfaces_[stance.against] = surface;
    std::vector<BodyPlant> plants = soles;
    plants.push_back({effector, footing.anchor, 1});
    const double length =
        glm::length(footing.anchor.second - footing.anchor.first);
    for (int fitting = 0; fitting < kFittings; ++fitting) {
      const double low = LowestOf(forearm.level[0], surface, points).height;
      const double high = LowestOf(forearm.level[2], surface, points).height;
      const double depth = PressDepth(effector.contact);
      // The arm tapers: half of the taper is pressed in, the other half
      // tilts the forearm, so that it stays upright to the eye.
      const double middle = (low + high) / 2;
      const double tilt = kTaperTilt * (high - low) / 2;
      footing.anchor.first -= (middle - tilt + depth) * surface.normal;
      footing.anchor.second -= (middle + tilt + depth) * surface.normal;
      footing.anchor.second =
          footing.anchor.first +
          length * glm::normalize(footing.anchor.second - footing.anchor.first);
      Anchor hand = footing.anchor;
      Settle(palm, Contact::kPalm, surface, points, hand);
      footing.anchor.turn = hand.turn;
      plants.back().anchor = footing.anchor;
      stage.solver->Solve(stance.posture, standing, plants, body::Freedom{},
                          pose);
      stage.skin(pose, points);
    }
    footing.centre = body::Measure(forearm, surface, points).centre;
    frame_half_width_ = std::abs(footing.anchor.first.x) - kFrameBeside;
  }
}

}  // namespace limber::coach

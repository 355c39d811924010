// SPDX-License-Identifier: MIT
#include "engine/coach/stances.h"

#include <algorithm>
#include <cmath>

#include "engine/coach/body_skin.h"
#include "engine/coach/settle.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::ContactSurface;
using body::Effector;
using BodyPlant = body::Plant;  // coach::Plant is the authored one
using body::Hardness;
using body::HostPart;
using body::Posture;
using body::RigPose;
using body::Side;
using body::SkinPatch;
using math::Vec3;
using math::Vec3f;

namespace {

constexpr int kFittings = 12;
// Of a figure 1.667 m tall, m. A wrist or knee written this near to right under
// its joint belongs there, and may be planted this far from it.
constexpr double kUnder = 0.06, kAhead = 0.010;
constexpr double kRoller = 0.075, kTowel = 0.045;  // radius
// Who opens over a roller goes towards its feet: it lies nearer to the head.
constexpr double kTowardsHead = 0.008;
constexpr double kDent = 0.11;       // radius of what a head lies in
constexpr double kRail = 0.015;      // radius of the top of a chair's back
constexpr double kRailBelow = 0.02;  // of it under T8
constexpr double kOver = 0.02;       // the lowest joint, to begin with

bool HangsBelow(Contact contact) {
  return contact == Contact::kPalm || contact == Contact::kShin ||
         contact == Contact::kKnee;
}

bool IsGround(std::string_view on) { return on == "floor" || on == "mat"; }

bool IsPillow(std::string_view on) { return on.ends_with("pillow"); }

// What is as high, or as far back, as the body needs it.
bool FitsTheBody(std::string_view on) {
  return on == "chair" || on == "chair_back" || IsPillow(on) || on == "desk" ||
         on == "air";
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

// A thing of the world put where the skin of a part is, before it is settled.
ContactSurface FitTo(std::string_view on, const Anchor& anchor,
                     const SkinPatch& patch, double press, double q,
                     std::span<const Vec3f> points) {
  ContactSurface surface;
  surface.hardness = on == "desk" ? Hardness::kHard : Hardness::kSoft;
  surface.lays = on != "air" && !IsPillow(on);  // a pillow gives, no skull
  if (on == "chair_back") {
    surface.hardness = Hardness::kHard;
    surface.normal = Vec3(0, 0, 1);
    surface.radius = kRail * q;
    surface.point = Vec3(0, anchor.first.y - kRailBelow * q, 0);
    double rearmost = 1e9;
    for (const std::uint32_t p : patch.flesh) {
      if (std::abs(double(points[p].y) - surface.point.y) < surface.radius) {
        rearmost = std::min(rearmost, double(points[p].z));
      }
    }
    surface.point.z = rearmost - surface.radius + press;
    return surface;
  }
  surface.point = Vec3(anchor.first.x, 0, anchor.first.z);
  surface.point.y = LowestOf(patch.level[0], surface, points).height + press;
  if (IsPillow(on)) {  // it gives round the head
    surface.radius = -kDent * q;
    surface.axis = Vec3(0);
    surface.point.y += kDent * q;
  }
  return surface;
}

}  // namespace

body::Freedom FreeRoot() {
  body::Freedom freedom;
  freedom.root = 3;  // m
  return freedom;
}

Stances::Stances(const Movement& movement, const Stage& stage)
    : movement_(&movement),
      footings_(movement.stances.size()),
      roots_(movement.stances.size(), Vec3(0)) {
  ContactSurface floor;
  surfaces_["floor"] = floor;
  floor.hardness = Hardness::kMat;
  surfaces_["mat"] = floor;
  for (const Phase& phase : movement.phases) {
    for (const coach::Key& key : phase.keys) {
      for (const coach::Plant& plant : key.plants) {
        Footing& footing =
            footings_[std::size_t(plant.stance)][KeyOf(plant.effector)];
        footing.on = "floor";
        for (const Stance::Lies& lies :
             movement.stances[std::size_t(plant.stance)].on) {
          if (lies.effector == plant.effector) footing.on = lies.on;
        }
      }
    }
  }
  const auto on_frame = [](const Footings& footings) {
    return std::ranges::any_of(footings, [](const auto& entry) {
      return entry.second.on == "door_frame";
    });
  };
  for (const bool frame : {false, true}) {
    for (std::size_t i = 0; i < footings_.size(); ++i) {
      if (footings_[i].empty() || on_frame(footings_[i]) != frame) continue;
      frame ? FitOnFrame(stage, i) : FitOnGround(stage, i);
    }
  }
}

// Finds what each part lies on and where it lies to begin with.
void Stances::Begin(const Stage& stage, std::size_t index, const RigPose& pose,
                    std::span<const Vec3f> points) {
  const double q = stage.rig->stature_ratio();
  for (auto& [key, footing] : footings_[index]) {
    const Effector effector = FromKey(key);
    const SkinPatch& patch = stage.patches->of(effector);
    const SurfaceKind& kind = *FindSurfaceKind(footing.on);
    const Anchor anchor = body::AnchorOf(*stage.rig, pose, effector);
    footing.host = {kind.host};
    if (HasSide(kind.host)) {
      footing.host.side = kind.other ? Other(effector.side) : effector.side;
    }
    const body::HostFrame frame = FrameOf(*stage.rig, pose, footing.host);
    ContactSurface surface;
    if (footing.on == "hands") {
      const double side = effector.side == Side::kLeft ? 1 : -1;
      surface = BetweenHands(patch, points, frame.place,
                             frame.turn * Vec3(side, 0, 0));
    } else if (kind.host != HostPart::kWorld) {
      surface = SkinNear(*stage.rig, *stage.body, pose, points, patch,
                         footing.host, kind.round);
    } else if (surfaces_.contains(footing.on)) {
      surface = surfaces_.at(footing.on);
    } else if (FitsTheBody(footing.on)) {
      surface = FitTo(footing.on, anchor, patch,
                      PressDepth(effector.contact, q), q, points);
    } else {
      surface.radius = q * (footing.on == "roller" ? kRoller : kTowel);
      surface.hardness = Hardness::kSoft;
      const double ahead = footing.on == "roller" ? kTowardsHead * q : 0;
      surface.point = Vec3(0, surface.radius, anchor.first.z - ahead);
      surfaces_[footing.on] = surface;
    }
    footing.anchor = ToHost(frame, anchor);
    if (effector.contact >= Contact::kRibcage) {
      footing.anchor.turn =
          ToHost(frame, Anchor{Vec3(0), Vec3(0),
                               math::Arc(Vec3(0, 1, 0), surface.normal)})
              .turn;
    }
    footing.surface = ToHost(frame, surface);
  }
}

void Stances::FitOnGround(const Stage& stage, std::size_t index) {
  const Stance& stance = movement_->stances[index];
  const double q = stage.rig->stature_ratio();
  Footings& anchors = footings_[index];
  RigPose pose = stage.rig->MakePose();
  std::vector<Vec3f> points;
  // Roughly on the floor: the lowest joint a little above it.
  Vec3 root = q * Vec3(stance.x, 0, stance.z);
  stage.rig->Pose(stance.posture, root, pose);
  double lowest = 1e9;
  for (const auto& joint : pose.model_from_joint) {
    lowest = std::min(lowest, joint.translation.y);
  }
  root.y = kOver * q - lowest;
  stage.rig->Pose(stance.posture, root, pose);
  // Knees of the stance that this one kneels over; their height is its own.
  // Where this one has none of its own, it rests on the legs of that one.
  std::vector<BodyPlant> knees, legs;
  if (stance.over >= 0) {
    for (auto& [key, footing] : anchors) {
      const Effector knee = FromKey(key);
      if (knee.contact != Contact::kKnee) continue;
      knees.push_back(
          {knee, {KneeOf(std::size_t(stance.over), knee.side)}, 1, {}});
    }
    const bool has_legs = std::ranges::any_of(anchors, [](const auto& entry) {
      return body::IsLeg(FromKey(entry.first).contact);
    });
    if (!has_legs) legs = LegsOf(std::size_t(stance.over));
    root = stage.solver
               ->Solve(stance.posture, root, knees.empty() ? legs : knees,
                       FreeRoot(), pose)
               .root;
  }
  // What carries another stance carries one that only says where hands are.
  const std::vector<BodyPlant> carried = CarriedBy(index, root);
  if (!carried.empty()) {
    root = stage.solver->Solve(stance.posture, root, carried, FreeRoot(), pose)
               .root;
  }
  stage.skin(pose, points);
  Begin(stage, index, pose, points);
  std::map<int, Vec3> below;  // of palms and shins: from shoulder or hip
  for (const auto& [key, footing] : anchors) {
    const Effector effector = FromKey(key);
    if (stance.over >= 0 || !HangsBelow(effector.contact)) continue;
    if (!IsGround(footing.on)) continue;
    const Vec3 above = AboveOf(*stage.rig, pose, effector);
    const double reach = footing.anchor.first.z - above.z;
    const double aside = footing.anchor.first.x - above.x;
    if (std::max(std::abs(reach), std::abs(aside)) > kUnder * q) continue;
    below[key] = Vec3(std::clamp(aside, -kAhead * q, kAhead * q), 0,
                      std::clamp(reach, -kAhead * q, kAhead * q));
  }
  // Settle on the skin as drawn; the root's height follows the anchors, and
  // things that fit the body follow the body.
  for (int fitting = 0; fitting < kFittings; ++fitting) {
    stage.skin(pose, points);
    std::vector<BodyPlant> plants = legs.empty() ? carried : legs;
    for (auto& [key, footing] : anchors) {
      const Effector effector = FromKey(key);
      const SkinPatch& patch = stage.patches->of(effector);
      const auto shin = anchors.find(KeyOf({Contact::kShin, effector.side}));
      if (effector.contact == Contact::kKnee && shin != anchors.end()) {
        // The knee of a shin, pressed in as a knee alone is.
        footing.anchor.first =
            shin->second.anchor.first +
            Vec3(0,
                 PressDepth(Contact::kShin, q) - PressDepth(Contact::kKnee, q),
                 0);
        continue;
      }
      if (FitsTheBody(footing.on) && !surfaces_.contains(footing.on)) {
        footing.anchor.first = body::AnchorOf(*stage.rig, pose, effector).first;
        footing.surface = FitTo(footing.on, footing.anchor, patch,
                                PressDepth(effector.contact, q), q, points);
        continue;
      }
      const body::HostFrame frame = FrameOf(*stage.rig, pose, footing.host);
      Anchor anchor = ToWorld(frame, footing.anchor);
      Settle(patch, effector.contact, ToWorld(frame, footing.surface), points,
             q, anchor);
      footing.anchor = ToHost(frame, anchor);
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
      const bool follows =
          FitsTheBody(footing.on) && !surfaces_.contains(footing.on);
      if (of_shin || follows) continue;
      plants.push_back({effector, footing.anchor, 1, footing.host});
    }
    root = stage.solver->Solve(stance.posture, root, plants, FreeRoot(), pose)
               .root;
  }
  roots_[index] = root;
  stage.skin(pose, points);
  for (auto& [key, footing] : anchors) {
    const Effector effector = FromKey(key);
    const SkinPatch& patch = stage.patches->of(effector);
    const body::HostFrame frame = FrameOf(*stage.rig, pose, footing.host);
    if (FitsTheBody(footing.on) && !surfaces_.contains(footing.on)) {
      footing.anchor.first = body::AnchorOf(*stage.rig, pose, effector).first;
      footing.surface = FitTo(footing.on, footing.anchor, patch,
                              PressDepth(effector.contact, q), q, points);
      surfaces_[footing.on] = footing.surface;
    }
    const ContactSurface surface = ToWorld(frame, footing.surface);
    footing.centre =
        ToHost(frame, body::Measure(patch, surface, points).centre);
    footing.support = SupportOf(patch, surface, points);
    if (footing.on == "hands") {
      HoldByOther(
          FrameOf(*stage.rig, pose, {HostPart::kHand, Other(effector.side)}),
          frame, effector.side, footing);
    }
    if (footing.host.part == HostPart::kWorld || footing.on == "hands")
      continue;
    const auto moved = [&](double fullness) {
      std::vector<Vec3f> full = points;
      stage.breathe(fullness, pose, full);
      return glm::conjugate(frame.turn) * BreathUnder(*stage.rig, *stage.body,
                                                      patch, footing.host,
                                                      points, full);
    };
    footing.breath = moved(1);
    footing.deep_breath = moved(2) - footing.breath;
  }
}

std::vector<BodyPlant> Stances::LegsOf(std::size_t stance) const {
  std::vector<BodyPlant> legs;
  for (const Side side : body::kSides) {
    for (const Contact contact : {Contact::kShin, Contact::kSole}) {
      const Effector leg{contact, side};
      const auto found = footings_[stance].find(KeyOf(leg));
      if (found == footings_[stance].end()) continue;
      legs.push_back({leg, found->second.anchor, 1, {}});
      break;
    }
  }
  return legs;
}

std::vector<body::Plant> Stances::CarriedBy(std::size_t index,
                                            Vec3& root) const {
  std::vector<BodyPlant> plants;
  const auto carries = [](const auto& entry) {
    const Contact contact = FromKey(entry.first).contact;
    return !IsArm(contact) && !body::IsHead(contact);
  };
  if (movement_->stances[index].over >= 0 ||
      std::ranges::any_of(footings_[index], carries)) {
    return plants;
  }
  for (std::size_t k = 0; k < index && plants.empty(); ++k) {
    for (const auto& entry : footings_[k]) {
      if (!carries(entry)) continue;
      const Footing& footing = entry.second;
      plants.push_back({FromKey(entry.first), footing.anchor, 1, footing.host});
    }
    if (!plants.empty()) root = roots_[k];
  }
  return plants;
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
    const auto other = anchors.find(KeyOf(Mirror(effector)));
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

}  // namespace limber::coach

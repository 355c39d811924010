// SPDX-License-Identifier: MIT
#include "engine/coach/prop_place.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/body/anchor.h"
#include "engine/math/easing.h"

namespace limber::coach {
namespace {

using body::ContactSurface;
using body::LimbLandmark;
using body::Side;
using math::Transform;
using math::Vec3;

// On the woman of 1.667 m, whom ratios are of, m.
constexpr double kKneeToSeat = 0.075;    // a thigh is thick
constexpr double kHipsOverSeat = 0.079;  // sitting upright
constexpr double kEyesOverHips = 0.684;  // where a figure has no eyes
constexpr double kDeskOverSeat = 0.238;
constexpr double kDeskAhead = 0.29;  // its edge, where no hand lies on it
constexpr double kReach = 1.80;
constexpr double kIschiaAhead = 0.05;  // of the seat's middle
constexpr float kBedLength = 2.2f, kBedWidth = 1.4f;
constexpr double kPillow = 0.05;  // that a head sinks into one
constexpr double kFlat = 0.012;   // of cloth under a head, at least
// Its middle above the dent it makes, on its back and on its side.
constexpr double kSkull = 0.098, kSkullAside = 0.078;
constexpr double kKnees = 0.105;  // what both knees take, side by side
constexpr double kInward = 0.08;  // from between the knees to the hips
// Skin of two knees one above the other: a pillow between them, or none.
constexpr double kPressed = 0.125, kFilled = 0.155;

// One movement's props being put up.
class Fitting {
 public:
  Fitting(const Movement& movement, const Choreography& choreography,
          const body::Rig& rig)
      : choreography_(&choreography), rig_(&rig), q_(rig.stature_ratio()) {
    for (const Stance& stance : movement.stances) {
      for (const Stance::Lies& lies : stance.on) {
        aside_ = aside_ || lies.effector.contact == body::Contact::kCheek;
      }
    }
    sleeps_ = movement.kind == Kind::kPosture && movement.position == "lying";
    const Vec3& knee = rig.skeleton()
                           .model_from_joint[std::size_t(
                               rig.joint(LimbLandmark::kKnee, Side::kLeft))]
                           .translation;
    const anim::Skeleton& skeleton = rig.skeleton();
    const int eye = skeleton.Find("eye.L");
    const int hip = rig.joint(LimbLandmark::kHip, Side::kLeft);
    const auto height = [&](int joint) {
      return skeleton.model_from_joint[std::size_t(joint)].translation.y;
    };
    eyes_over_seat_ =
        kHipsOverSeat * q_ +
        (eye < 0 ? kEyesOverHips * q_ : height(eye) - height(hip));
    seat_ = knee.y - kKneeToSeat * q_;
    if (const ContactSurface* chair = Find("chair")) seat_ = chair->point.y;
  }

  Prop Put(MatSize size) const {
    const auto taller = float(std::max(1.0, q_));
    size.length = sleeps_ ? kBedLength * taller : 2.0f;
    size.width = sleeps_ ? kBedWidth * taller : 0.66f;
    return {size, At({0, 0, 0.10})};
  }
  Prop Put(DoorFrameSize size) const {
    size.half_width = float(choreography_->frame_half_width());
    if (const ContactSurface* face = Find("door_frame"))
      size.face_z = float(face->point.z);
    return {size, At({0, 0, 0})};
  }
  Prop Put(ChairSize size) const {
    const ContactSurface* chair = Find("chair");
    const Vec3 place(0, 0, (chair ? chair->point.z : 0) - kIschiaAhead);
    size.seat = float(seat_);
    if (const ContactSurface* back = Find("chair_back")) {
      size.back = float(back->point.y + back->radius - seat_);
      size.rest = float(place.z - back->point.z - back->radius);
    }
    return {size, At(place)};
  }
  Prop Put(RollerSize size) const {
    const Transform place = Bar("roller", size.diameter);
    size.length *= float(q_);
    return {
        .size = size, .world_from_prop = place, .stands = place.translation};
  }
  Prop Put(TowelSize size) const {
    const Transform place = Bar("towel", size.diameter);
    size.length *= float(q_);
    return {size, place};
  }
  Prop Put(PillowSize size) const {
    // As modelled it is as the highest of them; the others are less stuffed.
    double least = 1e9, most = kFlat;
    const ContactSurface* highest = nullptr;
    for (const char* name : {"pillow", "high_pillow", "flat_pillow"}) {
      const ContactSurface* pillow = Find(name);
      if (!pillow) continue;
      least = std::min(least, std::max(kFlat, pillow->Bottom()));
      if (!highest || pillow->Bottom() > most) highest = pillow;
      most = std::max(most, pillow->Bottom());
    }
    if (!highest) return {size, At({0, 0, 0})};
    size.height = float(std::max(0.08, most + kPillow));
    size.dent.depth = size.height - float(most);
    size.head = float((aside_ ? kSkullAside : kSkull) * q_);
    size.least = float(least / most);
    return {size, At({highest->point.x, 0, highest->point.z})};
  }
  Prop Put(DeskSize size) const {
    const ContactSurface* desk = Find("desk");
    size.top = float(desk ? desk->point.y : seat_ + kDeskOverSeat * q_);
    size.screen_top = float(seat_ + eyes_over_seat_);
    // The edge is under the wrists: the heels of the hands rest on the board,
    // the fingers on the keys, and the forearms come from before it.
    return {size, At({0, 0, desk ? desk->point.z : kDeskAhead})};
  }
  Prop Put(WallSize size) const { return {size, At({0, 0, 0.45 * q_})}; }
  Prop Put(ShelfSize size) const {
    size.reach = float(kReach * q_);
    return {size, At({0, 0, 0.30 * q_})};
  }
  // What the body carries comes to its place with the first pose.
  template <class Size>
  Prop Put(Size size) const {
    return {size, At({0, 0, 0})};
  }

 private:
  static Transform At(const Vec3& place) { return {{1, 0, 0, 0}, place}; }
  const ContactSurface* Find(std::string_view name) const {
    const auto known = choreography_->surfaces().find(name);
    return known == choreography_->surfaces().end() ? nullptr : &known->second;
  }
  // A bar on the floor: where one lies on it, as thick as it is there.
  Transform Bar(std::string_view name, float& diameter) const {
    const ContactSurface* bar = Find(name);
    if (!bar) return At({0, double(diameter) / 2, 0});
    diameter = float(2 * bar->radius);
    return At({0, bar->point.y, bar->point.z});
  }

  const Choreography* choreography_;
  const body::Rig* rig_;
  double q_, seat_ = 0, eyes_over_seat_ = 0;
  bool aside_ = false;   // the head lies on its side
  bool sleeps_ = false;  // lies as one does in bed
};

template <std::size_t kind = 0>
void PutNamed(std::string_view name, const Fitting& fitting,
              std::vector<Prop>& props) {
  if constexpr (kind < kPropNames.size()) {
    if (name == kPropNames[kind]) {
      props.push_back(
          fitting.Put(std::variant_alternative_t<kind, PropSize>()));
    } else {
      PutNamed<kind + 1>(name, fitting, props);
    }
  }
}

// Under the knees or, of one who lies on the side, between them, along the
// thighs: as flat as they press it, and gone where they meet.
void CarryRoll(const body::Rig& rig, const body::RigPose& pose,
               const BolsterSize& roll, Prop& prop) {
  const double q = rig.stature_ratio();
  const auto place = [&](LimbLandmark landmark, Side side) {
    return pose.model_from_joint[std::size_t(rig.joint(landmark, side))]
        .translation;
  };
  const Vec3 hips[2] = {place(LimbLandmark::kHip, Side::kLeft),
                        place(LimbLandmark::kHip, Side::kRight)};
  const Vec3 knees[2] = {place(LimbLandmark::kKnee, Side::kLeft),
                         place(LimbLandmark::kKnee, Side::kRight)};
  const Vec3 middle = (knees[0] + knees[1]) / 2.0;
  const Vec3 across = hips[0] - hips[1];
  if (std::abs(across.y) < std::hypot(across.x, across.z)) {
    prop.world_from_prop = {{1, 0, 0, 0},
                            {middle.x, double(roll.diameter) / 2, middle.z}};
    return;
  }
  const double apart = glm::length(knees[0] - knees[1]) / q;
  const Vec3 along = glm::normalize((hips[0] + hips[1]) / 2.0 - middle);
  prop.world_from_prop = {math::Arc(Vec3(1, 0, 0), along),
                          middle + kInward * q * along};
  prop.height =
      std::clamp((apart - kKnees) * q / double(roll.diameter), 0.1, 1.0);
  prop.opacity = math::Smoothstep(kPressed, kFilled, apart);
}

}  // namespace

std::vector<Prop> PropsOf(const Movement& movement,
                          const Choreography& choreography,
                          const body::Rig& rig) {
  const Fitting fitting(movement, choreography, rig);
  std::vector<Prop> props;
  for (const std::string& name : movement.props) {
    // A doorway stands only where an arm lies on it.
    if (name == "door_frame" && choreography.frame_half_width() == 0) continue;
    PutNamed(name, fitting, props);
  }
  return props;
}

void CarryProps(const body::Rig& rig, const body::RigPose& pose,
                std::span<Prop> props) {
  const double q = rig.stature_ratio();
  const auto index = [&](LimbLandmark landmark, Side side) {
    return std::size_t(rig.joint(landmark, side));
  };
  const auto place = [&](LimbLandmark landmark, Side side) {
    return pose.model_from_joint[index(landmark, side)].translation;
  };
  for (Prop& prop : props) {
    if (std::holds_alternative<PhoneSize>(prop.size)) {
      // On the palm: its top where the fingers point, its screen to the face.
      const math::Quat hand =
          pose.clinical[index(LimbLandmark::kWrist, Side::kRight)];
      prop.world_from_prop = {hand * math::AboutZ(std::numbers::pi),
                              place(LimbLandmark::kWrist, Side::kRight) +
                                  hand * (q * Vec3(0, -0.095, 0.026))};
    } else if (std::holds_alternative<BagSize>(prop.size)) {
      prop.world_from_prop = {math::AboutY(-std::numbers::pi / 2),
                              place(LimbLandmark::kShoulder, Side::kRight) +
                                  q * Vec3(0.03, 0.068, -0.02)};
    } else if (const auto* pillow = std::get_if<PillowSize>(&prop.size)) {
      const double bottom =
          body::AnchorOf(rig, pose, {body::Contact::kOcciput, {}}).first.y -
          double(pillow->head);
      prop.height =
          std::clamp(bottom / double(pillow->height - pillow->dent.depth),
                     double(pillow->least), 1.0);
    } else if (const auto* roll = std::get_if<BolsterSize>(&prop.size)) {
      CarryRoll(rig, pose, *roll, prop);
    }
  }
}

void RollProps(double distance, std::span<Prop> props) {
  for (Prop& prop : props) {
    const auto* const roller = std::get_if<RollerSize>(&prop.size);
    if (roller == nullptr) continue;
    prop.world_from_prop = Rolled({{1, 0, 0, 0}, prop.stands},
                                  double(roller->diameter) / 2, distance);
  }
}

Transform Rolled(const Transform& from, double radius, double distance) {
  return {math::AboutX(distance / radius) * from.rotation,
          from.translation + Vec3(0, 0, distance)};
}

}  // namespace limber::coach

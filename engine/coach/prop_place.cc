// SPDX-License-Identifier: MIT
#include "engine/coach/prop_place.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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
constexpr double kReach = 1.80;
constexpr double kIschiaAhead = 0.05;  // of the seat's middle
constexpr double kPillow = 0.05;       // that a head sinks into one

// One movement's props being put up.
class Fitting {
 public:
  Fitting(const Choreography& choreography, const body::Rig& rig)
      : choreography_(&choreography), rig_(&rig), q_(rig.stature_ratio()) {
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
    size.length = 2.0f;
    size.width = 0.66f;
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
    return {size, place};
  }
  Prop Put(TowelSize size) const {
    const Transform place = Bar("towel", size.diameter);
    return {size, place};
  }
  Prop Put(PillowSize size) const {
    const ContactSurface* pillow = Find("pillow");
    if (!pillow) return {size, At({0, 0, 0})};
    size.height = float(std::max(0.08, pillow->point.y + kPillow));
    size.dent.depth = size.height - float(pillow->point.y);
    return {size, At({pillow->point.x, 0, pillow->point.z})};
  }
  Prop Put(DeskSize size) const {
    const ContactSurface* desk = Find("desk");
    size.top = float(desk ? desk->point.y : seat_ + kDeskOverSeat * q_);
    size.screen_top = float(seat_ + eyes_over_seat_);
    return {size,
            At({0, 0, (desk ? desk->point.z : 0.42) - double(size.keys)})};
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

}  // namespace

std::vector<Prop> PropsOf(const Movement& movement,
                          const Choreography& choreography,
                          const body::Rig& rig) {
  const Fitting fitting(choreography, rig);
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
    } else if (const auto* roll = std::get_if<BolsterSize>(&prop.size)) {
      const Vec3 left = place(LimbLandmark::kKnee, Side::kLeft);
      const Vec3 right = place(LimbLandmark::kKnee, Side::kRight);
      const Vec3 middle = (left + right) / 2.0;
      // One above the other: between them, along the thigh.
      if (std::abs(left.y - right.y) > std::abs(left.x - right.x)) {
        const Vec3 hip = (place(LimbLandmark::kHip, Side::kLeft) +
                          place(LimbLandmark::kHip, Side::kRight)) /
                         2.0;
        prop.world_from_prop = {math::Arc(Vec3(1, 0, 0), middle - hip), middle};
      } else {
        prop.world_from_prop = {
            {1, 0, 0, 0}, {middle.x, double(roll->diameter) / 2, middle.z}};
      }
    }
  }
}

Transform Rolled(const Transform& from, double radius, double distance) {
  return {math::AboutX(distance / radius) * from.rotation,
          from.translation + Vec3(0, 0, distance)};
}

}  // namespace limber::coach

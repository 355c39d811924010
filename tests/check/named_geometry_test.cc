// SPDX-License-Identifier: MIT
//
// Shapes that have a name: each rule passes a recording of that shape, and no
// longer where it is a little off.
#include <gtest/gtest.h>

#include <functional>

#include "tests/check/recordings.h"

namespace limber::check {
namespace {

using body::Contact;
using body::Landmark;
using body::Limb;
using body::LimbLandmark;
using body::Side;
using math::Radians;
using math::Vec3;

// A hold, sitting upright: thighs level, hands where `hands` says.
Synthetic Sitting(const char* id, std::string_view hands) {
  Synthetic s = Hold();
  s.movement->id = id;
  s.movement->position = "sitting";
  for (Sample& sample : s.take.samples) {
    sample.contact_count = 0;
    for (const Side side : body::kSides) {
      const double x = side == Side::kLeft ? 1 : -1;
      auto& limb = sample.limb[std::size_t(side)];
      limb[std::size_t(LimbLandmark::kKnee)] = {x * 0.1, 0.9, 0.4};
      limb[std::size_t(LimbLandmark::kWrist)] = {x * 0.08, 1.4, 0.4};
      sample.solved.at(Limb::kKneeFlex, side) = Radians(90);
      ContactSample& palm = sample.contacts[sample.contact_count++];
      palm = GoodContact(Contact::kPalm, side);
      palm.on = hands;
    }
    sample.palms = 0.06;
    sample.eyes = 1.2;
  }
  s.take.screen_top = 1.2;
  return s;
}

Synthetic Neck() { return Sitting("neck_trap_hand", "head"); }
Synthetic Basket() {
  Synthetic s = Sitting("seated_upper_back", "hands");
  s.take.fingers.push_back({20, 0.003, "finger2-2.L"});
  return s;
}
Synthetic Desk() { return Sitting("posture_reset", "desk"); }

// The back on a bar at the height of T8, spine upright.
Synthetic Bar() {
  Synthetic s = Hold();
  s.movement->id = "thoracic_ext_towel";
  s.movement->position = "lying";
  for (Sample& sample : s.take.samples) {
    ContactSample& back = sample.contacts[0];
    back = GoodContact(Contact::kBack, Side::kLeft);
    back.radius = 0.075;
    back.bar = sample.at(Landmark::kThorax) - Vec3(0, 0, 0.18);
    back.axis = {1, 0, 0};
  }
  return s;
}

Synthetic OnTheSide() {
  Synthetic s = Hold();
  s.movement->id = "sleep_side";
  s.movement->position = "lying";
  return s;
}

struct Shape {
  const char* rule;
  const char* what;
  const char* name;
  Synthetic (*make)();
  std::function<void(Synthetic&)> plant;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::function<void(Synthetic&)> At20(std::function<void(Sample&)> change) {
  return [change = std::move(change)](Synthetic& s) {
    change(s.take.samples[s.take.Nearest(20)]);
  };
}

Vec3& Joint(Sample& sample, LimbLandmark landmark, Side side) {
  return sample.limb[std::size_t(side)][std::size_t(landmark)];
}

std::vector<Shape> Shapes() {
  return {
      {"G5", "head turned as it tilts", "HeadTurnsAsItTilts", Neck,
       At20([](Sample& s) { s.head = math::AboutY(Radians(4.5)); })},
      // The hold at 20 s is to the right.
      {"G5", "far shoulder over its rest height", "FarShoulderRises", Neck,
       At20([](Sample& s) {
         Joint(s, LimbLandmark::kShoulder, Side::kLeft).y += 0.001;
       })},
      {"G5", "hand from the skull", "HandHoversOverTheSkull", Neck,
       At20([](Sample& s) { s.contacts[1].gap = 0.0045; })},
      {"G6", "knee from a right angle, sitting", "FootIsPulledBack", Neck,
       At20([](Sample& s) {
         s.solved.at(Limb::kKneeFlex, Side::kLeft) = Radians(96);
       })},
      {"G6", "thigh from the level, sitting", "ChairIsTooHigh", Neck,
       At20([](Sample& s) {
         Joint(s, LimbLandmark::kKnee, Side::kRight).y -= 0.04;
       })},
      {"C10", "wrists of interlaced hands from 160 mm apart",
       "WristsComeTogether", Basket, At20([](Sample& s) {
         Joint(s, LimbLandmark::kWrist, Side::kLeft).x -= 0.031;
       })},
      {"C10", "palms of interlaced hands from 60 mm apart", "PalmsAreShut",
       Basket, At20([](Sample& s) { s.palms = 0.035; })},
      {"C10", "finger inside the other hand", "FingerCutsThrough", Basket,
       [](Synthetic& s) {
         s.take.fingers.push_back({21, 0.0045, "finger3-2.R"});
       }},
      {"G7", "wrist above or below the shoulder", "ArmsHang", Basket,
       At20([](Sample& s) {
         Joint(s, LimbLandmark::kWrist, Side::kRight).y -= 0.045;
       })},
      {"G8", "bar from square to the spine", "RollerLiesAskew", Bar,
       At20([](Sample& s) {
         s.contacts[0].axis = math::AboutZ(Radians(4)) * Vec3(1, 0, 0);
       })},
      {"G8", "bar from the level of T8", "RollerIsUnderTheLowBack", Bar,
       At20([](Sample& s) { s.contacts[0].bar.y -= 0.025; })},
      {"G9", "elbow from a right angle at the desk", "DeskIsFarAway", Desk,
       At20([](Sample& s) {
         s.solved.at(Limb::kElbowFlex, Side::kLeft) = Radians(78);
       })},
      {"G9", "wrist from straight at the desk", "WristIsBentBack", Desk,
       At20([](Sample& s) {
         s.solved.at(Limb::kWristFlex, Side::kLeft) = Radians(-11);
       })},
      {"G9", "upper edge of the screen from the eyes", "ScreenIsTooLow", Desk,
       [](Synthetic& s) { s.take.screen_top = 1.16; }},
      {"G10", "thighs from parallel", "UpperKneeDrops", OnTheSide,
       At20([](Sample& s) {
         Joint(s, LimbLandmark::kKnee, Side::kLeft).x += 0.04;
       })},
      {"G10", "head from the line of the spine", "PillowIsTooLow", OnTheSide,
       At20(
           [](Sample& s) { s.trunk[std::size_t(Landmark::kHead)].x += 0.01; })},
  };
}

class NamedGeometry : public testing::TestWithParam<Shape> {};

TEST_P(NamedGeometry, IsKeptAndItsFaultCaught) {
  const Shape& shape = GetParam();
  const auto passes = [&](const std::vector<Result>& results) {
    for (const Result& r : results) {
      if (r.rule == shape.rule && r.what == shape.what) return r.pass;
    }
    ADD_FAILURE() << "not judged by " << shape.rule << " " << shape.what;
    return false;
  };
  Synthetic s = shape.make();
  EXPECT_TRUE(passes(s.Run())) << shape.what;
  shape.plant(s);
  EXPECT_FALSE(passes(s.Run())) << shape.what;
}

INSTANTIATE_TEST_SUITE_P(All, NamedGeometry, testing::ValuesIn(Shapes()),
                         [](const auto& test) {
                           return std::string(test.param.rule) +
                                  test.param.name;
                         });

}  // namespace
}  // namespace limber::check

// SPDX-License-Identifier: MIT
//
// The bones of leg, hand and foot. Centimetres of a body of 1.75 m.
#include <string>

#include "engine/anatomy/bone_yard.h"

namespace limber::anatomy {

using math::Quat;
using math::Vec3;

namespace {

// A bone with two thick ends, straight from joint to joint.
void AddShort(BoneYard& yard, const std::string& name, const Vec3& a,
              const Vec3& b, double size, std::uint16_t frame) {
  // Of half its width: at the ends, and between them.
  constexpr double kAt[] = {.04, .16, .5, .84, .96};
  constexpr double kWide[] = {1.25, 1.2, .78, 1.05, 1.0};
  std::vector<BoneYard::Station> way;
  for (std::size_t i = 0; i < std::size(kAt); ++i) {
    const double r = kWide[i] * size * yard.cm();
    way.push_back({glm::mix(a, b, kAt[i]), Vec3(0, 1, 0.2), r, r});
  }
  yard.AddBar(name, way, 6, BoneYard::Rigid(frame));
}

}  // namespace

void BuildLeg(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 hip = yard.Joint("upperleg01.L");
  const Vec3 knee = yard.Joint("lowerleg01.L"), ankle = yard.Joint("foot.L");
  const auto at = [&](double x, double y, double z) {
    return Vec3(x, y, z) * cm;
  };
  const auto axes = [](const Vec3& up) {
    const Vec3 y = glm::normalize(up);
    const Vec3 x = glm::normalize(Vec3(1, 0, 0) - y * y.x);
    return glm::quat_cast(math::Mat3(x, y, glm::cross(x, y)));
  };
  const Quat thigh = axes(hip - knee), shank = axes(knee - ankle);

  BoneForm femur;
  const double far = -glm::distance(hip, knee);
  const auto low = [&](double x, double y, double z) {
    return at(x, y, z) + Vec3(0, far, 0);
  };
  const double side = std::min(4.4, yard.Reach(hip, {1, 0, 0}) / cm - 3.7);
  femur.Egg(Vec3(0), at(2.35, 2.35, 2.35), 0);
  femur.Bar(at(0.6, -0.3, 0), at(side - .8, -2.0, -0.2), 1.5 * cm, 1.7 * cm,
            0.8 * cm);
  femur.Egg(at(side, -1.6, -0.6), at(1.3, 2.3, 1.8), 1.0 * cm);
  femur.Egg(at(2.3, -6.0, -1.5), at(0.9, 1.3, 0.8), 0.8 * cm);
  const Vec3 bow = glm::mix(at(side - .6, -4.5, -0.3), low(0.3, 7, 0.2), 0.5) +
                   at(0, 0, 0.9);
  femur.Bar(at(side - .6, -3.5, -0.3), at(side - .8, -8, -0.1), 1.75 * cm,
            1.5 * cm, .4 * cm);
  femur.Bar(at(side - .8, -8, -0.1), bow, 1.5 * cm, 1.4 * cm, 0);
  femur.Bar(bow, low(0.3, 7, 0.2), 1.4 * cm, 1.6 * cm, 0);
  femur.Bar(low(0.3, 7, 0.2), low(0, 2.0, 0.2), 1.6 * cm, 2.5 * cm, 0);
  femur.Twice(true);
  femur.Egg(low(2.2, 0.7, -0.8), at(1.75, 2.1, 2.7), 0.8 * cm);
  femur.Twice(false);
  femur.Bar(low(0, -1.8, -2.6), low(0, 0.2, -3.2), 0.8 * cm, 0.8 * cm,
            0.5 * cm);
  femur.Carve();
  const auto with_thigh = yard.With("upperleg02.L");
  yard.Add("femur.left", femur, Vec3(0.62, 0.95, 0.62),
           BoneYard::Rigid(with_thigh), hip, thigh);

  const auto with_shank = yard.With("lowerleg01.L");
  BoneForm patella;
  patella.Egg(Vec3(0), at(1.9, 2.1, 0.85), 0);
  const Vec3 ahead = thigh * Vec3(0, 0, 1);
  const double reach = std::min(yard.Reach(knee, ahead) - 1.5 * cm, 3.4 * cm);
  yard.Add(
      "patella.left", patella, Vec3(0.55),
      [=](const Vec3&) {
        return Bones::Bond{with_thigh, with_shank, 0.5f};
      },
      knee + ahead * reach + at(0, 0.9, 0));

  BoneForm tibia;
  const double foot = -glm::distance(knee, ankle);
  const auto end = [&](double x, double y, double z) {
    return at(x, y, z) + Vec3(0, foot, 0);
  };
  tibia.Egg(at(0, -2.9, -0.4), at(3.6, 1.35, 2.4), 0);
  tibia.Bar(at(0, -3.6, -0.2), at(0, -9, 0.3), 2.6 * cm, 1.5 * cm, .5 * cm);
  tibia.Egg(at(0, -5.6, 1.9), at(0.9, 1.6, 0.8), 0.8 * cm);
  tibia.Bar(at(0, -9, 0.3), end(0, 12, 0.3), 1.5 * cm, 1.2 * cm, 0);
  tibia.Bar(end(0, 12, 0.3), end(-0.2, 2.2, 0), 1.2 * cm, 1.6 * cm, 0);
  tibia.Bar(end(-0.8, 2.2, 0.2), end(-1.4, -0.4, 0.2), 1.0 * cm, 0.7 * cm,
            0.6 * cm);
  yard.Add("tibia.left", tibia, Vec3(0.6, 0.95, 0.6),
           BoneYard::Rigid(with_shank), knee, shank);

  const std::vector<Vec3> line = {at(3.4, -3.4, -1.6), at(3.1, -9, -1.6),
                                  end(2.5, 14, -1.3), end(1.9, 5, -0.9),
                                  end(1.9, -1.1, -0.8)};
  constexpr double kSize[] = {1.0, .55, .52, .55, .68};
  std::vector<BoneYard::Station> way;
  for (int i = 0; i <= 14; ++i) {
    const double t = i / 14.0, x = t * 4;
    const int k = std::min(int(x), 3);
    const double r = std::lerp(kSize[k], kSize[k + 1], x - k) * cm;
    way.push_back({knee + shank * OnCurve(line, t), Vec3(1, 0, 0), r, r});
  }
  yard.AddBar("fibula.left", way, 8, BoneYard::Rigid(with_shank));
}

void BuildHand(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 wrist = yard.Joint("wrist.L");
  const auto hand = yard.With("wrist.L");
  BoneForm carpals;
  const Vec3 ahead =
      glm::mix(yard.Joint("metacarpal1.L"), yard.Joint("metacarpal3.L"), 0.5);
  const Vec3 along = glm::normalize(ahead - wrist);
  const Vec3 apart = yard.Joint("finger2-1.L") - yard.Joint("finger5-1.L");
  const Vec3 side = glm::normalize(apart - along * glm::dot(apart, along));
  for (int row = 0; row < 2; ++row) {
    for (int i = -1; i <= (row ? 2 : 1); ++i) {
      const double x = row ? i - 0.5 : i;
      carpals.Egg(along * ((0.5 + 1.45 * row) * cm) + side * (1.15 * x * cm),
                  Vec3(0.78) * cm, 0.15 * cm);
    }
  }
  yard.Add("carpals.left", carpals, Vec3(0.42), BoneYard::Rigid(hand), wrist);

  for (int finger = 1; finger <= 5; ++finger) {
    const std::string f = "finger" + std::to_string(finger) + "-";
    const auto joint = [&](int i) {
      return yard.Joint(f + std::to_string(i) + ".L");
    };
    const auto name = [&](const char* what, int i) {
      return std::string(what) + "." + std::to_string(finger) + "." +
             std::to_string(i) + ".left";
    };
    if (finger > 1) {
      const Vec3 from =
          wrist + along * (2.5 * cm) + side * ((3.4 - finger) * 1.0 * cm);
      const auto palm =
          yard.With("metacarpal" + std::to_string(finger - 1) + ".L");
      AddShort(yard, name("metacarpal", 0), from, joint(1), 0.46, palm);
    }
    for (int i = 1; i <= 3; ++i) {
      const std::string at = f + std::to_string(i) + ".L";
      const Vec3 to =
          i < 3 ? joint(i + 1) : glm::mix(joint(3), yard.Tail(at), 0.85);
      AddShort(yard, name("phalanx", i), joint(i), to, 0.50 - 0.06 * i,
               yard.With(at));
    }
  }
}

void BuildFoot(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 ankle = yard.Joint("foot.L");
  const auto at = [&](double x, double y, double z) {
    return Vec3(x, y, z) * cm;
  };
  const auto foot = yard.With("foot.L");
  const double heel = std::min(
      yard.Reach(ankle + at(0.2, -4.0, 0), {0, 0, -1}) - 2.4 * cm, 4.2 * cm);
  BoneForm tarsus;
  tarsus.Egg(at(-0.1, -1.1, 0.6), at(1.9, 1.4, 2.7), 0);
  tarsus.Bar(at(0.6, -3.0, 0.8), at(0.5, -4.0, -heel / cm), 1.35 * cm, 1.5 * cm,
             0.6 * cm);
  tarsus.Egg(at(-0.8, -2.0, 3.9), at(1.6, 1.2, 1.0), 0.3 * cm);
  tarsus.Egg(at(1.8, -3.5, 3.6), at(1.2, 1.0, 1.8), 0.3 * cm);
  for (int i = 0; i < 3; ++i) {
    tarsus.Egg(at(-1.7 + 1.25 * i, -2.7 - 0.25 * i, 5.6), at(.75, .9, 1.1),
               0.12 * cm);
  }
  yard.Add("tarsus.left", tarsus, Vec3(0.5), BoneYard::Rigid(foot), ankle);
  for (int toe = 1; toe <= 5; ++toe) {
    const std::string t = "toe" + std::to_string(toe) + "-";
    const auto name = [&](int i) { return t + std::to_string(i) + ".L"; };
    const auto part = [&](const char* what, int i) {
      return std::string(what) + "." + std::to_string(toe) + "." +
             std::to_string(i) + ".left";
    };
    const Vec3 from = ankle + at(-2.6 + 1.15 * toe, -2.6 - 0.35 * toe,
                                 toe < 4 ? 6.6 : 8.6 - 0.8 * toe);
    AddShort(yard, part("metatarsal", 0), from, yard.Joint(name(1)),
             toe == 1 ? 0.72 : 0.48, foot);
    const int last = toe == 1 ? 2 : 3;
    for (int i = 1; i <= last; ++i) {
      const Vec3 to =
          i < last ? yard.Joint(name(i + 1))
                   : glm::mix(yard.Joint(name(i)), yard.Tail(name(i)), 0.8);
      AddShort(yard, part("toe", i), yard.Joint(name(i)), to,
               toe == 1 ? 0.62 : 0.44 - 0.05 * i, yard.With(name(i)));
    }
  }
}

}  // namespace limber::anatomy

// SPDX-License-Identifier: MIT
//
// Sacrum and hip bones. Centimetres of a body of 1.75 m from the middle of the
// hips; landmarks are those that the muscles of content/muscles attach to.
#include <cmath>

#include "engine/anatomy/bone_yard.h"
#include "engine/math/angle.h"

namespace limber::anatomy {

using math::Vec3;

void BuildPelvis(BoneYard& yard, const Spine& spine) {
  const double cm = yard.cm();
  const Vec3 hip = yard.Joint("upperleg01.L");
  const Vec3 middle(0, hip.y, hip.z);
  // Sideways in proportion to the hips, which lie 10.7 cm from the midline.
  const Vec3 scale(hip.x / 10.69, cm, cm);
  // Where the figure is slighter than the sources' body, a bone lies no less
  // deep under its skin.
  const auto at = [&](double x, double y, double z) {
    const Vec3 place = Vec3(x, y, z) * scale;
    const Vec3 inside(0.7 * place.x, place.y, 2 * cm);
    return yard.Within(middle + inside, middle + place, 1.7 * cm) - middle;
  };

  BoneForm sacrum;
  const Vec3 l5 = spine.centre[Spine::kL5] - middle;
  const Vec3 s1 = l5 + Vec3(0, -2.9, -0.5) * cm;
  const Vec3 s3 = glm::mix(s1, at(0, 0.6, -7.0), 0.5) + Vec3(0, 0, -1.5 * cm);
  const Vec3 tail = at(0, 0.2, -7.0);
  sacrum.Egg(s1, Vec3(2.4, 1.0, 1.6) * cm, 0);
  sacrum.Bar(s1, s3, 1.5 * cm, 1.1 * cm, 0.8 * cm);
  sacrum.Bar(s3, tail, 1.1 * cm, 0.5 * cm, 0.8 * cm);
  sacrum.Twice(true);
  const Vec3 wing = s1 + Vec3(4.6 * scale.x, -0.6 * cm, -1.3 * cm);
  sacrum.Plate(s1, wing, s3 + Vec3(2.6 * scale.x, 0, 0), 0.9 * cm, 1.0 * cm);
  sacrum.Plate(s1, s3 + Vec3(2.6 * scale.x, 0, 0), tail, 0.6 * cm, 1.0 * cm);
  sacrum.Twice(false);
  for (int i = 0; i < 4; ++i) {  // crest
    const Vec3 on =
        glm::mix(s1, tail, 0.12 + 0.2 * i) + Vec3(0, 0, -2.3 + 0.25 * i) * cm;
    sacrum.Egg(on, Vec3(0.4, 0.7, 0.6) * cm, 0.5 * cm);
  }
  sacrum.Twice(true);
  for (int i = 0; i < 4; ++i) {  // foramina
    const double t = 0.16 + 0.19 * i;
    const Vec3 on =
        glm::mix(s1, tail, t) + Vec3((1.9 - 0.28 * i) * scale.x, 0, -1.6 * cm);
    sacrum.Egg(on, Vec3(0.38, 0.42, 1.2) * cm, 0.2 * cm);
    sacrum.Carve();
  }
  sacrum.Twice(false);
  const auto root = BoneYard::Rigid(yard.With("root"));
  yard.Add("sacrum", sacrum, Vec3(0.5), root, middle);

  // One hip bone; the other is its twin.
  BoneForm ilium;
  const Vec3 joint = at(10.4, 0.6, 0),
             joined = wing + Vec3(-0.4, -0.4, -0.9) * cm;
  const Vec3 back_low = at(4.9, 4.4, -7.0), spike = at(13.2, 7.2, 4.9);
  const Vec3 lower_spike = at(12.0, 4.0, 4.0);
  const std::vector<Vec3> points = {back_low,
                                    at(4.6, 7.6, -8.0),
                                    at(6.6, 10.6, -7.0),
                                    at(9.8, 12.4, -3.8),
                                    at(12.8, 12.4, -0.4),
                                    at(14.2, 10.6, 2.8),
                                    spike};
  const double thin = 0.48 * cm;
  constexpr int kCrest = 18;
  ilium.Plate(joined, back_low, joint, 1.0 * cm, 0);
  for (int i = 0; i < kCrest; ++i) {
    const double t = double(i) / kCrest, next = double(i + 1) / kCrest;
    const Vec3 a = OnCurve(points, t), b = OnCurve(points, next);
    // Hollow towards the inside, as a bowl.
    const Vec3 mid = glm::mix(joint, glm::mix(a, b, 0.5), 0.55) +
                     Vec3(0.5 * cm, 0, -0.2 * cm);
    ilium.Plate(joint, mid, glm::mix(joint, a, 0.55), thin, 0.2 * cm);
    ilium.Plate(a, b, mid, thin, 0.2 * cm);
    const double r = (0.62 + 0.18 * std::sin(math::kPi * t)) * cm;
    ilium.Bar(a, b, r, r, 0.15 * cm);
  }
  ilium.Plate(joint, spike, lower_spike, thin, 0.8 * cm);
  ilium.Bar(spike, lower_spike, 0.6 * cm, 0.72 * cm, 0.5 * cm);
  ilium.Bar(lower_spike, joint, 0.8 * cm, 1.6 * cm, 0.9 * cm);
  // Sitting bone, pubis, and the ring they make.
  const Vec3 seat = at(7.4, -5.2, -4.3), seat_low = at(6.2, -6.2, -2.2);
  const Vec3 pubis = at(1.3, -1.0, 7.6), arch = at(3.2, -4.4, 4.0);
  ilium.Egg(joint, Vec3(3.2, 3.3, 3.3) * cm, 1.0 * cm);
  ilium.Bar(joint + at(-0.6, -1.5, -2), seat, 1.6 * cm, 1.6 * cm, 1.2 * cm);
  ilium.Bar(seat, seat_low, 1.6 * cm, 1.0 * cm, 0.8 * cm);
  ilium.Bar(seat_low, arch, 0.85 * cm, 0.7 * cm, 0.6 * cm);
  ilium.Bar(arch, pubis, 0.7 * cm, 0.9 * cm, 0.6 * cm);
  ilium.Bar(joint + at(-1.2, -0.4, 2), pubis + at(0.6, 0.4, 0), 1.2 * cm,
            0.85 * cm, 1.0 * cm);
  ilium.Egg(pubis, Vec3(0.9, 1.6, 0.9) * cm, 0.6 * cm);
  // The socket.
  ilium.Egg(at(10.69, 0, 0) + Vec3(0.9, -0.5, 0.4) * cm, Vec3(2.7) * cm,
            0.3 * cm);
  ilium.Carve();
  yard.Add("hip.left", ilium, Vec3(0.55), root, middle);

  BoneForm joined_front;  // between the pubic bones
  joined_front.Egg(pubis * Vec3(0, 1, 1), Vec3(0.7, 1.5, 0.7) * cm, 0);
  yard.Add("symphysis", joined_front, Vec3(0.5), root, middle);
}

}  // namespace limber::anatomy

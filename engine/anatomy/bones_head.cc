// SPDX-License-Identifier: MIT
//
// The skull. Centimetres of a body of 1.75 m from the joint of the head.
#include "engine/anatomy/bone_yard.h"
#include "engine/math/angle.h"

namespace limber::anatomy {

using math::Vec3;

void BuildSkull(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 head = yard.Joint("head");
  const auto at = [&](double x, double y, double z) {
    return Vec3(x, y, z) * cm;
  };
  // The brain case reaches under the skin of this head.
  const Vec3 middle = head + at(0, 8.0, 0.4);
  const double over = 0.55 * cm;
  const double back = yard.Reach(middle, {0, 0, -1}) - over;
  const double front = yard.Reach(middle + at(0, 1.5, 0), {0, 0, 1}) - over;
  const double top = yard.Reach(middle, {0, 1, 0}) - over;
  const double side = yard.Reach(middle + at(0, 1.5, 0), {1, 0, 0}) - over;
  const double eye = yard.Reach(head + at(0, 4.05, 0), {0, 0, 1});
  const double ahead = eye - 11.2 * cm;  // this face before that of the sources
  const auto face = [&](double x, double y, double z) {
    return at(x, y, z) + Vec3(0, 0, 0.5 * ahead);
  };
  const Vec3 vault(0, 8.0 * cm, 0.4 * cm + (front - back) / 2);
  const double deep = (front + back) / 2;

  BoneForm skull;
  skull.Egg(vault, {side, top, deep}, 0);
  skull.Egg(vault + Vec3(0, -0.25 * top, -0.30 * deep),
            {0.90 * side, 0.72 * top, 0.66 * deep}, 1.5 * cm);
  skull.Egg(at(0, 2.2, 0.2), at(5.0, 2.6, 4.6), 1.5 * cm);  // base
  // Brow, nose, cheeks and the jaw above.
  skull.Egg(face(0, 4.4, 7.2), at(4.0, 2.6, 2.0), 1.2 * cm);
  skull.Egg(face(0, 0.6, 6.4), at(2.9, 2.9, 2.9), 1.0 * cm);
  skull.Twice(true);
  skull.Bar(face(0.9, 6.0, 8.9), face(4.6, 5.7, 7.0), .65 * cm, .6 * cm,
            0.9 * cm);
  skull.Bar(face(4.7, 5.6, 6.8), face(4.9, 2.6, 6.3), .6 * cm, .7 * cm,
            0.7 * cm);
  skull.Bar(face(4.9, 2.5, 6.2), face(2.6, 1.6, 8.0), .8 * cm, .7 * cm,
            0.8 * cm);
  skull.Bar(face(5.0, 2.4, 6.0), face(6.1, 2.9, 2.6), .55 * cm, .42 * cm,
            0.4 * cm);
  skull.Bar(face(6.1, 2.9, 2.6), at(6.0, 3.0, 0.2), .42 * cm, .5 * cm,
            0.4 * cm);
  skull.Bar(at(5.4, 2.4, -1.2), at(5.2, 0.0, -1.0), 1.1 * cm, 0.55 * cm,
            0.8 * cm);  // mastoid
  skull.Bar(face(0.35, 4.6, 8.9), face(0.35, 2.7, 9.9), .40 * cm, .35 * cm,
            0.5 * cm);
  skull.Bar(face(0.5, -1.3, 8.8), face(2.7, -1.1, 6.8), .85 * cm, .80 * cm,
            0.9 * cm);
  skull.Egg(face(3.15, 4.1, 8.3), at(1.85, 1.65, 2.9), 0.5 * cm,
            math::AboutY(0.35));
  skull.Carve();
  skull.Bar(face(0.25, 2.6, 9.6), face(0.75, 0.9, 8.9), .34 * cm, .62 * cm,
            0.3 * cm);
  skull.Carve();
  skull.Egg(face(5.0, 3.9, 4.4), at(1.1, 1.7, 1.7), 0.6 * cm);  // temple
  skull.Carve();
  skull.Twice(false);
  const auto with_head = BoneYard::Rigid(yard.With("head"));
  yard.Add("skull", skull, Vec3(0.5), with_head, head);

  BoneForm jaw;
  jaw.Egg(face(0, -5.4, 7.2), at(1.6, 1.2, 1.0), 0);
  jaw.Twice(true);
  jaw.Bar(face(0, -5.2, 7.4), face(2.4, -4.9, 6.2), .95 * cm, .90 * cm,
          0.5 * cm);
  jaw.Bar(face(2.4, -4.9, 6.2), at(4.6, -3.6, 1.9), .90 * cm, .85 * cm,
          0.5 * cm);
  jaw.Bar(face(0.5, -3.1, 8.1), face(2.6, -2.9, 6.2), .75 * cm, .75 * cm,
          0.9 * cm);
  jaw.Plate(face(0.2, -4.9, 7.8), face(0.4, -3.2, 8.0), face(2.5, -4.0, 6.2),
            .6 * cm, 0.9 * cm);
  jaw.Plate(at(4.6, -3.6, 1.9), at(5.0, -2.2, 3.8), at(5.3, 1.6, 0.9), .45 * cm,
            0.7 * cm);
  jaw.Bar(at(5.0, -2.2, 3.8), at(5.1, 0.6, 3.0), .42 * cm, .3 * cm, 0.4 * cm);
  jaw.Bar(at(5.2, 0.4, 1.2), at(5.4, 1.9, 0.7), .5 * cm, .6 * cm, 0.4 * cm);
  jaw.Twice(false);
  yard.Add("mandible", jaw, Vec3(0.5), with_head, head);
}

}  // namespace limber::anatomy

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/math/transform.h"

// Bones are made of lumps: round and flat pieces that melt into each other, or
// are carved out of what is there. What comes out is one smooth closed skin.
namespace limber::anatomy {

class BoneForm {
 public:
  // Lumps in the order they are added, metres, in a space of the caller's. A
  // lump melts into those before it over about `melt`.
  // A bar from a (radius r) to b (radius s).
  void Bar(const math::Vec3& a, const math::Vec3& b, double r, double s,
           double melt);
  // Half axes along the axes of `turn`.
  void Egg(const math::Vec3& centre, const math::Vec3& half, double melt,
           const math::Quat& turn = {1, 0, 0, 0});
  // A triangle, `half` thick to either side, with round edges.
  void Plate(const math::Vec3& a, const math::Vec3& b, const math::Vec3& c,
             double half, double melt);
  // The last lump takes away what it fills.
  void Carve() { lumps_.back().carved = true; }
  // From here on, lumps stand also on the other side of x = 0.
  void Twice(bool on) { twice_ = on; }
  // Of the thinnest plate, m; 1 where there is none.
  double thinnest() const;

  // Distance to the skin, m, negative inside; exact near bars and plates only.
  double Distance(const math::Vec3& place) const;

  // A closed skin of quads about `cell` apart along each axis, cut in two;
  // counter-clockwise from outside. `open` is the share of light that gets
  // into a hollow. Takes time: some ten thousand distances.
  struct Skin {
    std::vector<math::Vec3> places, normals;
    std::vector<double> open;  // [0, 1]
    std::vector<std::uint32_t> triangles;
  };
  Skin Wrap(const math::Vec3& cell) const;

 private:
  enum class Kind { kBar, kEgg, kPlate };
  struct Lump {
    Kind kind;
    math::Vec3 a, b, c;
    double r, s, melt;
    math::Quat turn;
    bool carved = false, twice = false;
  };
  static double Of(const Lump& lump, const math::Vec3& place);
  math::Vec3 Slope(const math::Vec3& place) const;

  std::vector<Lump> lumps_;
  bool twice_ = false;
};

}  // namespace limber::anatomy

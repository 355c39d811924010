// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/anim/mesh.h"
#include "engine/body/solver.h"
#include "engine/coach/footing.h"
#include "engine/coach/movement.h"

namespace limber::coach {

// One figure's tools for finding where contacts are. All borrowed.
struct Stage {
  const body::Rig* rig = nullptr;
  const body::Solver* solver = nullptr;
  const body::SkinPatches* patches = nullptr;
  const anim::Mesh* body = nullptr;
  // Skin of a pose: points of the body as drawn, before flesh is laid.
  std::function<void(const body::RigPose&, std::vector<math::Vec3f>&)> skin;
  // Moves such points as a breath of that fullness does.
  std::function<void(double, const body::RigPose&, std::span<math::Vec3f>)>
      breathe;
};

// Where one figure's skin meets the surfaces in each stance of a movement: the
// stance's posture is put down, and its anchors are moved until their skin
// lies on the surface. Immutable once found.
class Stances {
 public:
  Stances(const Movement& movement, const Stage& stage);

  // Requires: a key of the movement plants it there.
  const Footing& at(int stance, body::Effector effector) const {
    return footings_[std::size_t(stance)].at(KeyOf(effector));
  }
  // Of the root joint, m.
  const math::Vec3& root(int stance) const {
    return roots_[std::size_t(stance)];
  }
  // Things of the world that can be touched, by name: "floor" and "mat", and
  // what the stances lie, sit or lean on, fitted to this figure.
  using Surfaces = std::map<std::string, body::ContactSurface, std::less<>>;
  const Surfaces& surfaces() const { return surfaces_; }
  // Inner edge of the door frame, m from the midline; 0 = no frame.
  double frame_half_width() const { return frame_half_width_; }

 private:
  using Footings = std::map<int, Footing>;  // [KeyOf(effector)]
  static int KeyOf(body::Effector e) {
    return int(e.side) * 32 + int(e.contact);
  }
  static body::Effector FromKey(int key) {
    return {body::Contact(key % 32), body::Side(key / 32)};
  }
  static void MakeEven(Footings& footings);

  void Begin(const Stage& stage, std::size_t index, const body::RigPose& pose,
             std::span<const math::Vec3f> points);
  void FitOnGround(const Stage& stage, std::size_t index);
  void FitOnFrame(const Stage& stage, std::size_t index);
  // What carries the body, and its root, in the first stance before this one
  // that has such parts: for one that only plants arms or the head. Else none.
  std::vector<body::Plant> CarriedBy(std::size_t index, math::Vec3& root) const;
  math::Vec3 KneeOf(std::size_t stance, body::Side side) const;
  // Shins, or else soles.
  std::vector<body::Plant> LegsOf(std::size_t stance) const;

  const Movement* movement_;
  std::vector<Footings> footings_;  // [stance]
  std::vector<math::Vec3> roots_;   // [stance]
  Surfaces surfaces_;
  double frame_half_width_ = 0;
};

// The root goes where the planted parts say.
body::Freedom FreeRoot();

}  // namespace limber::coach

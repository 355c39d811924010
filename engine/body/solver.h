// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "engine/body/anchor.h"

namespace limber::body {

// How far each part of the body may be moved to meet contacts, standard
// deviations: small = kept as authored. Lengths are those of a figure 1.667 m
// tall, in proportion of others, so that all solve alike.
struct Freedom {
  double root = 0.08;     // m, pelvis place
  double pelvis = 0.05;   // rad
  double spine = 0.012;   // rad, lumbar and thoracic flexion
  double neck = 0.03;     // rad, its flexion
  double scapula = 0.02;  // rad
  double shoulder = 0.15, elbow = 0.02, forearm = 0.10, wrist = 0.06;  // rad
  double hip = 0.15, knee = 0.05, ankle = 0.12;                        // rad
};

struct Solution {
  Posture posture;      // solved angles
  math::Vec3 root{0};   // m, added to the rest position of the root joint
  double residual = 0;  // m, the worst distance of a held part
  int iterations = 0;
};

// The posture nearest to the authored one (in units of Freedom) that holds
// every plant: Gauss-Newton on the least-norm problem
//   min |x|^2_M  subject to  c(x) = 0,  x = change of angles and root.
// Elbows and knees stop softly when straight. A pure function
// of its input: no warm start, so seeking and playing give the same pose. The
// weighted pseudo-inverse, here iterated to convergence. Source: nakamura-1991
class Solver {
 public:
  explicit Solver(const Rig& rig);  // the rig must outlive the solver

  // `pose` (from rig.MakePose) receives the joints of the solution. Allocates
  // nothing. At most 8 plants. `balance`: where (x, z) the centre of mass is
  // to be, which is an aim only.
  Solution Solve(const Posture& authored, const math::Vec3& root,
                 std::span<const Plant> plants, const Freedom& freedom,
                 RigPose& pose,
                 std::optional<math::Vec3> balance = std::nullopt) const;

 private:
  const Rig* rig_;
};

}  // namespace limber::body

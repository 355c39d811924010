// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/body/rig.h"

namespace limber::body {

// What the eyes do, seen by the figure itself.
struct Face {
  double closed = 0;      // lids, 0 = open, 1 = shut
  double gaze_right = 0;  // rad, eyes against the head, about [-0.5, 0.5]
  double gaze_up = 0;     // rad
};

// Turns eyes and lids of a posed skeleton. Figures without those joints keep
// the face they have. Immutable.
class FaceRig {
 public:
  explicit FaceRig(const Rig& rig);

  // The head of `pose` is placed already. Allocates nothing.
  void Apply(const Face& face, RigPose& pose) const;

 private:
  struct Eye {
    int ball = -1, upper = -1, lower = -1;  // joints; -1 = none
  };

  int head_;
  std::array<Eye, 2> eyes_;       // [Side]
  std::vector<math::Quat> rest_;  // [joint], of eyes and lids
};

}  // namespace limber::body

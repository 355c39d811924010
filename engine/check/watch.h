// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/check/take.h"

namespace limber::check {

// Reads off one performed frame what a sample keeps of the body itself: joints,
// frames, the spine's bends, breath and balance. Where to look is found once,
// in the rest pose. The performer must outlive it.
class Watch {
 public:
  explicit Watch(const coach::Performer& performer);

  // Fills `out` but for time, contacts and what is done with them.
  void Read(const coach::BodyFrame& frame, Sample& out) const;

 private:
  using Points = std::vector<std::uint32_t>;

  void ReadJoints(const coach::BodyFrame& frame, Sample& out) const;
  void ReadSkin(const coach::BodyFrame& frame, Sample& out) const;

  const coach::Performer* performer_;
  Points belly_;
  std::array<Points, 2> shoulder_;  // [Side]
  // [joint of the spine] itself and the joint it bends against; -1 = none
  std::array<std::array<int, 2>, kSpineJoints> spine_{};
  std::array<int, 2> eyes_{};  // [Side] joint, -1 = none
};

}  // namespace limber::check

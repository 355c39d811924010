// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/body/roll.h"
#include "engine/check/take.h"

namespace limber::check {

// Follows a back on a round bar from sample to sample. What touches wanders
// there, so slide is what the skin that touches goes against the bar, turned as
// that is, added up.
class Rolling {
 public:
  explicit Rolling(const coach::Performer& performer);

  // To be called for each frame in turn, after its contacts are recorded: puts
  // the way that the back has slid, x along the bar and z around it, m, in the
  // place of its centre.
  void See(const coach::BodyFrame& frame, Sample& sample);

 private:
  const coach::Performer* performer_;
  bool before_ = false;
  body::Bar bar_;
  std::vector<math::Vec3f> points_;
  double weight_ = 0;
  math::Vec3 place_{0}, slid_{0};
};

}  // namespace limber::check

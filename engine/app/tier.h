// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "engine/scene/frame.h"

namespace limber::app {

// Chooses the quality from measured frame times alone: starts high, steps down
// when frames are slow, up again only when there is much time to spare.
class TierChooser {
 public:
  void Add(double milliseconds);
  scene::Tier tier() const { return tier_; }

 private:
  static constexpr std::size_t kProbe = 5;
  static constexpr double kTooSlow = 30;  // ms, under 33 frames a second
  static constexpr double kToSpare = 4;   // ms, high costs about four times
  scene::Tier tier_ = scene::Tier::kHigh;
  std::array<double, kProbe> last_{};
  std::size_t count_ = 0;
};

}  // namespace limber::app

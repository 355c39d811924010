// SPDX-License-Identifier: MIT
#include "engine/app/tier.h"

#include <algorithm>

namespace limber::app {

void TierChooser::Add(double milliseconds) {
  last_[count_++ % kProbe] = milliseconds;
  if (count_ < kProbe) return;
  std::array<double, kProbe> sorted = last_;
  std::sort(sorted.begin(), sorted.end());
  const double median = sorted[kProbe / 2];
  if (tier_ == scene::Tier::kHigh && median > kTooSlow) {
    tier_ = scene::Tier::kSoftware;
    count_ = 0;
  } else if (tier_ == scene::Tier::kSoftware && median < kToSpare) {
    tier_ = scene::Tier::kHigh;
    count_ = 0;
  }
}

}  // namespace limber::app

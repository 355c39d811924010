// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/math/vocabulary.h"

namespace limber::coach {

// How the anchor of a back wanders over a round bar in the course of a phase,
// so that nothing slips: a curve through samples at even shares of the phase,
// without a jump in speed or acceleration.
class BarWay {
 public:
  BarWay() = default;
  // It stays where it is.
  explicit BarWay(const math::Vec3& offset) : samples_{offset} {}
  // At least four samples, m, of shares 0 to 1. `rest_before`, `rest_after`:
  // whether it begins and ends without speed.
  BarWay(std::vector<math::Vec3> samples, bool rest_before, bool rest_after);

  // m, added to the anchor. Allocates nothing.
  math::Vec3 At(double share) const;
  math::Vec3 end() const { return At(1); }
  BarWay Moved(const math::Vec3& by) const;

 private:
  std::vector<math::Vec3> samples_;  // empty: no offset
  std::vector<math::Vec3> curve_;    // second differences, one a sample
};

}  // namespace limber::coach

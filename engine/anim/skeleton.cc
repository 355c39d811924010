// SPDX-License-Identifier: MIT
#include "engine/anim/skeleton.h"

#include <algorithm>

namespace limber::anim {

int Skeleton::Find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace limber::anim

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/body/dof.h"

namespace limber::body {

// Parts of a limb that can be planted on a surface.
//   sole     the whole foot: ankle joint held in place and orientation
//   knee     the knee joint held in place, the shank free about it
//   shin     knee and ankle joints held, instep down (kneeling)
//   palm     the whole hand: wrist joint held in place and orientation
//   forearm  elbow and wrist joints held, palm side on the surface
enum class Contact : std::uint8_t {
  kSole,
  kKnee,
  kShin,
  kPalm,
  kForearm,
  kCount
};

struct Effector {
  Contact contact{};
  Side side{};

  bool operator==(const Effector&) const = default;
};

std::string_view Name(Contact contact);

// "palm.left". Content may also write "palm.both"; the reader expands it.
std::string FullName(const Effector& effector);
std::optional<Effector> FindEffector(std::string_view full_name);

}  // namespace limber::body

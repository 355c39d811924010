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
//   toes     the ball of the foot held in place, heel up, the foot free about
//   it knee     the knee joint held in place, the shank free about it shin knee
//   and ankle joints held, instep down (kneeling) palm     the whole hand:
//   wrist joint held in place and orientation forearm  elbow and wrist joints
//   held, palm side on the surface
enum class Contact : std::uint8_t {
  kSole,
  kToes,
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

// A limb holds on with one part at a time; only knee and toes go together.
bool IsLeg(Contact contact);
bool SameLimb(Effector a, Effector b);
bool Exclude(Effector a, Effector b);

// "palm.left". Content may also write "palm.both"; the reader expands it.
std::string FullName(const Effector& effector);
std::optional<Effector> FindEffector(std::string_view full_name);

}  // namespace limber::body

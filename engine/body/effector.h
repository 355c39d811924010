// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/body/dof.h"

namespace limber::body {

// Parts of the body that can be planted on a surface.
//   sole      the whole foot: ankle held in place and orientation
//   heel      the heel pad, toes up: held as the sole is
//   toes      the ball of the foot held in place, heel up, the foot free
//             about it
//   knee      the knee held in place, the shank free about it
//   shin      knee and ankle held, instep down (kneeling)
//   leg       lying: knee and ankle held at their heights
//   palm      the whole hand: wrist held in place and orientation
//   handback  its back, palm up: held likewise
//   forearm   elbow and wrist held, palm side on the surface
//   arm       lying: elbow and wrist held at their heights
// and of the trunk and head, which have no side but where it is told:
//   seat      sitting bones: held in place, the pelvis rocks over them
//   pelvis    lying on its back: the middle of the hips held in place
//   hip       lying on that side: held likewise
//   belly     front of the pelvis, lying on it: held likewise
//   ribcage   upper back, lying: the thorax held at its height
//   back      a hand's breadth of it at T8, over a roller or an edge
//   shoulder  lying on that side, the arm before the chest: held as the ribcage
//   chest     lying on its front: held likewise
//   occiput   back of the head: the middle of the skull held at its height
//   forehead  held likewise
//   cheek     that side of the head: held likewise
enum class Contact : std::uint8_t {
  kSole,
  kHeel,
  kToes,
  kKnee,
  kShin,
  kLeg,
  kPalm,
  kHandback,
  kForearm,
  kArm,
  kSeat,
  kPelvis,
  kHip,
  kBelly,
  kRibcage,
  kBack,
  kShoulder,
  kChest,
  kOcciput,
  kForehead,
  kCheek,
  kCount
};
bool IsMidline(Contact contact);  // of trunk or head
bool HasSide(Contact contact);

struct Effector {
  Contact contact{};
  Side side{};  // of what has none: left

  bool operator==(const Effector&) const = default;
};

std::string_view Name(Contact contact);

bool IsLeg(Contact contact);
bool IsArm(Contact contact);
bool IsHead(Contact contact);

// A limb, the pelvis, the chest or the head holds on with one part at a time;
// only knee and toes go together.
bool SameLimb(Effector a, Effector b);
bool Exclude(Effector a, Effector b);

// The same part of the other side.
Effector Mirror(Effector effector);

// "palm.left", "seat". Content may also write "palm.both"; the reader expands
// it.
std::string FullName(const Effector& effector);
std::optional<Effector> FindEffector(std::string_view full_name);

}  // namespace limber::body

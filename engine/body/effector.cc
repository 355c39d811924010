// SPDX-License-Identifier: MIT
#include "engine/body/effector.h"

namespace limber::body {
namespace {

enum class Group : std::uint8_t { kLeg, kArm, kPelvis, kChest, kHead };

struct Part {
  std::string_view name;
  Group group;
};

// In the order of Contact.
constexpr std::array<Part, std::size_t(Contact::kCount)> kParts = {
    {{"sole", Group::kLeg},       {"heel", Group::kLeg},
     {"toes", Group::kLeg},       {"knee", Group::kLeg},
     {"shin", Group::kLeg},       {"leg", Group::kLeg},
     {"palm", Group::kArm},       {"handback", Group::kArm},
     {"forearm", Group::kArm},    {"arm", Group::kArm},
     {"seat", Group::kPelvis},    {"pelvis", Group::kPelvis},
     {"hip", Group::kPelvis},     {"belly", Group::kPelvis},
     {"ribcage", Group::kChest},  {"back", Group::kChest},
     {"shoulder", Group::kChest}, {"chest", Group::kChest},
     {"occiput", Group::kHead},   {"forehead", Group::kHead},
     {"cheek", Group::kHead}}};

Group GroupOf(Contact contact) { return kParts[std::size_t(contact)].group; }

}  // namespace

std::string_view Name(Contact contact) {
  return kParts[std::size_t(contact)].name;
}

bool IsMidline(Contact contact) { return !IsLeg(contact) && !IsArm(contact); }
bool HasSide(Contact contact) {
  return !IsMidline(contact) || contact == Contact::kHip ||
         contact == Contact::kShoulder || contact == Contact::kCheek;
}
bool IsLeg(Contact contact) { return GroupOf(contact) == Group::kLeg; }
bool IsArm(Contact contact) { return GroupOf(contact) == Group::kArm; }
bool IsHead(Contact contact) { return GroupOf(contact) == Group::kHead; }

bool SameLimb(Effector a, Effector b) {
  return GroupOf(a.contact) == GroupOf(b.contact) &&
         (IsMidline(a.contact) || a.side == b.side);
}

bool Exclude(Effector a, Effector b) {
  const auto pair = [&](Contact x, Contact y) {
    return (a.contact == x && b.contact == y) ||
           (a.contact == y && b.contact == x);
  };
  return SameLimb(a, b) && !pair(Contact::kKnee, Contact::kToes);
}

Effector Mirror(Effector effector) {
  if (HasSide(effector.contact)) effector.side = Other(effector.side);
  return effector;
}

std::string FullName(const Effector& effector) {
  std::string name(Name(effector.contact));
  if (!HasSide(effector.contact)) return name;
  return name + "." + std::string(Name(effector.side));
}

std::optional<Effector> FindEffector(std::string_view full_name) {
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    for (const Side side : kSides) {
      const Effector effector{Contact(i), side};
      if (FullName(effector) == full_name) return effector;
    }
  }
  return std::nullopt;
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/body/effector.h"

namespace limber::body {
namespace {

constexpr std::array<std::string_view, std::size_t(Contact::kCount)> kNames = {
    "sole", "toes", "knee", "shin", "palm", "forearm"};

}  // namespace

std::string_view Name(Contact contact) { return kNames[std::size_t(contact)]; }

bool IsLeg(Contact contact) {
  return contact != Contact::kPalm && contact != Contact::kForearm;
}

bool SameLimb(Effector a, Effector b) {
  return a.side == b.side && IsLeg(a.contact) == IsLeg(b.contact);
}

bool Exclude(Effector a, Effector b) {
  const auto pair = [&](Contact x, Contact y) {
    return (a.contact == x && b.contact == y) ||
           (a.contact == y && b.contact == x);
  };
  return SameLimb(a, b) && !pair(Contact::kKnee, Contact::kToes);
}

std::string FullName(const Effector& effector) {
  return std::string(Name(effector.contact)) + "." +
         std::string(Name(effector.side));
}

std::optional<Effector> FindEffector(std::string_view full_name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    for (const Side side : kSides) {
      const Effector effector{Contact(i), side};
      if (FullName(effector) == full_name) return effector;
    }
  }
  return std::nullopt;
}

}  // namespace limber::body

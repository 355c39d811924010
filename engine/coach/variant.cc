// SPDX-License-Identifier: MIT
#include "engine/coach/variant.h"

#include <cassert>
#include <utility>

namespace limber::coach {
namespace {

void AddAngles(const body::Posture& offset, body::Posture& posture) {
  body::VisitAngles([&](auto angle) { angle(posture) += angle(offset); });
}

bool SameAngles(const body::Posture& a, const body::Posture& b) {
  return a.trunk == b.trunk && a.limb == b.limb;
}

}  // namespace

Movement Vary(const Movement& movement, const Variation& variation) {
  assert(variation.plays());
  Movement varied = movement;
  varied.id += "." + variation.id;
  varied.poses = variation.poses;
  varied.stances = variation.stances;
  varied.phases = variation.phases;
  varied.muscles = variation.muscles;
  return varied;
}

Movement Mistaken(const Movement& movement, const Mistake& mistake) {
  assert(mistake.shows());
  Movement wrong = movement;
  wrong.id += "." + mistake.id;
  // A way may have poses of the same name that are not the movement's.
  const auto spoil = [&](const std::string& pose, body::Posture& posture) {
    const auto offset = mistake.offsets.find(pose);
    const auto right = movement.poses.find(pose);
    if (offset == mistake.offsets.end() || right == movement.poses.end() ||
        !SameAngles(right->second, posture)) {
      return;
    }
    AddAngles(offset->second, posture);
  };
  for (auto& [pose, posture] : wrong.poses) spoil(pose, posture);
  for (Stance& stance : wrong.stances) spoil(stance.pose, stance.posture);
  for (Phase& phase : wrong.phases) {
    for (Key& key : phase.keys) spoil(key.pose, key.posture);
  }
  return wrong;
}

std::vector<Variants> AddVariants(std::vector<Movement>& movements,
                                  std::size_t count) {
  assert(count <= movements.size());
  std::vector<Variants> all(movements.size());
  const auto add = [&](Movement form) {
    movements.push_back(std::move(form));
    all.emplace_back();
    return static_cast<int>(movements.size()) - 1;
  };
  const auto spoil = [&](std::size_t index) {
    for (std::size_t i = 0; i < movements[index].mistakes.size(); ++i) {
      const Mistake mistake = movements[index].mistakes[i];
      const int at =
          mistake.shows() ? add(Mistaken(movements[index], mistake)) : -1;
      all[index].mistakes.push_back(at);
    }
  };
  for (std::size_t index = 0; index < count; ++index) {
    spoil(index);
    std::vector<int> places;
    for (std::size_t i = 0; i < movements[index].variations.size(); ++i) {
      const Variation variation = movements[index].variations[i];
      places.push_back(
          variation.plays() ? add(Vary(movements[index], variation)) : -1);
      if (places.back() >= 0) spoil(std::size_t(places.back()));
    }
    all[index].variations = places;
    for (const int place : places) {
      if (place >= 0) all[std::size_t(place)].variations = places;
    }
  }
  return all;
}

}  // namespace limber::coach

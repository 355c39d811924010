// SPDX-License-Identifier: MIT
#include "engine/content/way_phase.h"

#include <algorithm>
#include <cmath>

namespace limber::content {
namespace {

bool Same(const coach::Stance& a, const coach::Stance& b) {
  bool same = a.x == b.x && a.z == b.z && a.on.size() == b.on.size();
  for (std::size_t i = 0; same && i < a.on.size(); ++i) {
    same = a.on[i].effector == b.on[i].effector && a.on[i].on == b.on[i].on;
  }
  body::VisitAngles([&](auto member) {
    same = same && std::abs(member(a.posture) - member(b.posture)) < 1e-9;
  });
  return same;
}

}  // namespace

void TakeWay(const coach::Movement& way, Place place, Report& report,
             coach::Movement& movement, coach::Phase& phase) {
  if (way.phases.empty()) return;  // reported where the way is read
  std::vector<int> index;          // [stance of the way] in the movement
  for (const coach::Stance& stance : way.stances) {
    const auto known =
        std::ranges::find(movement.stances, stance.id, &coach::Stance::id);
    index.push_back(static_cast<int>(known - movement.stances.begin()));
    if (known == movement.stances.end()) {
      coach::Stance taken = stance;
      if (taken.over >= 0) taken.over = index[std::size_t(taken.over)];
      movement.stances.push_back(std::move(taken));
    } else if (!Same(*known, stance)) {
      report.Add(place, "stance-differs",
                 "the stance \"" + stance.id + "\" is another one in " + way.id,
                 "the same pose and place, or another name");
    }
  }
  movement.poses.insert(way.poses.begin(), way.poses.end());
  phase.keys = way.phases[0].keys;
  phase.cues = way.phases[0].cues;
  phase.contacts = way.phases[0].contacts;
  for (coach::Key& key : phase.keys) {
    for (coach::Plant& plant : key.plants) {
      plant.stance = index[std::size_t(plant.stance)];
    }
  }
}

}  // namespace limber::content

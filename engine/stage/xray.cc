// SPDX-License-Identifier: MIT
#include "engine/stage/xray.h"

#include <algorithm>

#include "engine/scene/looks.h"

namespace limber::stage {

namespace {

// On a weak machine the meshes are this much coarser.
constexpr double kCoarse = 1.55;

std::uint64_t NextId() {
  static std::uint64_t count = 0;
  return ++count;
}

}  // namespace

Xray::Xray(const World::Actor& actor) : actor_(&actor) {}

const scene::Inner& Xray::Compose(const coach::BodyFrame& body,
                                  scene::Tier tier, double shown) {
  Drawn& drawn = drawn_[tier == scene::Tier::kHigh];
  if (!drawn.bones) {
    const body::Figure& figure = *actor_->figure;
    drawn.bones = std::make_unique<body::Bones>(
        figure.skeleton, figure.parts[0],
        tier == scene::Tier::kHigh ? 1.0 : kCoarse);
    const std::size_t count = drawn.bones->vertex_count();
    drawn.places.resize(count);
    drawn.normals.resize(count);
    for (const scene::Vec4f& tint : drawn.bones->colours()) {
      drawn.colours.push_back(tint * scene::Vec4f(scene::kBone, 1));
    }
    drawn.id = NextId();
  }
  drawn.bones->Pose(body.pose, drawn.places, drawn.normals);
  inner_.shown = float(std::clamp(shown, 0.0, 1.0));
  inner_.bones = {drawn.id,     drawn.bones->triangles(),
                  drawn.places, drawn.normals,
                  {},           drawn.colours};
  return inner_;
}

}  // namespace limber::stage

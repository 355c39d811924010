// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/body/bones.h"
#include "engine/scene/frame.h"
#include "engine/stage/world.h"

namespace limber::stage {

// What is under the skin of one figure, as it is drawn. Borrows the actor.
class Xray {
 public:
  explicit Xray(const World::Actor& actor);

  // Into the space of the body, `shown` of it, above 0. What is returned
  // borrows from here until the next call. Made when it is first asked for in
  // a tier, which takes a part of a second; from then on nothing is taken from
  // the heap while the movement stays.
  const scene::Inner& Compose(const coach::BodyFrame& body, scene::Tier tier,
                              double shown);

 private:
  struct Drawn {
    std::unique_ptr<body::Bones> bones;
    std::vector<scene::Vec3f> places, normals;
    std::vector<scene::Vec4f> colours;
    std::uint64_t id = 0;
  };
  const World::Actor* actor_;
  std::array<Drawn, 2> drawn_;  // software, high
  scene::Inner inner_;
};

}  // namespace limber::stage

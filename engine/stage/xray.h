// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "engine/anatomy/bones.h"
#include "engine/anatomy/bundles.h"
#include "engine/coach/movement.h"
#include "engine/scene/frame.h"
#include "engine/stage/world.h"

namespace limber::stage {

// What is under the skin of one figure, as it is drawn: its bones, and the
// muscles that a movement names with those beside them. Borrows both.
class Xray {
 public:
  Xray(const World& world, const World::Actor& actor);

  struct Seen {
    double shown = 0;  // above 0
    scene::Tier tier{};
    int palette = 0;
    scene::SkinTone skin;
    // [muscle * 2 + Side] as on the skin
    std::span<const scene::RegionLight> lights;
  };
  // What is returned borrows from here until the next call, and lies where the
  // body does. Bones are made when they are first asked for in a tier, which
  // takes a part of a second; from then on nothing is taken from the heap
  // while the movement stays.
  const scene::Inner& Compose(const coach::Movement& movement,
                              const coach::BodyFrame& body, const Seen& seen);

 private:
  struct Mesh {
    std::uint64_t id = 0;
    std::vector<scene::Vec3f> places, normals;
    std::vector<scene::Vec4f> colours;
    void Resize(std::size_t count);
  };
  struct Drawn {
    std::unique_ptr<anatomy::Bones> bones;
    std::unique_ptr<anatomy::Bundles> bundles;
    const coach::Movement* movement = nullptr;  // that the bundles are of
    Mesh bone, muscle;
  };
  void MakeBones(scene::Tier tier, Drawn& drawn) const;
  void MakeBundles(const coach::Movement& movement, scene::Tier tier,
                   Drawn& drawn) const;

  const World* world_;
  const World::Actor* actor_;
  std::vector<math::Transform> neutral_;
  std::array<Drawn, 2> drawn_;  // software, high
  scene::Inner inner_;
};

// Muscles that are shown for a movement, by index: those it names, and where a
// named one lies on the surface also its neighbours: of the same part of the
// body, with a bone in common.
std::vector<std::size_t> MusclesUnder(const coach::Movement& movement,
                                      const World& world,
                                      const body::MuscleSet& muscles);

}  // namespace limber::stage

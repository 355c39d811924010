// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <iterator>
#include <vector>

#include "engine/coach/prop.h"
#include "engine/scene/frame.h"

// Private to this room: how the things of props.h are built, a file for each
// family of make_*.cc.
namespace limber::scene {

// Meshes of one thing, by material. What Of returns stays where it is.
class Thing {
 public:
  PropMesh& Of(Surface surface);
  std::vector<PropMesh> Take() {
    return {std::make_move_iterator(meshes_.begin()),
            std::make_move_iterator(meshes_.end())};
  }

 private:
  std::deque<PropMesh> meshes_;
};

void Make(const coach::MatSize& size, Thing& thing);
void Make(const coach::ChairSize& size, Thing& thing);
void Make(const coach::DoorFrameSize& size, Thing& thing);
void Make(const coach::WallSize& size, Thing& thing);
void Make(const coach::RollerSize& size, Thing& thing);
void Make(const coach::TowelSize& size, Thing& thing);
void Make(const coach::PillowSize& size, Thing& thing);
void Make(const coach::BolsterSize& size, Thing& thing);
void Make(const coach::CushionSize& size, Thing& thing);
void Make(const coach::DeskSize& size, Thing& thing);
void Make(const coach::PhoneSize& size, Thing& thing);
void Make(const coach::ShelfSize& size, Thing& thing);
void Make(const coach::BagSize& size, Thing& thing);

// A stuffed cushion with rounded corners and a seam around its upper and lower
// edge; `origin` is the middle of its underside, (length, height, width) its
// size, `crown` how far the middle of a side stands above its seam.
void AppendCushion(const Vec3f& origin, const Vec3f& size, float crown,
                   float power, int count, PropMesh& mesh);

}  // namespace limber::scene

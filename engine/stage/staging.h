// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/coach/passage.h"
#include "engine/scene/frame.h"
#include "engine/stage/picture.h"
#include "engine/stage/view.h"
#include "engine/stage/world.h"

namespace limber::stage {

// What stands around a figure over a whole routine, and from where it is seen.
// Things are there from shortly before they are used until shortly after; what
// stays in use stays where it is. All of it follows from the routine time.
class Staging {
 public:
  // Borrows the world and the shapes of the picture. Holds for plans of the
  // same pieces.
  Staging(const World& world, Picture& picture, const coach::Plan& plan,
          const coach::Passage& passage);

  // Where the camera belongs at one time: it turns from one movement's view to
  // the next one's, never faster than 12 degrees a second.
  struct Gaze {
    const coach::Movement* from = nullptr;
    const coach::Movement* to = nullptr;
    math::Vec3 from_place{0}, to_place{0};
    double turned = 1;  // [0, 1]
  };
  Gaze GazeAt(const coach::Plan& plan, core::Duration time, View view) const;

  // Where the origin of the piece's movement lies, m.
  const math::Vec3& PlaceAt(const coach::Plan& plan,
                            core::Duration time) const {
    return places_[coach::PieceAt(plan, time)];
  }

  // All things, those that are not there now with opacity 0; a roller has
  // rolled so far, m. Allocates nothing once `out` has held them.
  void PropsAt(const coach::Plan& plan, core::Duration time, double rolled,
               std::vector<scene::PropPlace>& out) const;

 private:
  struct Use {  // pieces [first, last]
    std::size_t first = 0, last = 0;
  };
  const World* world_;
  std::vector<scene::PropPlace> props_;
  std::vector<Use> uses_;             // [prop]
  std::vector<std::size_t> subject_;  // [piece] whose view it is seen in
  std::vector<math::Vec3> places_;    // [piece]
};

// How much of a mat is among these things, [0, 1].
float MatOf(std::span<const scene::PropPlace> props);

}  // namespace limber::stage

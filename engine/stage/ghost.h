// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/coach/performer.h"
#include "engine/scene/frame.h"

namespace limber::stage {

// The figure doing the same thing with a mistake, at the same time.
class Ghost {
 public:
  explicit Ghost(const coach::Performer& performer);

  // Performs library[movement] and holds it against `right`, the body that does
  // it right at this moment. The result borrows from this ghost until the next
  // call. Allocates nothing once the movement has been fitted.
  const scene::Ghost& Perform(std::size_t movement,
                              const coach::Timeline& timeline,
                              const coach::Moment& moment,
                              const coach::BodyFrame& right);

  const coach::BodyFrame& body() const { return body_; }
  // Where it stands, m; {0, 0, 0} = in the place of the other.
  void MoveTo(const scene::Vec3f& place);

 private:
  const coach::Performer* performer_;
  coach::BodyFrame body_;
  std::vector<std::vector<float>> astray_;  // [mesh][vertex]
  scene::Ghost ghost_;
};

}  // namespace limber::stage

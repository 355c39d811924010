// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/coach/performer.h"
#include "engine/coach/plan.h"

namespace limber::coach {

// A plan on one figure: each piece stands where the one before it left the
// body: on the parts that stay planted, or else where the root is. What differs
// is led over in the first second, so that the routine is one motion.
// Immutable; holds for every plan of the same pieces, whatever their times.
// Borrows the performer.
class Passage {
 public:
  // Performs the two ends of every piece once.
  Passage(const Plan& plan, const Performer& performer,
          const Repertoire& repertoire);

  // Where the origin of the piece's movement lies in the routine's world, m;
  // y = 0.
  const math::Vec3& place(std::size_t piece) const { return places_[piece]; }

  // The body at one time, in the routine's world. Allocates nothing.
  void Perform(const Plan& plan, const PlanMoment& now,
               Performer::Detail detail, BodyFrame& out) const;

 private:
  const Performer* performer_;
  std::vector<math::Vec3> places_;  // [piece]
  std::vector<Lead> leads_;         // [piece], whole
};

// Carries a performed body to another place: joints, skin and mass. Contacts
// and support, which have been measured, stay as they are.
void Carry(const math::Vec3& by, BodyFrame& body);

}  // namespace limber::coach

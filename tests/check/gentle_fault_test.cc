// SPDX-License-Identifier: MIT
//
// Some rules are gentler where flesh meets flesh, where a hand holds a leg,
// where the spine lies still, or for who lies. Faults that must not hide there.
#include <deque>
#include <memory>

#include "engine/math/angle.h"
#include "tests/check/planted.h"

namespace limber::check {
namespace {

using body::Contact;
using body::Limb;
using body::Side;
using body::Trunk;
using coach::BodyFrame;
using coach::Moment;
using math::Radians;
using math::Vec3f;

// Who lies is not folded up by that: hands stay on the skin, not in it.
TEST(GentleRule, CatchesAHandInTheBellyOfSomeoneLying) {
  ExpectCaught("sleep_back", "C6",
               Shift({Contact::kPalm, Side::kLeft}, 5, {0, -0.03f, 0}));
}

// Hands that hug the knees bend hips and knees, not the ankles.
TEST(GentleRule, CatchesAnAnkleAsAHandHoldsTheLeg) {
  ExpectCaught("knees_chest", "J2", [](const Moment& moment, BodyFrame& frame) {
    if (TimeOf(moment) < 20 || TimeOf(moment) > 30) return;
    frame.solution.posture.at(Limb::kAnkleDf, Side::kLeft) = Radians(29);
  });
}

// A spine that is written to move and lies still is not let off.
TEST(GentleRule, CatchesASpineThatShouldMove) {
  ExpectCaught("cat_cow", "T5", [](const Moment&, BodyFrame& frame) {
    for (const Trunk dof : {Trunk::kLumbarFlex, Trunk::kThoracicFlex,
                            Trunk::kNeckFlex, Trunk::kHeadNod}) {
      frame.solution.posture[dof] = 0;
    }
  });
}

// Where the spine lies still it is the belly that keeps time.
TEST(GentleRule, CatchesABellyBehindTheBreath) {
  auto late = std::make_shared<std::deque<std::vector<Vec3f>>>();
  ExpectCaught("belly_breathing", "T5",
               [late](const Moment&, BodyFrame& frame) {
                 late->push_back(frame.points);
                 if (late->size() > std::size_t(kCoarse * 0.7)) {
                   frame.points = late->front();
                   late->pop_front();
                 }
               });
}

// On the way down to the mat nobody lies yet.
TEST(GentleRule, CatchesWhoTipsOverBeforeLying) {
  ExpectCaught("thoracic_ext", "B1", [](const Moment&, BodyFrame& frame) {
    frame.support_margin -= 0.3;
  });
}

}  // namespace
}  // namespace limber::check

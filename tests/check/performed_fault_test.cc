// SPDX-License-Identifier: MIT
//
// Faults planted in what is really performed: in the content, or in the frames
// before they are measured. Each must turn a rule that passes into one that
// fails.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "engine/check/solid.h"
#include "engine/coach/prop_place.h"
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
using math::Vec3f;

TEST(PlantedFault, HandIsTwoCentimetresOff) {
  ExpectCaught("cat_cow", "C1",
               Shift({Contact::kPalm, Side::kLeft}, 30, {0.02f, 0, 0}));
}

// The right hand is drawn into the chest.
TEST(PlantedFault, HandGoesThroughTheChest) {
  ExpectCaught("shoulder_rolls", "C6", [](const Moment&, BodyFrame& frame) {
    const body::Rig& rig = Woman().performer->rig();
    const auto place = [&](int joint) {
      return Vec3f(frame.pose.model_from_joint[std::size_t(joint)].translation);
    };
    const Vec3f by = place(rig.joint(body::Landmark::kT12)) -
                     place(rig.joint(body::LimbLandmark::kWrist, Side::kRight));
    for (const std::uint32_t p : Woman()
                                     .performer->patches()
                                     .of({Contact::kPalm, Side::kRight})
                                     .flesh) {
      frame.points[p] += by;
    }
  });
}

// The right hand is for a moment where one of the posts of the back rest is.
TEST(PlantedFault, HandGoesThroughTheChair) {
  const coach::Performer& performer = *Woman().performer;
  const std::size_t movement = Woman().Find("seated_upper_back");
  const std::vector<coach::Prop> props =
      coach::PropsOf(Woman().library.movements[movement],
                     performer.choreography(movement), performer.rig());
  ASSERT_EQ(props.size(), 1u);
  Vec3f post(0);
  for (const Solid& solid : SolidsOf(props[0].size)) {
    if (solid.name != "chair post") continue;
    post = Vec3f(props[0].world_from_prop * solid.prop_from_solid.translation);
  }
  ExpectCaught(
      "seated_upper_back", "C11", [&](const Moment& moment, BodyFrame& frame) {
        if (std::abs(TimeOf(moment) - 3) > 0.1) return;
        const std::vector<std::uint32_t>& hand =
            performer.patches().of({Contact::kPalm, Side::kRight}).flesh;
        const Vec3f by = post - frame.points[hand.front()];
        for (const std::uint32_t p : hand) frame.points[p] += by;
      });
}

// The roller is pushed on without turning as far as it goes.
TEST(PlantedFault, RollerSlips) {
  ExpectCaught("roller_slow", "C9", [](const Moment&, BodyFrame& frame) {
    frame.ask.rolled *= 0.9;
  });
}

TEST(PlantedFault, HandFloats) {
  ExpectCaught("cat_cow", "C3",
               Shift({Contact::kPalm, Side::kRight}, 30, {0, 0.006f, 0}));
}

TEST(PlantedFault, FootSinksIntoTheFloor) {
  ExpectCaught("shoulder_rolls", "C4",
               Shift({Contact::kSole, Side::kLeft}, 30, {0, -0.006f, 0}));
}

TEST(PlantedFault, ForefootLiftsOff) {
  ExpectCaught("shoulder_rolls", "C8", [](const Moment&, BodyFrame& frame) {
    for (const std::uint32_t p : Woman()
                                     .performer->patches()
                                     .of({Contact::kSole, Side::kLeft})
                                     .contact) {
      const float ahead = frame.points[p].z - 0.02f;
      if (ahead > 0) frame.points[p].y += 0.3f * ahead;
    }
  });
}

TEST(PlantedFault, DeclaredHandIsNotPlanted) {
  ExpectCaught("cat_cow", "C0", [](const Moment& moment, BodyFrame& frame) {
    if (std::abs(TimeOf(moment) - 30) < 1) frame.ask.plant_count = 0;
  });
}

TEST(PlantedFault, SignOfTheLowBackIsFlipped) {
  ExpectCaught("cat_cow", "A1", [](const Moment&, BodyFrame& frame) {
    frame.solution.posture[Trunk::kLumbarFlex] *= -1;
  });
}

TEST(PlantedFault, SignOfCowsSpineIsFlippedInTheContent) {
  ExpectCaughtInContent("cat_cow", "M1", [](coach::Movement& m) {
    for (coach::Phase& phase : m.phases) {
      for (coach::Key& key : phase.keys) {
        if (key.pose != "cow") continue;
        key.posture[Trunk::kLumbarFlex] *= -1;
        key.posture[Trunk::kThoracicFlex] *= -1;
      }
    }
  });
}

TEST(PlantedFault, ElbowIsStuck) {
  ExpectCaught("wall_chest", "G3", [](const Moment&, BodyFrame& frame) {
    for (const Side side : body::kSides) {
      frame.solution.posture.at(Limb::kElbowFlex, side) = math::Radians(70);
    }
  });
}

TEST(PlantedFault, KneeBendsBackwards) {
  ExpectCaught("shoulder_rolls", "J4", [](const Moment&, BodyFrame& frame) {
    frame.solution.posture.at(Limb::kKneeFlex, Side::kLeft) = math::Radians(-4);
  });
}

TEST(PlantedFault, ForearmGrows) {
  ExpectCaught("wall_chest", "J6", [](const Moment& moment, BodyFrame& frame) {
    const int wrist =
        Woman().performer->rig().joint(body::LimbLandmark::kWrist, Side::kLeft);
    auto& place = frame.pose.model_from_joint[std::size_t(wrist)].translation;
    if (TimeOf(moment) > 20) place.y += 0.005;
  });
}

TEST(PlantedFault, NeckGrows) {
  ExpectCaught("wall_chest", "J6", [](const Moment& moment, BodyFrame& frame) {
    const int joint = Woman().performer->rig().skeleton().Find("neck03");
    auto& place = frame.pose.model_from_joint[std::size_t(joint)].translation;
    if (TimeOf(moment) > 20) place.y += 0.001;
  });
}

TEST(PlantedFault, BodyIsElsewhereForAMoment) {
  ExpectCaught("wall_chest", "S8", [](const Moment& moment, BodyFrame& frame) {
    if (std::abs(TimeOf(moment) - 30) > 0.01) return;
    for (math::Transform& joint : frame.pose.model_from_joint) {
      joint.translation.z += 0.2;
    }
  });
}

TEST(PlantedFault, BreathIsStill) {
  // The skin of the first moment of the hold, kept.
  auto kept = std::make_shared<std::vector<Vec3f>>();
  ExpectCaught("wall_chest", "T6",
               [kept](const Moment& moment, BodyFrame& frame) {
                 if (!moment.breath.paced) return kept->clear();
                 if (kept->empty()) *kept = frame.points;
                 frame.points = *kept;
               });
}

TEST(PlantedFault, HoldIsASecondTooLong) {
  ExpectCaughtInContent("wall_chest", "T1", [](coach::Movement& m) {
    for (coach::Phase& phase : m.phases) {
      if (phase.id == "hold") phase.seconds += core::Seconds(1);
    }
  });
}

TEST(PlantedFault, SpineRunsAgainstTheBreath) {
  ExpectCaught("cat_cow", "T5", [](const Moment&, BodyFrame& frame) {
    for (const Trunk dof : {Trunk::kLumbarFlex, Trunk::kThoracicFlex,
                            Trunk::kNeckFlex, Trunk::kHeadNod}) {
      frame.solution.posture[dof] *= -1;
    }
  });
}

TEST(PlantedFault, CirclesAreNotOfTheSizeWritten) {
  const std::vector<Result> good = Woman().Run("arm_circles", kCoarse);
  Cast spoilt("woman");  // performed as it is, judged by another page
  spoilt.performer->choreography(spoilt.Find("arm_circles"));  // fitted
  spoilt.library.movements[spoilt.Find("arm_circles")].phases[0].grow = 1;
  const std::vector<Result> bad = spoilt.Run("arm_circles", kCoarse);
  EXPECT_GT(Turned(good, bad, "A2"), 0) << Failures(bad);
}

TEST(PlantedFault, OneMuscleHasTheWrongRole) {
  ExpectCaughtInContent("wall_chest", "M0", [](coach::Movement& m) {
    for (coach::MuscleTarget& target : m.muscles) {
      if (target.muscle == "pec_minor")
        target.role = coach::MuscleRole::kPrimary;
    }
  });
}

TEST(PlantedFault, AShortenedMuscleIsShownAsStretched) {
  ExpectCaughtInContent("cat_cow", "M4", [](coach::Movement& m) {
    m.muscles.push_back(
        {"rectus_abdominis", coach::MuscleRole::kSecondary, "cat", 0});
  });
}

TEST(PlantedFault, LeftSideIsNotMirrored) {
  ExpectCaught("wall_chest", "Y1", [](const Moment& moment, BodyFrame& frame) {
    if (moment.side == Side::kRight) return;
    frame.solution.posture = Mirror(frame.solution.posture);
  });
}

TEST(PlantedFault, LeansOutOfItsFeet) {
  ExpectCaught("shoulder_rolls", "B1",
               [](const Moment& moment, BodyFrame& frame) {
                 if (TimeOf(moment) > 30) frame.support_margin -= 0.15;
               });
}

// Stiff over the middle while a foot is in the air: it would fall.
TEST(PlantedFault, StepsWithoutShiftingItsWeight) {
  for (const char* const movement :
       {"knee_lifts", "march", "heel_digs", "walk"}) {
    ExpectCaught(movement, "B2", [](const Moment&, BodyFrame& frame) {
      frame.centre_of_mass.x = 0;
    });
  }
}

}  // namespace
}  // namespace limber::check

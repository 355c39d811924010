// SPDX-License-Identifier: MIT
//
// Every rule passes a good recording and catches the fault it is there for: in
// contacts, angles and how they change.
#include <gtest/gtest.h>

#include "engine/math/easing.h"
#include "tests/check/fault.h"

namespace limber::check {
namespace {

using body::Limb;
using body::LimbLandmark;
using body::Side;
using body::Trunk;
using math::Radians;

TEST(GoodRecording, OfAHoldPassesEveryRule) {
  EXPECT_EQ(Failures(Hold().Run()), "");
}

TEST(GoodRecording, OfRoundsPassesEveryRule) {
  EXPECT_EQ(Failures(Rounds().Run()), "");
}

TEST(GoodRecording, OfBreathingPassesEveryRule) {
  EXPECT_EQ(Failures(LyingRounds().Run()), "");
}

// The right hand on the left thigh of someone whose feet are off the ground.
void HoldTheLeg(Sample& sample, double gap) {
  sample.contact_count = 0;
  ContactSample& hand = sample.contacts[sample.contact_count++];
  hand = GoodContact(body::Contact::kPalm, Side::kRight);
  hand.declared = false;
  hand.gap = gap;
  hand.host = {body::HostPart::kThigh, Side::kLeft};
}

std::vector<Fault> Contacts() {
  return {
      {"C0", "DeclaredPartIsNotHeld", Hold,
       [](auto& s) { At20(s).contacts[0].weight = 0.9; }},
      {"C1", "HandIsTwoCentimetresOff", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) sample.contacts[0].slide = 0.02;
       }},
      {"C1", "HandCreepsThroughTheRounds", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.contacts[0].centre.x = 0.00008 * sample.time;
         }
       }},
      {"C2", "PartSlidesFast", Hold,
       [](auto& s) { At20(s).contacts[0].centre.x = 0.001; }},
      {"C3", "FootFloats", Hold,
       [](auto& s) { At20(s).contacts[0].gap = 0.0055; }},
      {"C4", "FootIsInTheFloor", Hold,
       [](auto& s) { At20(s).contacts[0].penetration = 0.0055; }},
      {"C4", "KneeIsUnderTheFloor", Hold,
       [](auto& s) { At20(s).lowest = -0.0055; }},
      {"C11", "HandIsInAPost", Hold,
       [](auto& s) {
         s.take.firm_things.push_back({20, 0.0055, "wrist.R", "post"});
       }},
      {"C11", "ArmIsInATowel", Hold,
       [](auto& s) {
         s.take.soft_things.push_back({20, 0.026, "upperarm01.R", "towel"});
       }},
      {"C6", "HandIsInTheBelly", Hold,
       [](auto& s) {
         s.take.arms.push_back({20, 0.016, "wrist.L"});
       }},
      {"C6", "HandIsInTheBellyOfSomeoneFolded", Hold,
       [](auto& s) {
         s.movement->position = "lying";
         s.take.arms.push_back({20, 0.016, "wrist.L", true});
       }},
      {"C6", "FootIsInTheOtherThigh", Hold,
       [](auto& s) {
         s.movement->position = "lying";
         s.take.legs.push_back({20, 0.016, "foot.L"});
       }},
      {"C6", "FoldedLegIsInTheTrunk", Hold,
       [](auto& s) {
         s.take.legs.push_back({20, 0.041, "foot.L", true});
       }},
      {"C6", "ThighIsInTheBelly", Hold,
       [](auto& s) {
         s.take.uppers.push_back({20, 0.041, "upperleg02.L", true});
       }},
      {"C5", "PartOfTheSkinIsPressedIn", Hold,
       [](auto& s) {
         // Nowhere too deep, but deep in the mean over what is inside.
         for (Sample& sample : s.take.samples) {
           sample.contacts[0].inside = 10;
           sample.contacts[0].depths = 10 * 0.0021;
         }
       }},
      {"C7", "FootIsTornOff", Hold,
       [](auto& s) {
         Sample& before = s.take.samples[s.take.Nearest(5) - 1];
         Sample& after = s.take.samples[s.take.Nearest(5)];
         before.contacts[0].weight = 1;
         after.contacts[0].weight = 0.9;
         after.contacts[0].centre.y = before.contacts[0].centre.y + 0.01;
       }},
      {"C7", "FootStamps", Hold,
       [](auto& s) {
         Sample& before = s.take.samples[s.take.Nearest(5)];
         before.contacts[0].weight = 0.9;
         before.contacts[0].centre.y = 0.01;
       }},
      {"C8", "OnlyHalfOfTheSoleTouches", Hold,
       [](auto& s) { At20(s).contacts[0].coverage = 0.5; }},
  };
}

std::vector<Fault> Limits() {
  const auto elbow = [](double degrees) {
    return [degrees](Synthetic& s) {
      From20To21(s, [&](Sample& sample) {
        sample.solved.at(Limb::kElbowFlex, Side::kLeft) = Radians(degrees);
      });
    };
  };
  return {
      {"J1", "ElbowGoesTooFar", Hold, elbow(121)},
      {"J1", "ArmTurnsOutTooFarForItsPlane", Hold,
       [](auto& s) {
         // Within its range by itself, past it in that plane.
         body::AngleRange& range = s.ranges.limb[std::size_t(Limb::kShRot)];
         range = {Radians(-90), Radians(70), Radians(-100), Radians(85)};
         From20To21(s, [](Sample& sample) {
           sample.solved.at(Limb::kShElev, Side::kLeft) = Radians(90);
           sample.solved.at(Limb::kShPlane, Side::kLeft) = Radians(40);
           sample.solved.at(Limb::kShRot, Side::kLeft) = Radians(-62);
         });
       }},
      {"J2", "NeckGoesPastWhatItReachesAlone", Hold,
       [](auto& s) {
         body::AngleRange& range =
             s.ranges.trunk[std::size_t(Trunk::kNeckFlex)];
         range.active_max = Radians(50);
         From20To21(s, [](Sample& sample) {
           sample.solved[Trunk::kNeckFlex] = Radians(55);
         });
       }},
      {"J2", "AnkleGoesTooFarAsAHandHoldsTheLeg", Hold,
       [](auto& s) {
         body::AngleRange& range = s.ranges.limb[std::size_t(Limb::kAnkleDf)];
         range.active_max = Radians(20);
         From20To21(s, [](Sample& sample) {
           HoldTheLeg(sample, 0);
           sample.solved.at(Limb::kAnkleDf, Side::kLeft) = Radians(25);
         });
       }},
      {"J2", "HipGoesTooFarBeforeTheHandHolds", Hold,
       [](auto& s) {
         body::AngleRange& range = s.ranges.limb[std::size_t(Limb::kHipFlex)];
         range.active_max = Radians(80);
         From20To21(s, [](Sample& sample) {
           HoldTheLeg(sample, 0.01);
           sample.solved.at(Limb::kHipFlex, Side::kLeft) = Radians(90);
         });
       }},
      {"J4", "ElbowIsPastStraight", Hold, elbow(-4)},
      {"J5", "ShoulderFlips", Hold,
       [](auto& s) {
         At20(s).solved.at(Limb::kShElev, Side::kLeft) = Radians(40);
       }},
      {"J6", "UpperArmGrows", Hold, [](auto& s) { At20(s).bone = 0.0011; }},
  };
}

std::vector<Fault> Smoothness() {
  // Eases the angle by `degrees` over `seconds` and back.
  const auto nod = [](Trunk dof, double begin, double degrees, double seconds) {
    return [=](Synthetic& s) {
      for (Sample& sample : s.take.samples) {
        const double u = (sample.time - begin) / seconds;
        sample.solved[dof] += Radians(degrees) *
                              (math::MinimumJerk(u) - math::MinimumJerk(u - 1));
      }
    };
  };
  return {
      {"S1", "NeckTwitches", Hold,
       [](auto& s) { At20(s).solved[Trunk::kNeckFlex] = Radians(2); }},
      {"S2", "NeckIsCranked", Rounds, nod(Trunk::kNeckFlex, 20, 50, 2)},
      {"S2", "SpineHurriesIntoTheStretch", Hold,
       nod(Trunk::kLumbarFlex, 7, 30, 2)},
      {"S4", "HoldTrembles", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kNeckFlex] =
               Radians(0.1) * std::sin(2 * math::kPi * 5 * sample.time);
         }
       }},
      {"S5", "KneeSways", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved.at(Limb::kKneeFlex, Side::kLeft) +=
               Radians(0.8) * std::sin(2 * math::kPi * sample.time / 10);
         }
       }},
      {"S6", "ArmEndsElsewhere", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved.at(Limb::kShElev, Side::kLeft) =
               Radians(0.03) * sample.time;
         }
       }},
      {"S6", "ThighTurnsRoundAtTheSeam", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved.at(Limb::kHipFlex, Side::kLeft) =
               Radians(2) *
               std::abs(std::sin(math::kPi * (sample.time - 5) / 10));
         }
       }},
      {"S6", "RoundEndsElsewhere", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kNeckFlex] = Radians(0.03) * sample.time;
         }
       }},
      {"S6", "SeamHasAKink", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kNeckFlex] =
               Radians(2) *
               std::abs(std::sin(math::kPi * (sample.time - 5) / 10));
         }
       }},
      {"S7", "ElbowPopsNearStraight", Rounds,
       [](auto& s) {
         At20(s).solved.at(Limb::kElbowFlex, Side::kRight) = Radians(18);
       }},
      {"S8", "WristJumps", Hold,
       [](auto& s) {
         At20(s).limb[1][std::size_t(LimbLandmark::kWrist)].z += 0.06;
       }},
      {"S8", "KneeJumpsInAWarmUp", Hold,
       [](auto& s) {
         s.movement->kind = coach::Kind::kWarmUp;
         At20(s).limb[1][std::size_t(LimbLandmark::kKnee)].z += 0.1;
       }},
  };
}

class FaultOfMotion : public testing::TestWithParam<Fault> {};

TEST_P(FaultOfMotion, IsCaught) { ExpectCaught(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Contact, FaultOfMotion, testing::ValuesIn(Contacts()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Limit, FaultOfMotion, testing::ValuesIn(Limits()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Smooth, FaultOfMotion, testing::ValuesIn(Smoothness()),
                         NameOf);

}  // namespace
}  // namespace limber::check

// SPDX-License-Identifier: MIT
//
// The same of times, breath, balance, muscles, sides and single poses.
#include <gtest/gtest.h>

#include "tests/check/fault.h"

namespace limber::check {
namespace {

using body::Limb;
using body::LimbLandmark;
using body::Side;
using body::Trunk;
using math::Radians;

std::vector<Fault> Times() {
  const auto relay = [](Synthetic& s) {
    s.take.timeline = coach::Lay(*s.movement, coach::Settings{});
  };
  return {
      {"T1", "SetUpIsATenthTooLong", Hold,
       [=](auto& s) {
         s.movement->phases[0].seconds = core::Seconds(6.1);
         relay(s);
       }},
      {"T2", "HoldIsTooShort", Hold,
       [=](auto& s) {
         s.movement->phases[2].seconds = core::Seconds(15);
         relay(s);
       }},
      {"T3", "PaceShortensAHold", Hold,
       [](auto& s) {
         // Laid as a hold, then written as something that pace scales.
         s.take.timeline.segments[2].end += core::Seconds(1);
       }},
      {"T7", "LeftIsHeldLonger", Hold,
       [](auto& s) {
         for (coach::Segment& segment : s.take.timeline.segments) {
           if (segment.phase == 2 && segment.mirrored) {
             segment.end += core::Seconds(1);
           }
         }
       }},
      {"T8", "CueFlashesBy", Hold,
       [](auto& s) {
         From20To21(s, [](Sample& sample) { sample.cue = "Now"; });
       }},
      {"T4", "BreathIsTooQuick", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.breath.in = std::fmod(sample.time, 4) < 2;
         }
       }},
      {"T4", "OutBreathIsThreeTimesTheInBreath", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.breath.in = std::fmod(sample.time, 10) < 2.5;
         }
       }},
      {"T4", "WarmUpBreathesAsIfAsleep", Hold,
       [](auto& s) {
         s.movement->kind = coach::Kind::kWarmUp;
         for (Sample& sample : s.take.samples) {
           sample.breath.in = std::fmod(sample.time, 8) < 4;
         }
       }},
      {"T5", "SpineThatShouldMoveIsStiff", Rounds,
       [](auto& s) {
         const body::Posture stiff = s.take.samples.front().solved;
         for (Sample& sample : s.take.samples) sample.solved = stiff;
       }},
      {"T5", "BellyIsHalfASecondBehindTheBreath", LyingRounds,
       [](auto& s) {
         const auto shift = std::size_t(kRate / 2);
         for (std::size_t i = s.take.samples.size(); i-- > shift;) {
           s.take.samples[i].belly = s.take.samples[i - shift].belly;
         }
       }},
      {"T6", "BreathingIsShownTooSmall", LyingRounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.belly = 0.1 + 0.019 * sample.breath.fullness;
         }
       }},
      {"T5", "SpineIsHalfASecondBehindTheBreath", Rounds,
       [](auto& s) {
         const auto shift = std::size_t(kRate / 2);
         for (std::size_t i = s.take.samples.size(); i-- > shift;) {
           s.take.samples[i].solved = s.take.samples[i - shift].solved;
         }
       }},
      {"T5", "WayInEndsOnAnInBreath", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.breath.fullness = 1 - sample.breath.fullness;
         }
       }},
      {"T6", "BreathIsStill", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) sample.belly = 0.1;
       }},
      {"T6", "ShouldersHeave", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.shoulder_top[1] += 0.006 * sample.breath.fullness;
         }
       }},
  };
}

std::vector<Fault> Bodies() {
  return {
      {"B1", "StandsOnTheEdge", Hold, [](auto& s) { At20(s).margin = 0.009; }},
      {"B1", "LeansOutOfTheFeetSlowly", Hold,
       [](auto& s) { s.take.samples[s.take.Nearest(8)].margin = -0.001; }},
      {"B1", "LiesWithTheChestAloneAndTips", Hold,
       [](auto& s) {
         s.movement->position = "lying";
         for (Sample& sample : s.take.samples) {
           sample.margin = -0.01;
           sample.contacts[0] =
               GoodContact(body::Contact::kRibcage, Side::kLeft);
         }
       }},
      {"B3", "HandOnTheWallCarriesThePose", Hold,
       [](auto& s) { At20(s).feet_margin = 0.009; }},
      {"M0", "RoleIsWrong", Hold,
       [](auto& s) {
         s.movement->muscles[0].role = coach::MuscleRole::kSecondary;
       }},
      {"M1", "PrimariesAreNotReached", Hold,
       [](auto& s) {
         for (float& gain : s.take.gains) gain *= 0.2f;
       }},
      {"M2", "OthersAreStretchedMore", Hold,
       [](auto& s) {
         // Six more muscles of the chest, all above the primaries.
         std::vector<float> gains;
         const std::size_t count = s.take.muscles.size();
         for (std::size_t i = 0; i < s.take.samples.size(); ++i) {
           for (std::size_t m = 0; m < count * 2; ++m) {
             gains.push_back(s.take.gains[i * count * 2 + m]);
           }
           gains.insert(gains.end(), 12, 0.8f);
         }
         s.take.gains = gains;
         for (int k = 0; k < 6; ++k) {
           body::MuscleDefinition other = s.muscles[0];
           other.id = "other_" + std::to_string(k);
           s.muscles.push_back(other);
           s.take.muscles.push_back(other.id);
         }
       }},
      {"M4", "AShownMuscleIsSlack", Hold,
       [](auto& s) {
         s.movement->muscles.push_back(
             {"delt_ant", coach::MuscleRole::kSecondary, "hold", 1});
         for (std::size_t i = 4; i < s.take.gains.size(); i += 6) {
           s.take.gains[i] = s.take.gains[i + 1] = -0.05f;
         }
       }},
      {"M4", "AShownMuscleDoesNotExist", Hold,
       [](auto& s) {
         s.movement->muscles.push_back(
             {"no_such", coach::MuscleRole::kSecondary, "hold", 1});
       }},
      {"M5", "LeftIsReachedLess", Hold,
       [](auto& s) {
         for (std::size_t i = 0; i < s.take.gains.size(); i += 6) {
           s.take.gains[i] *= 0.9f;
         }
       }},
      {"M7", "AStretchStepsBackOnTheWayIn", Hold,
       [](auto& s) {
         const std::size_t at = s.take.Nearest(8) * s.take.muscles.size();
         for (const std::size_t side : {0u, 1u}) {
           s.take.gains[at * 2 + side] -= 0.025f;
         }
       }},
      {"M7", "AnotherStretchSlackensOnTheWayIn", Hold,
       [](auto& s) {
         s.movement->muscles[1].role = coach::MuscleRole::kSecondary;
         const std::size_t at = s.take.Nearest(8) * s.take.muscles.size() + 1;
         for (const std::size_t side : {0u, 1u}) {
           s.take.gains[at * 2 + side] -= 0.11f;
         }
       }},
      {"M7", "AStretchFadesInTheHold", Hold,
       [](auto& s) {
         const std::size_t count = s.take.muscles.size() * 2;
         for (std::size_t i = s.take.Nearest(30); i < s.take.Nearest(40); ++i) {
           for (std::size_t k = 0; k < count; ++k) {
             s.take.gains[i * count + k] *= 0.9f;
           }
         }
       }},
      {"Y1", "SideIsNotMirrored", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kThoracicRot] = Radians(1);
         }
       }},
      {"Y1", "JointOfTheOtherSideIsElsewhere", Hold,
       [](auto& s) { At20(s).limb[0][0].y += 0.0015; }},
      {"Y2", "EvenPoseLeans", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kLumbarLat] = Radians(0.4);
         }
       }},
      {"Y8", "OneJointTakesTheWholeLowBack", Hold,
       [](auto& s) {
         From20To21(s, [](Sample& sample) {
           sample.solved[Trunk::kLumbarFlex] = Radians(20);
           sample.bends[1] = Radians(13);
           sample.bends[2] = Radians(7);
         });
       }},
      {"Y3", "SafetyIsMissing", Hold,
       [](auto& s) { s.movement->safety.clear(); }},
      {"A1", "SpineIsFlipped", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved[Trunk::kLumbarFlex] *= -1;
         }
       }},
      {"A2", "HipGivesTooMuch", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved.at(Limb::kHipFlex, Side::kLeft) += Radians(13);
         }
       }},
      {"G1", "HandsAreTooFarForward", Rounds,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.limb[0][std::size_t(LimbLandmark::kWrist)].z += 0.03;
         }
       }},
      {"G2", "ElbowsBendInTheRounds", Rounds,
       [](auto& s) {
         From20To21(s, [](Sample& sample) {
           sample.solved.at(Limb::kElbowFlex, Side::kLeft) = Radians(11);
         });
       }},
      {"G3", "ElbowIsStuck", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.solved.at(Limb::kElbowFlex, Side::kRight) = Radians(60);
         }
       }},
      {"G4", "HipsFloatOverTheHeels", Hold,
       [](auto& s) {
         s.movement->position = "kneeling";
         At20(s).heels.seat = 0.031;
       }},
      {"G4", "BigToesAreApart", Hold,
       [](auto& s) {
         s.movement->position = "kneeling";
         At20(s).heels.toes = 0.016;
       }},
      {"C6", "CalfIsInTheThigh", Hold,
       [](auto& s) {
         s.take.thighs.push_back({20, 0.041, "lowerleg02.L"});
       }},
      {"G3", "ElbowDropsUnderTheShoulder", Hold,
       [](auto& s) {
         At20(s).limb[1][std::size_t(LimbLandmark::kElbow)].y -= 0.04;
       }},
  };
}

class FaultOfPose : public testing::TestWithParam<Fault> {};

TEST_P(FaultOfPose, IsCaught) { ExpectCaught(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Time, FaultOfPose, testing::ValuesIn(Times()), NameOf);
INSTANTIATE_TEST_SUITE_P(Body, FaultOfPose, testing::ValuesIn(Bodies()),
                         NameOf);

}  // namespace
}  // namespace limber::check

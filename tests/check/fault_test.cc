// SPDX-License-Identifier: MIT
//
// Every rule passes a good recording and catches the fault it is there for.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "engine/math/easing.h"
#include "tests/check/recordings.h"

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

struct Fault {
  const char* rule;
  const char* name;
  Synthetic (*make)();
  std::function<void(Synthetic&)> plant;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

// Second 20 of either recording: in a hold, in the second round.
Sample& At20(Synthetic& s) { return s.take.samples[s.take.Nearest(20)]; }

void From20To21(Synthetic& s, const std::function<void(Sample&)>& change) {
  for (Sample& sample : s.take.samples) {
    if (sample.time >= 20 && sample.time < 21) change(sample);
  }
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
      {"C5", "PartIsPressedInThroughout", Hold,
       [](auto& s) {
         for (Sample& sample : s.take.samples) {
           sample.contacts[0].penetration = 0.0025;
         }
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
      {"J4", "ElbowIsPastStraight", Hold, elbow(-4)},
      {"J5", "ShoulderFlips", Hold,
       [](auto& s) {
         At20(s).solved.at(Limb::kShElev, Side::kLeft) = Radians(40);
       }},
      {"J6", "UpperArmGrows", Hold,
       [](auto& s) {
         At20(s).limb[0][std::size_t(LimbLandmark::kElbow)].x += 0.001;
       }},
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

class EachRule : public testing::TestWithParam<Fault> {};

TEST_P(EachRule, CatchesItsFault) {
  Synthetic s = GetParam().make();
  GetParam().plant(s);
  const std::vector<Result> results = s.Run();
  EXPECT_TRUE(Caught(results, GetParam().rule))
      << GetParam().rule << " let it pass; what failed:\n"
      << Failures(results);
}

std::string NameOf(const testing::TestParamInfo<Fault>& info) {
  return std::string(info.param.rule) + info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Contact, EachRule, testing::ValuesIn(Contacts()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Limit, EachRule, testing::ValuesIn(Limits()), NameOf);
INSTANTIATE_TEST_SUITE_P(Smooth, EachRule, testing::ValuesIn(Smoothness()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Time, EachRule, testing::ValuesIn(Times()), NameOf);
INSTANTIATE_TEST_SUITE_P(Body, EachRule, testing::ValuesIn(Bodies()), NameOf);

}  // namespace
}  // namespace limber::check

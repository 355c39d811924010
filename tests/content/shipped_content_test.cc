// SPDX-License-Identifier: MIT
//
// What has to hold for the content that ships, beyond its being readable.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "engine/coach/caption.h"
#include "engine/coach/plan.h"
#include "engine/coach/timeline.h"
#include "engine/coach/ways.h"
#include "engine/content/library.h"
#include "engine/math/angle.h"
#include "tests/content/temporary_library.h"
#include "tests/support/shipped.h"

namespace limber::content {
namespace {

namespace fs = std::filesystem;
using coach::Movement;
using coach::Phase;
using coach::PhaseKind;

class ShippedContentTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    loaded_ = new core::Loaded<Library>(LoadLibrary(kSourceDir / "content"));
  }
  static void TearDownTestSuite() { delete loaded_; }
  void SetUp() override {
    for (const core::Problem& problem : loaded_->problems) {
      ADD_FAILURE() << core::Format(problem);
    }
    ASSERT_TRUE(loaded_->value.has_value());
  }
  const Library& library() const { return *loaded_->value; }
  const Movement& movement(const std::string& id) const {
    return *std::ranges::find(library().movements, id, &Movement::id);
  }

 private:
  static inline core::Loaded<Library>* loaded_ = nullptr;
};

TEST_F(ShippedContentTest, HasTheMovementsInTheOrderOfASession) {
  std::vector<std::string> ids, listed;
  for (const Movement& movement : library().movements)
    ids.push_back(movement.id);
  for (const support::Shipped& shipped : support::kShipped)
    listed.push_back(shipped.id);
  EXPECT_EQ(ids, listed);
}

TEST_F(ShippedContentTest, DurationsAtDefaultSettingsAreExact) {
  for (const support::Shipped& shipped : support::kShipped) {
    EXPECT_EQ(coach::Lay(movement(shipped.id), {}).total,
              core::Seconds(shipped.seconds))
        << shipped.id;
  }
}

TEST_F(ShippedContentTest, HoldsLieInTheAdvisedWindow) {
  for (const Movement& movement : library().movements) {
    for (const Phase& phase : movement.phases) {
      if (phase.kind != PhaseKind::kHold) continue;
      // A posture is shown, not held for its effect.
      const bool shown = movement.kind == coach::Kind::kPosture;
      EXPECT_GE(phase.seconds, core::Seconds(shown ? 5 : 10)) << movement.id;
      EXPECT_LE(phase.seconds, core::Seconds(30)) << movement.id;
    }
  }
}

TEST_F(ShippedContentTest, BothSidesAreHeldEquallyLong) {
  int one_sided = 0;
  for (const Movement& movement : library().movements) {
    for (const double pace : {.5, 1., 1.4}) {
      coach::Settings settings;
      settings.pace = pace;
      settings.hold_scale = 2 - pace;
      std::map<bool, core::Duration> held;  // [mirrored]
      for (const auto& segment : coach::Lay(movement, settings).segments) {
        const Phase& phase = movement.phases[std::size_t(segment.phase)];
        if (phase.kind != PhaseKind::kHold || !phase.per_side) continue;
        held[segment.mirrored] += segment.end - segment.begin;
      }
      EXPECT_EQ(held[false], held[true]) << movement.id;
      if (held[true] > core::Duration{0}) ++one_sided;
    }
  }
  EXPECT_GT(one_sided, 0);
}

TEST_F(ShippedContentTest, EveryMovementIsWhole) {
  for (const Movement& movement : library().movements) {
    SCOPED_TRACE(movement.id);
    EXPECT_TRUE(std::ranges::any_of(movement.phases, [](const Phase& phase) {
      return phase.kind == PhaseKind::kHold ||
             (phase.kind == PhaseKind::kRounds && phase.repeats >= 3);
    }));
    EXPECT_TRUE(std::ranges::any_of(movement.phases, [](const Phase& phase) {
      return !phase.cues.empty();
    }));
    // Warm-ups, breathing and rolling, which presses, may stretch nothing: then
    // they say what works. A posture may do neither.
    const bool stretches = movement.kind != coach::Kind::kWarmUp &&
                           movement.id != "belly_breathing" &&
                           movement.id != "roller_begin" &&
                           movement.id != "roller_slow";
    EXPECT_TRUE(movement.kind == coach::Kind::kPosture ||
                std::ranges::any_of(movement.muscles, [&](const auto& target) {
                  return target.role == coach::MuscleRole::kPrimary ||
                         (!stretches &&
                          target.role == coach::MuscleRole::kWorking);
                }));
    EXPECT_FALSE(movement.mistakes.empty());
    EXPECT_FALSE(movement.dose.empty());
    EXPECT_FALSE(movement.safety.empty());
    EXPECT_TRUE(movement.poses.contains(movement.base_pose));
  }
}

// Postures show better and avoid by themselves.
TEST_F(ShippedContentTest, EveryExerciseHasFormsThatCanBeShown) {
  for (const Movement& movement : library().movements) {
    if (movement.kind == coach::Kind::kPosture) continue;
    SCOPED_TRACE(movement.id);
    for (const std::string_view id : {"easier", "harder"}) {
      const auto form =
          std::ranges::find(movement.variations, id, &coach::Variation::id);
      ASSERT_NE(form, movement.variations.end()) << id;
      EXPECT_TRUE(form->plays()) << id;
    }
    EXPECT_TRUE(std::ranges::any_of(movement.mistakes, &coach::Mistake::shows));
  }
}

TEST_F(ShippedContentTest, MistakesSayWhatIsBetter) {
  for (const Movement& movement : library().movements) {
    for (const coach::Mistake& mistake : movement.mistakes) {
      EXPECT_TRUE(mistake.text.starts_with("Better ")) << mistake.text;
      EXPECT_NE(mistake.text.find("avoid "), std::string::npos) << mistake.text;
    }
  }
}

TEST_F(ShippedContentTest, PosesStayInsidePassiveLimits) {
  const Library& all = library();
  for (const Movement& movement : all.movements) {
    for (const auto& [id, posture] : movement.poses) {
      for (const body::Posture& side : {posture, body::Mirror(posture)}) {
        for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
          for (const body::Side s : body::kSides) {
            const body::DofId dof{true, {}, body::Limb(i), s};
            const double angle = body::CheckedAngle(side, dof);
            EXPECT_GE(angle, all.ranges.of(dof).passive_min - 1e-9)
                << movement.id << " " << id << " " << body::FullName(dof);
            EXPECT_LE(angle, all.ranges.of(dof).passive_max + 1e-9)
                << movement.id << " " << id << " " << body::FullName(dof);
          }
        }
        for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
          EXPECT_GE(side.trunk[i], all.ranges.trunk[i].passive_min - 1e-9)
              << id;
          EXPECT_LE(side.trunk[i], all.ranges.trunk[i].passive_max + 1e-9)
              << id;
        }
      }
    }
  }
}

TEST_F(ShippedContentTest, SidewaysRangesAreAlikeToBothSides) {
  for (const body::Trunk dof :
       {body::Trunk::kPelvisRoll, body::Trunk::kPelvisYaw,
        body::Trunk::kLumbarLat, body::Trunk::kLumbarRot,
        body::Trunk::kThoracicLat, body::Trunk::kThoracicRot,
        body::Trunk::kNeckLat, body::Trunk::kNeckRot}) {
    const body::AngleRange& range = library().ranges.trunk[std::size_t(dof)];
    EXPECT_DOUBLE_EQ(range.active_min, -range.active_max) << body::Name(dof);
    EXPECT_DOUBLE_EQ(range.passive_min, -range.passive_max) << body::Name(dof);
  }
}

// Identities of straight limbs that follow from the meaning of the angles,
// not from the solver: with the trunk pitched by the sum of its flexions, an
// arm raised forward by as much hangs down, and a thigh flexed by the pitch of
// the pelvis stands upright.
TEST_F(ShippedContentTest, OnHandsAndKneesArmsAndThighsStandUpright) {
  for (const char* const id : {"quad", "cat", "cow"}) {
    const body::Posture& posture = movement("cat_cow").poses.at(id);
    const double pelvis = posture[body::Trunk::kPelvisPitch];
    const double chest = pelvis + posture[body::Trunk::kLumbarFlex] +
                         posture[body::Trunk::kThoracicFlex];
    for (const body::Side side : body::kSides) {
      EXPECT_NEAR(posture.at(body::Limb::kHipFlex, side), pelvis,
                  math::Radians(4))
          << id;
      EXPECT_NEAR(posture.at(body::Limb::kShElev, side), chest,
                  math::Radians(6))
          << id;
    }
  }
}

// Half a round takes the spine from one end to the other along a minimum-jerk
// curve delayed by the wave: its peak speed is 1.875 * angle / time.
TEST_F(ShippedContentTest, CatCowKeepsTheSpeedCeilings) {
  const Movement& cat_cow = movement("cat_cow");
  const body::Posture &cat = cat_cow.poses.at("cat"),
                      &cow = cat_cow.poses.at("cow");
  const coach::Wave& wave = cat_cow.wave;
  const double half = core::ToSeconds(cat_cow.phases[1].seconds) / 2;
  const double time = half - std::max({wave.lumbar, wave.thoracic, wave.neck});
  const auto peak = [&](body::Trunk dof) {
    return math::Degrees(1.875 * std::abs(cat[dof] - cow[dof]) / time);
  };
  EXPECT_LE(peak(body::Trunk::kLumbarFlex), 35);
  EXPECT_LE(peak(body::Trunk::kThoracicFlex), 35);
  EXPECT_LE(peak(body::Trunk::kNeckFlex), 45);
}

TEST_F(ShippedContentTest, PrimaryMusclesAreNoWorkingMusclesOfTheSameMoment) {
  for (const Movement& movement : library().movements) {
    std::set<std::string> seen;
    for (const coach::MuscleTarget& target : movement.muscles) {
      EXPECT_TRUE(seen.insert(target.muscle + "@" + target.when).second)
          << movement.id << " " << target.muscle << " twice in " << target.when;
    }
  }
}

TEST_F(ShippedContentTest, MovementsBeginAndEndInBasePositions) {
  for (const support::Shipped& shipped : support::kShipped) {
    EXPECT_EQ(movement(shipped.id).begins, shipped.begins) << shipped.id;
    EXPECT_EQ(movement(shipped.id).ends, shipped.ends) << shipped.id;
  }
  const auto chain = coach::FindChain(library().ways, "stand", "heels");
  ASSERT_TRUE(chain.has_value());
  EXPECT_EQ(chain->size(), 2u) << "by hands and knees";
}

TEST_F(ShippedContentTest, RoutinesTakeWhatTheySayAndWhoFollowsALittleMore) {
  coach::Repertoire repertoire{library().movements, library().cards};
  std::ranges::copy(library().ways, std::back_inserter(repertoire.movements));
  EXPECT_FALSE(library().routines.empty());
  for (coach::Routine routine : library().routines) {
    SCOPED_TRACE(routine.id);
    coach::Resolve(routine, repertoire);
    core::Duration sum{0};
    for (const coach::Item& item : routine.items) sum += item.seconds;
    EXPECT_EQ(sum, routine.total);
    const coach::Plan plan = coach::LayPlan(routine, repertoire, {}, false);
    // Ways take the time they need, which may be more than was written.
    EXPECT_GE(plan.total, routine.total);
    EXPECT_LE(plan.total, routine.total + core::Seconds(60));
    const coach::Plan guided = coach::LayPlan(routine, repertoire, {}, true);
    EXPECT_GE(guided.total, plan.total + coach::kGetReady);
    EXPECT_EQ(guided.pieces.front().kind, coach::Piece::Kind::kCard);
    EXPECT_EQ(repertoire.cards[guided.pieces.front().card].id,
              coach::kSafetyCard);
  }
}

TEST_F(ShippedContentTest, CardsAreShortEnoughToBeRead) {
  EXPECT_FALSE(library().cards.empty());
  for (const coach::Card& card : library().cards) {
    EXPECT_LE(coach::ReadingTime(card), core::Seconds(45)) << card.id;
    EXPECT_LE(card.lines.size(), 6u) << card.id;
  }
}

TEST_F(ShippedContentTest, EverySourceIsUsed) {
  std::string everything;  // content but its bibliography, and the comments
  for (const char* const folder : {"content", "engine"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(kSourceDir / folder)) {
      if (!entry.is_regular_file() ||
          entry.path().filename() == "sources.yaml") {
        continue;
      }
      everything += Slurp(entry.path());
    }
  }
  for (const auto& [id, source] : library().sources) {
    EXPECT_NE(everything.find(id), std::string::npos) << id << " is not used";
  }
}

TEST_F(ShippedContentTest, TextsClaimNoMoreThanTheEvidence) {
  // Stretching raises range of motion; it is no cure and no prevention
  // (source: warneke-2025). To people: "better" and "avoid".
  const std::vector<std::string> kAvoided = {
      "cure",  "heal",    "prevent", "correct", "guarantee", "detox",
      "wrong", "realign", "toxin",   "injury",  "recover"};
  for (const char* const folder : {"movements", "ways", "routines", "cards"}) {
    for (const auto& entry :
         fs::directory_iterator(kSourceDir / "content" / folder)) {
      std::string text = Slurp(entry.path());
      std::ranges::transform(text, text.begin(),
                             [](unsigned char c) { return std::tolower(c); });
      for (const std::string& word : kAvoided) {
        // The card on when to see someone has to name injuries.
        if (word == "injury" && entry.path().stem() == "red_flags") continue;
        EXPECT_EQ(text.find(word), std::string::npos)
            << entry.path().filename() << " says \"" << word << "\"";
      }
    }
  }
}

}  // namespace
}  // namespace limber::content

// SPDX-License-Identifier: MIT
//
// Routines as they are performed: one motion, and what stands around it.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/check/routine.h"
#include "engine/math/angle.h"
#include "engine/stage/staging.h"
#include "engine/stage/world.h"

namespace limber::stage {
namespace {

World& TheWorld() {
  static const auto world = World::Load(LIMBER_SOURCE_DIR);
  return **world.value;
}

const coach::Routine& RoutineNamed(const char* id) {
  return TheWorld().routines()[*TheWorld().FindRoutine(id).value];
}

std::vector<check::Result> Judge(const char* figure, const char* routine,
                                 const check::RoutineTamper& tamper = {}) {
  const auto actor = TheWorld().Cast(figure);
  return check::CheckRoutine(*(*actor.value)->performer,
                             TheWorld().repertoire(), RoutineNamed(routine),
                             figure, tamper);
}

std::string Failed(const std::vector<check::Result>& results) {
  std::string failed;
  for (const check::Result& result : results) {
    if (!result.pass) failed += result.rule + " ";
  }
  return failed;
}

class EveryRoutine : public testing::TestWithParam<const char*> {};

TEST_P(EveryRoutine, IsOneMotionFromTheFirstFrameToTheLast) {
  for (const coach::Routine& routine : TheWorld().routines()) {
    for (const check::Result& r : Judge(GetParam(), routine.id.c_str())) {
      EXPECT_TRUE(r.pass) << check::Format(r);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Figures, EveryRoutine,
                         testing::Values("woman", "man"));

// A body that is 5 mm beside its place in one piece.
TEST(RoutineFault, APieceBesideItsPlaceIsSeen) {
  const auto results =
      Judge("woman", "short_on_time",
            [](const coach::PlanMoment& now, coach::BodyFrame& body) {
              if (now.piece == 3) coach::Carry({0.005, 0, 0}, body);
            });
  EXPECT_EQ(Failed(results), "R1 R2 ");
}

// One whose hand alone is bent by a bump that begins at a seam.
TEST(RoutineFault, ASpeedThatBeginsAtOnceIsSeen) {
  const auto results =
      Judge("woman", "short_on_time",
            [](const coach::PlanMoment& now, coach::BodyFrame& body) {
              if (now.piece != 3) return;
              const double into = core::ToSeconds(now.moment.time);
              body.pose.model_from_joint.back().translation.y += 0.1 * into;
            });
  EXPECT_NE(Failed(results).find("R3"), std::string::npos);
}

// Parts that stay on the ground over a seam stay where they are, whatever the
// hands do on the own body.
TEST(Routine, APieceStandsOnThePartsThatStay) {
  const auto actor = TheWorld().Cast("woman");
  const coach::Performer& performer = *(*actor.value)->performer;
  const coach::Repertoire& repertoire = TheWorld().repertoire();
  const coach::Plan plan =
      coach::LayPlan(RoutineNamed("midday_5"), repertoire, {}, true);
  const coach::Passage passage(plan, performer, repertoire);
  const auto perform = [&](core::Duration time, coach::BodyFrame& body) {
    passage.Perform(plan, coach::At(plan, repertoire, time),
                    coach::Performer::Detail::kPose, body);
  };
  coach::BodyFrame last = performer.MakeFrame();
  coach::BodyFrame first = performer.MakeFrame();
  int stayed = 0, with_hands_on_the_body = 0;
  for (std::size_t i = 1; i < plan.pieces.size(); ++i) {
    perform(plan.pieces[i].begin - core::Duration{1}, last);
    perform(plan.pieces[i].begin, first);
    const math::Vec3 moved = passage.place(i) - passage.place(i - 1);
    bool hands = false;
    for (const body::Plant& a : last.ask.planted()) {
      for (const body::Plant& b : first.ask.planted()) {
        if (!(a.effector == b.effector)) continue;
        if (a.host.part != body::HostPart::kWorld) {
          hands = hands || moved != math::Vec3(0);
          continue;
        }
        const math::Vec3 step = b.anchor.first + moved - a.anchor.first;
        EXPECT_LT(glm::length(step), 1e-3) << i;
        ++stayed;
      }
    }
    if (hands) ++with_hands_on_the_body;
  }
  EXPECT_GE(stayed, 2 * int(plan.pieces.size()) - 4);
  EXPECT_GE(with_hands_on_the_body, 2) << "from and to sitting on the heels";
}

TEST(Routine, SeekingShowsWhatPlayingShows) {
  const auto actor = TheWorld().Cast("woman");
  const coach::Performer& performer = *(*actor.value)->performer;
  const coach::Repertoire& repertoire = TheWorld().repertoire();
  const coach::Plan plan =
      coach::LayPlan(RoutineNamed("short_on_time"), repertoire, {}, true);
  const coach::Passage passage(plan, performer, repertoire);
  const auto perform = [&](double t, coach::BodyFrame& body) {
    passage.Perform(plan, coach::At(plan, repertoire, core::Seconds(t)),
                    coach::Performer::Detail::kSurface, body);
  };
  coach::BodyFrame played = performer.MakeFrame();
  coach::BodyFrame sought = performer.MakeFrame();
  for (double t = 85; t <= 95; t += 0.25) perform(t, played);
  perform(200, sought);
  perform(95, sought);
  EXPECT_EQ(played.points, sought.points);
}

// A stance over another one rests on its feet: who lies back lies as those do
// who have lain down elsewhere, and no foot has moved.
TEST(Way, WhoLiesBackKeepsTheFeet) {
  const coach::Repertoire& repertoire = TheWorld().repertoire();
  for (const char* const figure : {"woman", "man"}) {
    const auto actor = TheWorld().Cast(figure);
    const coach::Performer& performer = *(*actor.value)->performer;
    const auto perform = [&](std::string_view id, double share) {
      const auto found =
          std::ranges::find(repertoire.movements, id, &coach::Movement::id);
      EXPECT_NE(found, repertoire.movements.end()) << id;
      const coach::Timeline timeline = coach::Lay(*found, {});
      const auto time = core::Seconds(share * core::ToSeconds(timeline.total));
      coach::BodyFrame body = performer.MakeFrame();
      performer.Perform(std::size_t(found - repertoire.movements.begin()),
                        timeline, coach::At(*found, {}, timeline, time),
                        coach::Performer::Detail::kPose, body);
      return body;
    };
    const auto foot = [](const coach::BodyFrame& body) {
      for (const body::Plant& plant : body.ask.planted()) {
        if (plant.effector.contact == body::Contact::kSole) {
          return plant.anchor.first;
        }
      }
      ADD_FAILURE() << "no sole is planted";
      return math::Vec3(0);
    };
    const auto knee = [](const coach::BodyFrame& body) {
      return math::Degrees(
          body.solution.posture.at(body::Limb::kKneeFlex, body::Side::kLeft));
    };
    const coach::BodyFrame sits = perform("floor_sit_to_hook", 0);
    const coach::BodyFrame lies = perform("floor_sit_to_hook", 1);
    const coach::BodyFrame lay = perform("belly_breathing", 0);
    EXPECT_LT(glm::length(foot(lies) - foot(sits)), 1e-6) << figure;
    EXPECT_NEAR(knee(lies), knee(lay), 1.5) << figure;
  }
}

class StagingTest : public testing::Test {
 protected:
  StagingTest()
      : actor_(**TheWorld().Cast("woman").value),
        plan_(coach::LayPlan(RoutineNamed("short_on_time"),
                             TheWorld().repertoire(), {}, true)),
        passage_(plan_, *actor_.performer, TheWorld().repertoire()),
        picture_(TheWorld(), actor_),
        staging_(TheWorld(), picture_, plan_, passage_) {}

  float OpacityOf(scene::Surface surface, core::Duration time) const {
    std::vector<scene::PropPlace> props;
    staging_.PropsAt(plan_, time, 0, props);
    float most = 0;
    for (const scene::PropPlace& prop : props) {
      if (prop.mesh->surface == surface) most = std::max(most, prop.opacity);
    }
    return most;
  }
  core::Duration BeginOf(std::string_view id) const {
    for (const coach::Piece& piece : plan_.pieces) {
      if (TheWorld().repertoire().movements[piece.movement].id == id &&
          !piece.still) {
        return piece.begin;
      }
    }
    return core::Duration{-1};
  }

  const World::Actor& actor_;
  coach::Plan plan_;
  coach::Passage passage_;
  Picture picture_;
  Staging staging_;
};

TEST_F(StagingTest, ThingsAreThereWhileTheyAreUsedAndNoLonger) {
  const core::Duration down = BeginOf("cat_cow"), up = BeginOf("stand_to_quad"),
                       wall = BeginOf("wall_chest");
  const core::Duration while_ = core::Seconds(2);
  constexpr auto kMat = scene::Surface::kMat;
  EXPECT_EQ(OpacityOf(kMat, down - while_), 0);
  for (core::Duration t = down; t < wall; t += core::Seconds(1)) {
    EXPECT_EQ(OpacityOf(kMat, t), 1) << core::ToSeconds(t);
  }
  EXPECT_EQ(OpacityOf(kMat, wall + while_), 0);
  EXPECT_GT(up, down);
}

// Pieces that follow each other on the mat share one, wherever on it they are.
TEST(Mats, NoTwoAreSeenAtOnce) {
  const World::Actor& actor = **TheWorld().Cast("woman").value;
  for (const coach::Routine& routine : TheWorld().routines()) {
    const coach::Plan plan =
        coach::LayPlan(routine, TheWorld().repertoire(), {}, true);
    const coach::Passage passage(plan, *actor.performer,
                                 TheWorld().repertoire());
    Picture picture(TheWorld(), actor);
    const Staging staging(TheWorld(), picture, plan, passage);
    std::vector<scene::PropPlace> props;
    for (core::Duration t{0}; t < plan.total; t += core::Seconds(.5)) {
      staging.PropsAt(plan, t, 0, props);
      EXPECT_LE(std::ranges::count_if(props,
                                      [](const scene::PropPlace& prop) {
                                        return prop.mesh->surface ==
                                                   scene::Surface::kMat &&
                                               prop.opacity > 0;
                                      }),
                1)
          << routine.id << " at " << core::ToSeconds(t);
    }
  }
}

// Arms and legs of who sleeps lie out; the bed is under them too.
TEST(Bed, IsUnderAllOfWhoSleeps) {
  const coach::Repertoire& repertoire = TheWorld().repertoire();
  for (const char* const figure : {"woman", "man"}) {
    const World::Actor& actor = **TheWorld().Cast(figure).value;
    const coach::Performer& performer = *actor.performer;
    Picture picture(TheWorld(), actor);
    coach::BodyFrame body = performer.MakeFrame();
    int slept = 0;
    for (std::size_t m = 0; m < repertoire.movements.size(); ++m) {
      const coach::Movement& movement = repertoire.movements[m];
      if (!movement.id.starts_with("sleep_")) continue;
      ++slept;
      const coach::Timeline timeline = coach::Lay(movement, {});
      performer.Perform(m, timeline,
                        coach::At(movement, {}, timeline, timeline.total / 2),
                        coach::Performer::Detail::kSurface, body);
      for (const coach::Prop& prop : picture.Props(m).props) {
        const auto* const mat = std::get_if<coach::MatSize>(&prop.size);
        if (mat == nullptr) continue;
        float beyond = 0;
        for (const math::Vec3f& point : body.points) {
          const math::Vec3f p =
              point - math::Vec3f(prop.world_from_prop.translation);
          beyond = std::max({beyond, std::abs(p.x) - mat->width / 2,
                             std::abs(p.z) - mat->length / 2});
        }
        EXPECT_EQ(beyond, 0) << movement.id << ", " << figure;
      }
    }
    EXPECT_EQ(slept, 3);
  }
}

TEST_F(StagingTest, TheCameraTurnsSlowlyAndArrives) {
  double before = 0;
  bool first = true, turned = false;
  for (double t = 0; t < core::ToSeconds(plan_.total); t += 1 / 30.0) {
    const Staging::Gaze gaze =
        staging_.GazeAt(plan_, core::Seconds(t), View::kBest);
    const double turn = TurnBetween(View::kBest, *gaze.from, *gaze.to);
    // From standing to the floor and back: how far along, in degrees.
    const double now = gaze.turned * turn;
    if (!first && std::abs(now - before) < turn / 2) {
      EXPECT_LE(std::abs(now - before) * 30, 12.01) << t;
    }
    turned = turned || (gaze.turned > 0.2 && gaze.turned < 0.8 && turn > 45);
    before = now;
    first = false;
  }
  EXPECT_TRUE(turned);
  const Staging::Gaze last = staging_.GazeAt(plan_, plan_.total, View::kBest);
  EXPECT_EQ(last.to->id, "wall_chest");
  EXPECT_EQ(last.turned, 1);
}

}  // namespace
}  // namespace limber::stage

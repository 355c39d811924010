// SPDX-License-Identifier: MIT
//
// The muscles that the page lists, over the whole of every movement.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "engine/app/legend.h"
#include "engine/app/muscle_labels.h"
#include "engine/stage/world.h"

namespace limber::app {

using stage::Look;
using stage::Picture;
using stage::World;

namespace {

using State = scene::RegionLight::State;

// Calls `look` with the rows of every half second.
template <class Look>
void Watch(World& world, std::size_t movement, Look look) {
  const World::Actor& actor = **world.Cast("woman").value;
  const coach::Movement& m = world.movements()[movement];
  const coach::Settings settings;
  const coach::Timeline timeline = coach::Lay(m, settings);
  coach::BodyFrame body = actor.performer->MakeFrame();
  Legend legend;
  for (core::Duration t{0}; t <= timeline.total; t += core::Seconds(0.5)) {
    const coach::Moment moment = coach::At(m, settings, timeline, t);
    actor.performer->Perform(movement, timeline, moment,
                             coach::Performer::Detail::kSurface, body);
    legend.Update(world, *actor.performer, m, timeline, moment, body);
    look(legend.rows());
  }
}

// Some warm-ups only say which muscles work.
bool Stretches(const coach::Movement& movement) {
  return std::any_of(movement.muscles.begin(), movement.muscles.end(),
                     [](const coach::MuscleTarget& target) {
                       return target.role != coach::MuscleRole::kWorking;
                     });
}

TEST(Legend, ListsFewMusclesLengtheningBeforeWorkingEachOnce) {
  const auto world = World::Load(LIMBER_SOURCE_DIR);
  ASSERT_TRUE(world.ok());
  for (std::size_t m = 0; m < (*world.value)->movements().size(); ++m) {
    const bool stretches = Stretches((*world.value)->movements()[m]);
    Watch(**world.value, m, [&](std::span<const ui::MuscleRow> rows) {
      std::size_t lengthening = 0;
      bool working = false;
      std::set<std::pair<bool, std::string_view>> seen;
      for (const ui::MuscleRow& row : rows) {
        const bool works = row.role == State::kWorking;
        EXPECT_TRUE(works || !working) << row.id;
        EXPECT_TRUE(seen.emplace(works, row.id).second) << row.id;
        working = works;
        lengthening += works ? 0 : 1;
      }
      EXPECT_EQ(lengthening >= 1, stretches);
      EXPECT_LE(lengthening, Legend::kMostLengthening);
    });
  }
}

// One list per pose at most, and one where no muscle is named: rows light up
// where they are and do not jump.
TEST(Legend, RowsKeepTheirPlaces) {
  const auto world = World::Load(LIMBER_SOURCE_DIR);
  ASSERT_TRUE(world.ok());
  for (std::size_t m = 0; m < (*world.value)->movements().size(); ++m) {
    const coach::Movement& movement = (*world.value)->movements()[m];
    std::set<std::string> poses, lists;
    for (const auto& target : movement.muscles) poses.insert(target.when);
    std::size_t changes = 0;
    std::string last;
    Watch(**world.value, m, [&](std::span<const ui::MuscleRow> rows) {
      std::string ids;
      for (const ui::MuscleRow& row : rows) ids += std::string(row.id) + " ";
      lists.insert(ids);
      changes += ids != last ? 1 : 0;
      last = ids;
    });
    EXPECT_LE(lists.size(), std::max<std::size_t>(1, poses.size()))
        << movement.id;
    // Two changes a round at the most: into the other pose and back.
    std::size_t rounds = 1;
    for (const coach::Phase& phase : movement.phases) {
      rounds += std::size_t(phase.repeats);
    }
    EXPECT_LE(changes, 2 * rounds) << movement.id;
  }
}

TEST(Legend, WhatIsNotLengthenedIsNotLit) {
  const auto world = World::Load(LIMBER_SOURCE_DIR);
  ASSERT_TRUE(world.ok());
  for (std::size_t m = 0; m < (*world.value)->movements().size(); ++m) {
    float most = 0;
    Watch(**world.value, m, [&](std::span<const ui::MuscleRow> rows) {
      for (const ui::MuscleRow& row : rows) {
        if (row.role == State::kWorking) continue;
        if (row.stretch <= 0) {
          EXPECT_EQ(row.lit, 0) << row.id;
        }
        most = std::max(most, row.lit);
      }
    });
    const coach::Movement& movement = (*world.value)->movements()[m];
    if (Stretches(movement)) {
      EXPECT_GT(most, 0.5f) << movement.id;
    }
  }
}

// A name of the chest points at the upper half of a body that stands.
TEST(MuscleLabels, PointAtTheMuscle) {
  const auto loaded = World::Load(LIMBER_SOURCE_DIR);
  ASSERT_TRUE(loaded.ok());
  World& world = **loaded.value;
  const World::Actor& actor = **world.Cast("woman").value;
  const std::size_t index = *world.FindMovement("wall_chest").value;
  const coach::Movement& m = world.movements()[index];
  const coach::Timeline timeline = coach::Lay(m, {});
  const coach::Moment moment = coach::At(m, {}, timeline, core::Seconds(25));
  coach::BodyFrame body = actor.performer->MakeFrame();
  actor.performer->Perform(index, timeline, moment,
                           coach::Performer::Detail::kDrawn, body);
  Picture picture(world, actor);
  const scene::Frame& frame =
      picture.Compose(index, timeline, moment, body, {}, {0, 0, 1280, 720});
  Legend legend;
  legend.Update(world, *actor.performer, m, timeline, moment, body);
  MuscleLabels labels(*actor.figure);
  labels.Update(frame, legend.rows(), -1, 1280, 720);
  ASSERT_FALSE(labels.labels().empty());
  for (const ui::MuscleLabel& label : labels.labels()) {
    const ui::Rect& rect = labels.body();
    EXPECT_TRUE(rect.Contains(label.x, label.y)) << label.name;
    EXPECT_LT(label.y, rect.centre_y()) << label.name;
  }
}

}  // namespace
}  // namespace limber::app

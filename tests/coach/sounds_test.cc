// SPDX-License-Identifier: MIT
#include "engine/coach/sounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/coach/sample_routines.h"

namespace limber::coach {
namespace {

using core::Duration;
using core::Seconds;
using core::ToSeconds;

constexpr double kFrame = 1.0 / 60;

// Something that shows, found by looking at every frame.
struct Seen {
  Sound sound{};
  Duration at{0};
  std::string text;
};

// What changed on the screen from one frame to the next.
void Compare(const Movement& movement, const Timeline& timeline,
             const Moment& before, const Moment& now, std::vector<Seen>& seen) {
  const auto see = [&](Sound sound) { seen.push_back({sound, now.time, {}}); };
  const auto segment = [&](const Moment& moment) {
    return timeline.segments[std::size_t(moment.segment)];
  };
  const auto holds = [&](const Moment& moment) {
    return movement.phases[std::size_t(segment(moment).phase)].kind ==
               PhaseKind::kHold &&
           !moment.finished;
  };
  const auto changes = [&](const Moment& moment) {
    return movement.phases[std::size_t(segment(moment).phase)].kind ==
           PhaseKind::kSwitch;
  };
  const bool moved = before.segment != now.segment;
  if (holds(before) && (moved || !holds(now))) see(Sound::kHoldEnd);
  if (holds(now) && (moved || !holds(before))) see(Sound::kHoldBegin);
  if (holds(now) && !moved) {
    const double length = ToSeconds(segment(now).end - segment(now).begin);
    const double count = std::ceil(ToSeconds(now.left));
    if (count != std::ceil(ToSeconds(before.left)) && count <= 3 &&
        length >= 5) {
      see(Sound::kTick);
    }
    if (before.ratio < .5 && now.ratio >= .5 && length >= 15) {
      see(Sound::kHoldHalf);
    }
  }
  if ((changes(now) && !changes(before)) ||
      (before.side != now.side && !changes(before))) {
    see(Sound::kOtherSide);
  }
  const bool turned = before.breath.in != now.breath.in;
  if (now.breath.paced && !now.finished && (turned || !before.breath.paced)) {
    see(now.breath.in ? Sound::kBreathIn : Sound::kBreathOut);
  }
  if (!now.cue.empty() && now.cue != before.cue) {
    seen.push_back({Sound::kSpoken, now.time, std::string(now.cue)});
  }
}

std::vector<Seen> Watch(const Movement& movement, const Settings& settings) {
  const Timeline timeline = Lay(movement, settings);
  std::vector<Seen> seen;
  // Nothing was there before.
  Moment before = At(movement, settings, timeline, timeline.total);
  before.cue = {};
  before.side = body::Side::kRight;
  before.breath.paced = false;
  before.segment = -1;
  for (int frame = 0; before.segment < 0 || !before.finished; ++frame) {
    const Moment now =
        At(movement, settings, timeline, Seconds(frame * kFrame + 1e-6));
    if (before.segment < 0) {
      before.segment = 0;
      before.finished = true;
    }
    Compare(movement, timeline, before, now, seen);
    before = now;
  }
  return seen;
}

// For each sound what shows with it, and for all that shows a sound.
TEST(Sounds, EachSoundComesWithItsTwinOnTheScreenToTheFrame) {
  for (const Movement& movement : SampleLibrary()) {
    for (const Settings& settings : SampleSettings()) {
      const auto events = Sounds(movement, settings, Lay(movement, settings));
      const std::vector<Seen> all = Watch(movement, settings);
      for (int kind = 0; kind < int(Sound::kCount); ++kind) {
        std::vector<SoundEvent> heard;
        std::vector<Seen> seen;
        std::ranges::copy_if(events, std::back_inserter(heard),
                             [&](auto& e) { return int(e.sound) == kind; });
        std::ranges::copy_if(all, std::back_inserter(seen),
                             [&](auto& s) { return int(s.sound) == kind; });
        ASSERT_EQ(heard.size(), seen.size())
            << movement.id << " " << Name(Sound(kind)) << " pace "
            << settings.pace << " hold " << settings.hold_scale;
        for (std::size_t i = 0; i < heard.size(); ++i) {
          const double late = ToSeconds(seen[i].at - heard[i].begin);
          EXPECT_GE(late, 0) << movement.id << " " << Name(Sound(kind));
          EXPECT_LE(late, kFrame + 1e-5)
              << movement.id << " " << Name(Sound(kind)) << " at "
              << ToSeconds(heard[i].begin);
          EXPECT_EQ(heard[i].text, seen[i].text);
        }
      }
    }
  }
}

TEST(Sounds, ABreathSoundsForAsLongAsItTakes) {
  const Movement movement = LedRounds();
  Settings settings;
  settings.breath_in = settings.breath_out = 6;
  const Timeline timeline = Lay(movement, settings);
  const auto events = Sounds(movement, settings, timeline);
  int breaths = 0;
  for (const SoundEvent& event : events) {
    if (event.sound != Sound::kBreathIn && event.sound != Sound::kBreathOut) {
      continue;
    }
    ++breaths;
    EXPECT_NEAR(ToSeconds(event.length), 6, 1e-6);
    const bool in = event.sound == Sound::kBreathIn;
    const Moment middle =
        At(movement, settings, timeline, event.begin + event.length / 2);
    EXPECT_EQ(middle.breath.in, in);
    EXPECT_NEAR(middle.breath.fraction, .5, 1e-6);
  }
  EXPECT_EQ(breaths, 12);
}

class RoutineSounds : public testing::Test {
 protected:
  RoutineSounds() { Resolve(routine_, repertoire_); }
  Repertoire repertoire_ = SampleRepertoire();
  Routine routine_ = SampleRoutine();
};

TEST_F(RoutineSounds, AreThoseOfItsPieces) {
  for (const double pace : {.5, 1., 1.37}) {
    Settings settings;
    settings.pace = pace;
    const Plan plan = LayPlan(routine_, repertoire_, settings, true);
    const auto all = Sounds(plan, repertoire_);
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, &SoundEvent::begin));
    for (const Piece& piece : plan.pieces) {
      if (piece.still) continue;
      const Movement& movement = repertoire_.movements[piece.movement];
      for (const SoundEvent& event :
           Sounds(movement, piece.settings, piece.timeline)) {
        EXPECT_EQ(std::ranges::count_if(all,
                                        [&](const SoundEvent& e) {
                                          return e.sound == event.sound &&
                                                 e.text == event.text &&
                                                 e.begin ==
                                                     piece.begin + event.begin;
                                        }),
                  1);
      }
    }
  }
}

TEST_F(RoutineSounds, GettingReadyEndsWithThreeTicksASecondApart) {
  const Plan plan = LayPlan(routine_, repertoire_, {}, true);
  const auto ready =
      std::ranges::find(plan.pieces, Piece::Kind::kReady, &Piece::kind);
  ASSERT_NE(ready, plan.pieces.end());
  std::vector<double> before;
  for (const SoundEvent& event : Sounds(plan, repertoire_)) {
    if (event.sound == Sound::kTick && event.begin >= ready->begin &&
        event.begin < ready->end) {
      before.push_back(ToSeconds(ready->end - event.begin));
    }
  }
  EXPECT_EQ(before, (std::vector<double>{3, 2, 1}));
}

// The name of what comes next is said ahead of it, while nothing else is.
TEST_F(RoutineSounds, EachMovementIsAnnouncedBeforeItBegins) {
  const Plan plan = LayPlan(routine_, repertoire_, {}, true);
  const auto all = Sounds(plan, repertoire_);
  std::size_t announced = 0;
  for (const SoundEvent& event : all) {
    if (event.twin != Twin::kNext) continue;
    ++announced;
    const int next = NextMovement(plan, PieceAt(plan, event.begin));
    ASSERT_GE(next, 0);
    const Piece& piece = plan.pieces[std::size_t(next)];
    EXPECT_EQ(event.text,
              "Next: " + repertoire_.movements[piece.movement].name);
    for (const SoundEvent& other : all) {
      if (other.sound != Sound::kSpoken || &other == &event) continue;
      EXPECT_TRUE(other.begin >= event.begin + Seconds(2) ||
                  other.begin + Seconds(2.5) <= event.begin);
    }
  }
  EXPECT_EQ(announced, 3u);
}

}  // namespace
}  // namespace limber::coach

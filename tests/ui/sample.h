// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <tuple>
#include <vector>

#include "engine/coach/session.h"
#include "engine/ui/view.h"

// Movements and rows to draw the page with. Times are those of the real ones,
// texts as long as the content rules allow.
namespace limber::ui::sample {

inline coach::Phase MakePhase(const char* label, coach::PhaseKind kind,
                              double seconds, int repeats = 1,
                              bool per_side = false) {
  coach::Phase phase;
  phase.id = phase.label = label;
  phase.kind = kind;
  phase.seconds = core::Seconds(seconds);
  phase.repeats = repeats;
  phase.per_side = per_side;
  return phase;
}

inline coach::Movement MakeMovement(const char* id, const char* name,
                                    coach::Kind kind, const char* position,
                                    std::vector<coach::Phase> phases,
                                    coach::BreathMode breath) {
  coach::Movement out;
  out.id = id;
  out.name = out.short_name = name;
  out.kind = kind;
  out.position = position;
  out.phases = std::move(phases);
  out.breath = breath;
  return out;
}

inline std::vector<coach::Movement> Library() {
  using enum coach::PhaseKind;
  using coach::BreathMode;
  using coach::Kind;
  std::vector<coach::Movement> out;

  auto rounds = MakePhase("Rounds", kRounds, 10, 6);
  rounds.path = coach::Path::kFlow;
  for (const auto& [at, pose] :
       {std::pair{0.0, "cat"}, {0.5, "cow"}, {1.0, "cat"}}) {
    coach::Key key;
    key.at = at;
    key.pose = pose;
    rounds.keys.push_back(key);
  }
  rounds.cues = {{0.02, "In: belly drops, chest forward."},
                 {0.5, "Out: push the floor, tail under."}};
  auto cat = MakeMovement(
      "cat_cow", "Cat\u2013cow", Kind::kEssential, "hands_and_knees",
      {MakePhase("Set up", kSetUp, 10), rounds, MakePhase("Rest", kRest, 5)},
      BreathMode::kLed);
  cat.breath_in = cat.breath_out = 5;
  cat.mistakes = {{"elbows", "Bending the elbows", {{"cow", {}}}},
                  {"neck", "Cranking the neck", {{"cow", {}}}},
                  {"", "Hips drifting back", {}}};
  cat.variations = {{"easier", "Easier", "A smaller range.", {}, {}, {}, {}},
                    {"harder", "Harder", "Pause at each end.", {}, {}, {}, {}}};
  for (auto& variation : cat.variations) variation.phases = cat.phases;
  cat.safety = {{"If the wrists hurt, use fists or forearms.", {}}};
  out.push_back(cat);

  auto hold = MakePhase("Hold", kHold, 30);
  hold.cues = {{0.05, "Let the forehead be heavy."},
               {0.5, "Breathe wide into the back."}};
  out.push_back(MakeMovement(
      "child_pose", "Child\u2019s pose", Kind::kEssential, "kneeling",
      {MakePhase("Set up", kSetUp, 8), MakePhase("Ease in", kEase, 8), hold,
       MakePhase("Release", kRelease, 8)},
      BreathMode::kPaced));
  out.back().mistakes = {
      {"", "Hips floating high with the weight in the hands", {}}};
  out.back().safety = {
      {"A cushion between thigh and calf spares the knees.", {}}};
  out.push_back(MakeMovement(
      "neck", "Neck stretch", Kind::kEssential, "seated",
      {MakePhase("Set up", kSetUp, 6), MakePhase("Ease in", kEase, 4, 1, true),
       MakePhase("Hold", kHold, 20, 1, true),
       MakePhase("Release", kRelease, 4, 1, true)},
      BreathMode::kPaced));
  out.push_back(MakeMovement(
      "upper_back", "Seated upper back", Kind::kEssential, "seated",
      {MakePhase("Set up", kSetUp, 6), MakePhase("Ease in", kEase, 4), hold,
       MakePhase("Release", kRelease, 4), MakePhase("Rest", kRest, 4)},
      BreathMode::kPaced));
  out.push_back(MakeMovement("roller", "Chest opener on a foam roller",
                             Kind::kEssential, "lying, roller or towel",
                             {MakePhase("Set up", kSetUp, 20), hold},
                             BreathMode::kPaced));
  out.push_back(MakeMovement(
      "wall", "Wall chest stretch", Kind::kEssential, "standing",
      {MakePhase("Set up", kSetUp, 6), MakePhase("Hold", kHold, 30, 1, true)},
      BreathMode::kPaced));
  out.push_back(MakeMovement("march", "Marching in place", Kind::kWarmUp,
                             "standing", {MakePhase("March", kRounds, 1.2, 50)},
                             BreathMode::kFree));
  out.push_back(MakeMovement(
      "rolls", "Shoulder rolls", Kind::kWarmUp, "standing or seated",
      {MakePhase("Back", kRounds, 3, 10), MakePhase("Forward", kRounds, 3, 10)},
      BreathMode::kFree));
  for (const char* name : {"Arm circles", "Knee lifts", "Torso twists"}) {
    out.push_back(MakeMovement(name, name, Kind::kWarmUp, "standing",
                               {MakePhase("Circles", kRounds, 3, 20)},
                               BreathMode::kFree));
  }
  return out;
}

// A routine of three of them, with the safety card; adds that.
inline std::vector<coach::Routine> Routines(coach::Repertoire& repertoire) {
  using Kind = coach::Item::Kind;
  repertoire.cards = {
      {coach::kSafetyCard,
       "Before you begin",
       {{"A gentle pull is what you are after. Stop at anything sharp, "
         "pinching, shooting, tingling or numb.",
         {}},
        {"On your own scale from 0 to 10, stay at 3 or less.", {}},
        {"Breathe on all the time, and leave out what does not suit you.", {}},
        {"Recently hurt or operated on, or in pain that stays? Ask a "
         "physician or physiotherapist first.",
         {}}}}};
  coach::Routine routine;
  routine.id = "three";
  routine.name = "Three for the back";
  routine.short_name = "Three";
  routine.summary = "From the floor to the chair.";
  for (const auto& [kind, id, seconds] :
       {std::tuple(Kind::kCard, coach::kSafetyCard, 0.0),
        {Kind::kMovement, "cat_cow", 75.0},
        {Kind::kMovement, "child_pose", 54.0},
        {Kind::kRest, "Up, and onto the chair", 15.0},
        {Kind::kMovement, "neck", 62.0}}) {
    coach::Item item;
    item.kind = kind;
    (kind == Kind::kRest ? item.text : item.id) = id;
    item.seconds = core::Seconds(seconds);
    routine.total += item.seconds;
    routine.items.push_back(item);
  }
  coach::Routine other = routine;
  other.id = other.name = other.short_name = "Two";
  other.items.pop_back();
  std::vector<coach::Routine> out = {routine, other};
  for (coach::Routine& each : out) coach::Resolve(each, repertoire);
  return out;
}

using State = scene::RegionLight::State;
inline constexpr std::array kMuscles{
    MuscleRow{"multifidus", "Inner back erectors", State::kPrimary, 0.78f},
    MuscleRow{"longissimus", "Long back erectors", State::kPrimary, 0.71f},
    MuscleRow{"rhomboid_major", "Rhomboids (larger)", State::kPrimary, 0.34f},
    MuscleRow{"iliocostalis", "Outer low-back erectors", State::kSecondary,
              0.52f},
    MuscleRow{"trap_middle", "Middle trapezius", State::kSecondary, 0.41f},
    MuscleRow{"rectus_abdominis", "Abdominals", State::kWorking, 0.46f}};
inline constexpr std::array<std::string_view, 5> kViews{
    "Best", "Front", "Side", "Back", "Three-quarter"};
inline constexpr std::array<std::string_view, 2> kFigures{"Woman", "Man"};
inline constexpr std::array<std::string_view, 2> kPalettes{"Anatomical",
                                                           "Clear"};

// A view of the session as it stands.
inline View ViewOf(const coach::Session& session, int width, int height) {
  View view;
  view.session = &session;
  view.moment = session.moment();
  view.muscles = kMuscles;
  view.views = kViews;
  view.figures = kFigures;
  view.palettes = kPalettes;
  view.window_width = width;
  view.window_height = height;
  return view;
}

}  // namespace limber::ui::sample

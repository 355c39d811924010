// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/body/dof.h"
#include "engine/body/effector.h"
#include "engine/core/time.h"

// What a movement is, as content/movements/*.yaml says it, checked and with
// every name resolved. Angles are radians, lengths metres. Immutable.
namespace limber::coach {

// A way leads from one base position to another and is no exercise of its own.
enum class Kind { kWarmUp, kEssential, kExtra, kPosture, kWay };

enum class PhaseKind {
  kSetUp,
  kEase,
  kHold,
  kRounds,
  kRelease,
  kSwitch,
  kRest
};

// How the body passes through the keys of a phase.
//   kEase  minimum jerk from key to key, at rest in each
//   kFlow  one smooth periodic curve through all keys, no stops
enum class Path { kEase, kFlow };

// Breathing of a movement.
//   kFree   the person breathes as they like; the guide does not pace it
//   kPaced  slow breath of the user's setting during holds
//   kLed    the movement takes its period from the breath (cat-cow)
enum class BreathMode { kFree, kPaced, kLed };

// Where the figure stands when parts of it are planted: a pose put on the
// floor at a place. Each planted part takes its anchor from a stance.
struct Stance {
  std::string id;
  std::string pose;  // id
  body::Posture posture;
  double x = 0, z = 0;  // m, how far the root stands from its rest place
  // What each part that is planted there lies on; floor where it is not named.
  struct Lies {
    body::Effector effector;
    std::string on;  // a name of coach/footing.h
  };
  std::vector<Lies> on;
  // Stance, listed before, whose knees it kneels on or whose legs it rests on;
  // or -1.
  int over = -1;
};

struct Plant {
  body::Effector effector;
  int stance = 0;  // index into Movement::stances
};

struct Key {
  double at = 0;  // share of the phase, [0, 1]; the first key of a phase is 0,
                  // of a flow anywhere: it closes by itself
  std::string pose;  // id, for messages and the sheet
  body::Posture posture;
  bool mirrored = false;      // posture and plants, as stored here, are to be
                              // mirrored: those of the other side
  std::vector<Plant> plants;  // planted from this key up to the next one
  double roll = 0;  // m, how far the roller has rolled towards the feet by then
                    // under a figure 1.667 m tall, in proportion under others
};

struct Cue {
  double at = 0;  // share of the phase (of one repetition for rounds), [0, 1);
                  // in rounds, cues of one share take turns
  std::string text;  // caption, at most 34 characters
};

struct Phase {
  std::string id;     // lower_snake_case
  std::string label;  // shown on the timeline
  PhaseKind kind{};
  core::Duration seconds{};  // one repetition, at default settings
  int repeats = 1;
  // What another total length may make of it: seconds of a hold, repetitions
  // of rounds. Both 0 = it stays as it is written.
  double least = 0, most = 0;
  Path path = Path::kEase;
  // Of a flow: how large its curve is when the first repetition begins, about
  // the mean of its keys, (0, 1]. It grows evenly to 1 at the end of the last.
  double grow = 1;
  // Of rounds that walk: how fast the ground goes backwards under a figure
  // 1.667 m tall, m/s; taller: as the root; smaller: in proportion; 0 = stands.
  // The phase before starts that walk and the one behind stops it.
  double ground_speed = 0;
  bool per_side = false;  // played for the right, then mirrored for the left
  std::vector<Key> keys;
  std::vector<Cue> cues;
  std::vector<Cue> back;  // of a way that is played backwards, in its order
  // Parts that touch something throughout the phase (checked and measured),
  // and the surface each lies on.
  struct Declared {
    body::Effector effector;
    std::string on;  // a name of coach/footing.h
  };
  std::vector<Declared> contacts;
};

enum class MuscleRole { kPrimary, kSecondary, kWorking };

// A muscle the movement is meant to reach. `when` names the phase or, inside
// rounds, the pose whose peak it belongs to (cat or cow); empty = everywhere.
// `side`: +1 = the side the movement is played for, -1 = the other, 0 = both.
struct MuscleTarget {
  std::string muscle;
  MuscleRole role{};
  std::string when;
  int side = 0;
};

struct Line {  // a sentence that makes a claim, gives a dose or warns
  std::string text;
  std::vector<std::string> sources;  // ids of content/sources.yaml
};

// An easier or harder form. Where it only has words, the rest is empty; else it
// holds what the movement has in their place. It begins and ends where the
// movement does. See coach/variant.h.
struct Variation {
  std::string id, name, text;
  std::map<std::string, body::Posture> poses;
  std::vector<Stance> stances;
  std::vector<Phase> phases;
  std::vector<MuscleTarget> muscles;

  bool plays() const { return !phases.empty(); }
};

// What is better, and what to avoid. Where it can be shown, it has an id and
// angles that are added to those of some poses of the movement.
struct Mistake {
  std::string id, text;
  std::map<std::string, body::Posture> offsets;  // [pose]; without the hands

  bool shows() const { return !offsets.empty(); }
};

// Regional delays of a wave that runs through the spine, seconds behind the
// pelvis at default settings (cat-cow).
struct Wave {
  double lumbar = 0, thoracic = 0, neck = 0;
};

struct Movement {
  std::string id, name, short_name;
  Kind kind{};
  std::string position;  // standing, hands_and_knees, ...
  // Base positions, ids of content/body/poses.yaml, in which the body is at
  // the first and at the last tick; empty = in none of them.
  std::string begins, ends;
  std::vector<std::string> props;
  std::string best_view;
  std::string summary;
  BreathMode breath = BreathMode::kFree;
  double breath_in = 4, breath_out = 6;  // s, at default settings
  // How far the trunk moves with it, over what a slow deep breath moves: a
  // demonstration shows more.
  double breath_depth = 1;
  Wave wave;
  std::map<std::string, body::Posture> poses;
  std::string base_pose;  // gain of muscles is measured from here
  std::vector<Stance> stances;
  std::vector<Phase> phases;
  std::vector<MuscleTarget> muscles;
  std::vector<Line> dose, safety;
  std::vector<Mistake> mistakes;
  std::vector<Variation> variations;
};

}  // namespace limber::coach

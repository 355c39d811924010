// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/coach/routine.h"
#include "engine/coach/settings.h"
#include "engine/coach/timeline.h"
#include "engine/coach/variant.h"

namespace limber::coach {

// What routines are made from: all movements that are performed, ways among
// them, and the cards.
struct Repertoire {
  std::vector<Movement> movements;
  std::vector<Card> cards;
  std::vector<Variants> variants = {};  // [movement]; of those behind: none
};

// Finds each item in the repertoire. A movement that the routine changes is
// added to it, adapted. Requires: the repertoire has what the items name.
void Resolve(Routine& routine, Repertoire& repertoire);

inline constexpr core::Duration kGetReady = std::chrono::seconds(8);
inline constexpr double kGuidedSwitch = 8;  // s, changing sides

// One stretch of a routine: a movement from its first to its last tick, or the
// body standing still where one of them begins or ends.
struct Piece {
  enum class Kind {
    kCard,
    kReady,  // before the first movement
    kMovement,
    kWay,
    kRest
  };
  Kind kind{};
  int item = -1;             // index into Routine::items; -1 = put in between
  std::size_t movement = 0;  // index into Repertoire::movements
  bool still = false;        // the body stays as it is at `at`
  core::Duration at{0};      // movement time
  std::size_t card = 0;      // kCard: index into Repertoire::cards
  std::string text;          // said while it lasts; empty = its own cues
  Settings settings;         // of the movement, in this piece
  Timeline timeline;         // of the movement
  core::Duration begin{0}, end{0};  // routine time; it owns [begin, end)
};

// A routine laid out in time. Between two movements that end and begin in
// different positions the shortest chain of ways is put in; a move that takes
// longer than its ways rests for what is left, one that is too short takes the
// time they need. What is shown is the sum of the parts. Settings change how
// long pieces are, not which there are.
struct Plan {
  std::vector<Piece> pieces;  // in order, without gaps; never empty
  core::Duration total{0};
};

// `guided` adds what someone needs who follows: the cards, eight seconds to get
// ready, eight seconds to change sides. Requires: a resolved routine whose
// positions can be joined.
Plan LayPlan(const Routine& routine, const Repertoire& repertoire,
             const Settings& settings, bool guided);

// Everything about one time of a plan. `moment` is that of the piece's
// movement: pose and muscles come from it.
struct PlanMoment {
  core::Duration time{0};  // routine time, clamped to [0, total]
  std::size_t piece = 0;
  core::Duration left{0};  // of the piece
  Moment moment;
  bool finished = false;
};

// The piece at this routine time.
std::size_t PieceAt(const Plan& plan, core::Duration time);

// Pure function; a piece owns its first tick, not its last. A body that stands
// still breathes on.
PlanMoment At(const Plan& plan, const Repertoire& repertoire,
              core::Duration time);

// The first piece behind `piece` that is a movement; -1 = none.
int NextMovement(const Plan& plan, std::size_t piece);

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/coach/extra.h"
#include "engine/coach/movement.h"
#include "engine/coach/plan.h"
#include "engine/coach/settings.h"
#include "engine/coach/timeline.h"
#include "engine/core/time.h"

namespace limber::coach {

// The one place where playing has state: which movement or routine, the
// settings, and the elapsed time. All else is computed from these. Does not own
// what it plays, which must outlive it and hold at least one movement.
//
// In a routine the movement, its timeline and its moment are those of the piece
// that is played now; Seek, Previous and Next go on from one to the next.
class Session {
 public:
  explicit Session(const std::vector<Movement>& library);
  // The first `shown` movements can be selected; routines are resolved in the
  // repertoire.
  Session(const Repertoire& repertoire, std::size_t shown,
          const std::vector<Routine>& routines);

  // Adds the wall time that passed since the last frame. Stops at the end.
  void Advance(core::Duration wall);

  void Play();  // from the end: starts over
  void Pause();
  void Toggle();
  void Seek(core::Duration to);       // in the movement, clamped to it
  void SeekTotal(core::Duration to);  // in all that is played
  void Restart();
  // Both from the beginning, and playing or paused as before.
  void Select(std::size_t movement);
  void SelectRoutine(std::size_t routine, bool guided = true);
  // A form of the selected movement: index into its variations, -1 = as it is
  // written. The place stays: same phase, side and repetition as far as there
  // are as many. And which of its mistakes is shown with it; -1 = none. Both
  // are forgotten when something is selected. Require: variants() has it.
  void SelectVariation(int variation);
  void ShowMistake(int mistake);
  // To the beginning of the phase before or after; at the ends of a movement
  // to the movement before or after in the list or the routine. Previous goes
  // to the beginning of the present phase first, once 1.5 s of it have played.
  void Previous();
  void Next();

  // To the beginning of the side that is played, or was played last; of the
  // movement where it has no sides.
  void RepeatSide();
  // About ten seconds more of the hold that is played: see TenMore. False where
  // none is, or where it may last no longer. Forgotten with Restart and when
  // something is selected.
  bool AddTen();
  bool can_add_ten() const;

  // Settings are clamped to their ranges. A change keeps the place in the
  // movement: same segment, same ratio.
  void SetPace(double pace);
  void SetHoldScale(double scale);
  void SetBreath(double in, double out);
  void SetMirror(bool mirror);
  void SetLoop(bool loop);  // start over instead of stopping at the end

  bool playing() const { return playing_; }
  bool loop() const { return loop_; }
  // Index into all movements that are performed, ways among them.
  std::size_t selected() const {
    return routine_ < 0 ? Form() : now().movement;
  }
  // Which of library() was selected.
  std::size_t listed() const { return selected_; }
  // Forms of movement() that can be chosen; null = none, as in a routine.
  const Variants* variants() const;
  int variation() const { return variation_; }
  int mistake() const { return mistake_; }
  // Index of the mistaken form of movement() among all that is performed, while
  // one is shown; -1 = none.
  int ghost() const;
  core::Duration elapsed() const { return elapsed_; }  // of total()
  core::Duration total() const {
    return routine_ < 0 ? timeline_.total : plan_.total;
  }
  const std::string& id() const {
    return routine_ < 0 ? movement().id : routine()->id;
  }
  const Movement& movement() const { return (*library_)[selected()]; }
  // Those that can be selected.
  std::span<const Movement> library() const {
    return std::span(*library_).first(shown_);
  }
  // All that is performed; what selected() and plans count in.
  const std::vector<Movement>& movements() const { return *library_; }
  const Settings& settings() const { return settings_; }
  const Timeline& timeline() const {
    return routine_ < 0 ? timeline_ : now().timeline;
  }
  Moment moment() const;

  std::span<const Routine> routines() const {
    return routines_ ? std::span(*routines_) : std::span<const Routine>();
  }
  // The one that is played, or null; its index, or -1.
  const Routine* routine() const {
    return routine_ < 0 ? nullptr : &(*routines_)[std::size_t(routine_)];
  }
  int routine_index() const { return routine_; }
  const Plan& plan() const { return plan_; }  // of the routine
  std::size_t piece() const { return PieceAt(plan_, elapsed_); }
  const Piece& now() const { return plan_.pieces[piece()]; }
  const Movement& PieceMovement(std::size_t piece) const {
    return (*library_)[plan_.pieces[piece].movement];
  }
  // Of a routine at the present settings, for lists.
  core::Duration GuidedTotal(const Routine& routine) const {
    return LayPlan(routine, *repertoire_, settings_, true).total;
  }
  // Null where the piece is no card.
  const Card* card() const;

 private:
  std::size_t Form() const;
  core::Duration TenMoreNow() const;
  void Relay(const Settings& next);
  void LayAgain();

  const std::vector<Movement>* library_;
  const Repertoire* repertoire_ = nullptr;
  const std::vector<Routine>* routines_ = nullptr;
  std::size_t shown_;
  std::size_t selected_ = 0;
  int variation_ = -1, mistake_ = -1;  // of the selected movement
  int routine_ = -1;
  bool guided_ = true;
  Settings settings_;
  Timeline timeline_;  // of the selected movement
  Plan plan_;          // of the routine
  std::vector<Extra> extras_;
  core::Duration elapsed_{0};
  bool playing_ = false;
  bool loop_ = false;
};

}  // namespace limber::coach

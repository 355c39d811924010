// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "engine/coach/movement.h"
#include "engine/coach/settings.h"
#include "engine/coach/timeline.h"
#include "engine/core/time.h"

namespace limber::coach {

// The one place where playing has state: which movement, the settings, and the
// elapsed time. All else is computed from these. Does not own the library,
// which must outlive it and hold at least one movement.
class Session {
 public:
  explicit Session(const std::vector<Movement>& library);

  // Adds the wall time that passed since the last frame. Stops at the end.
  void Advance(core::Duration wall);

  void Play();  // from the end: starts over
  void Pause();
  void Toggle();
  void Seek(core::Duration to);  // clamped to the movement
  void Restart();
  void Select(
      std::size_t movement);  // from its beginning; keeps playing or paused
  // To the beginning of the phase before or after; at the ends of the movement
  // to the movement before or after in the list. Previous goes to the
  // beginning of the present phase first, once 1.5 s of it have played.
  void Previous();
  void Next();

  // Settings are clamped to their ranges. A change keeps the place in the
  // movement: same segment, same ratio.
  void SetPace(double pace);
  void SetHoldScale(double scale);
  void SetBreath(double in, double out);
  void SetMirror(bool mirror);
  void SetLoop(bool loop);  // start over instead of stopping at the end

  bool playing() const { return playing_; }
  bool loop() const { return loop_; }
  std::size_t selected() const { return selected_; }
  core::Duration elapsed() const { return elapsed_; }
  const Movement& movement() const { return (*library_)[selected_]; }
  const std::vector<Movement>& library() const { return *library_; }
  const Settings& settings() const { return settings_; }
  const Timeline& timeline() const { return timeline_; }
  Moment moment() const;

 private:
  void Relay(const Settings& next);

  const std::vector<Movement>* library_;
  std::size_t selected_ = 0;
  Settings settings_;
  Timeline timeline_;
  core::Duration elapsed_{0};
  bool playing_ = false;
  bool loop_ = false;
};

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "engine/coach/passage.h"
#include "engine/stage/subject.h"
#include "engine/stage/world.h"

namespace limber::stage {

// A movement or a routine as one figure does it, from its first to its last
// tick, at default settings.
class Performance {
 public:
  // What to do where the figure cannot be used: the built-in one stands in, and
  // standard error says so, or the problems of the figure are handed back.
  enum class Understudy { kStandsIn, kNone };
  static core::Loaded<std::unique_ptr<Performance>> Open(
      World& world, const Subject& subject, const std::string& figure,
      Understudy understudy);

  // What is shown: its id and how long it takes.
  const std::string& id() const;
  const std::string& name() const;
  core::Duration total() const;
  double seconds() const { return core::ToSeconds(total()); }
  const World::Actor& actor() const { return *actor_; }
  const coach::Performer& performer() const { return *actor_->performer; }
  // Of the repertoire, or of the routines.
  std::size_t index() const { return index_; }
  // Null in a routine; the two after it are null of a movement.
  const coach::Movement* movement() const;
  const coach::Plan* plan() const { return passage_ ? &plan_ : nullptr; }
  const coach::Passage* passage() const { return passage_.get(); }
  // Of the movement; empty in a routine.
  const coach::Timeline& timeline() const { return timeline_; }

  // One time of it: the movement that is played then, and where in that.
  struct Now {
    core::Duration time{0};    // since the beginning of it all
    std::size_t movement = 0;  // index into Repertoire::movements
    const coach::Timeline* timeline = nullptr;
    coach::Moment moment;  // of that movement
  };
  // The body at this time, clamped to [0, seconds()]. Allocates nothing once
  // the movement has been performed.
  Now Perform(double seconds, coach::Performer::Detail detail,
              coach::BodyFrame& body) const;

 private:
  Performance() = default;
  World* world_ = nullptr;
  const World::Actor* actor_ = nullptr;
  std::size_t index_ = 0;
  coach::Settings settings_;
  coach::Timeline timeline_;
  coach::Plan plan_;
  std::unique_ptr<coach::Passage> passage_;  // of a routine; or null
};

}  // namespace limber::stage

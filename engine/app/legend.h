// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/stage/world.h"
#include "engine/ui/view.h"

namespace limber::app {

// The muscles that the page lists: what lengthens, what works, in the order of
// the movement file, primary before secondary. A movement of few muscles lists
// all of them all the time; one of many lists those of the pose the body is
// in, or heads for. Rows stay where they are and light up with the body, so
// nothing jumps; a function of the body alone.
class Legend {
 public:
  static constexpr std::size_t kMostLengthening = 5, kMostWorking = 2;

  void Update(const stage::World& world, const coach::Performer& performer,
              const coach::Movement& movement, const coach::Timeline& timeline,
              const coach::Moment& moment, const coach::BodyFrame& body);

  // Borrows names from the world; valid until the next Update.
  std::span<const ui::MuscleRow> rows() const { return rows_; }

 private:
  std::string_view TellingMoment(const coach::Movement& movement,
                                 const coach::BodyFrame& body) const;
  void Choose(const coach::Movement& movement, const coach::BodyFrame& body);

  struct Line {
    const coach::MuscleTarget* target;
    ui::MuscleRow row;
  };
  std::vector<Line> lines_;
  std::vector<ui::MuscleRow> rows_;
};

}  // namespace limber::app

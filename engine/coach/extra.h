// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/plan.h"

namespace limber::coach {

// A hold that someone wants to last longer while it lasts.
struct Extra {
  std::size_t piece = 0;  // of the plan; 0 where one movement is played
  std::size_t segment = 0;
  core::Duration by{0};
};

// What "ten seconds more" is in a hold: so many whole breaths as come nearest,
// so that the breath does not jump; at least one. Zero where the segment is no
// hold, or would grow over three times what is written.
core::Duration TenMore(const Movement& movement, const Settings& settings,
                       const Timeline& timeline, std::size_t segment);

// Makes the segment longer; and the same hold of the other side where that is
// still to come, so that both sides get as much.
void Lengthen(Timeline& timeline, std::size_t segment, core::Duration by);
// The same in a plan, whose pieces behind come later.
void Lengthen(Plan& plan, const Extra& extra);

}  // namespace limber::coach

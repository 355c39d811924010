// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/stage/world.h"

namespace limber::stage {

// What a command shows: a movement, or a routine where that is named.
struct Subject {
  std::string movement{}, routine{};
  std::string variation{};  // of the movement; empty = as it is written
  std::string mistake{};    // shown with it, as a second figure; empty = none
  bool beside = false;      // that figure stands beside the other
  double minutes = 0;  // total length asked for; 0 = as the routine is written
  bool guided = true;  // with what someone needs who follows the routine
};

// Index of the subject's movement among all that is performed, or of its
// routine. A routine that is asked for at
// another length is brought to it, says on standard error what was changed, and
// is added to the world: nobody may have been cast yet. Fails with
// unknown-movement, unknown-routine, unknown-variation or length.
core::Loaded<std::size_t> Find(World& world, const Subject& subject);

// Index of the subject's mistake among all that is performed. Requires: it
// names one, of the movement at `index`. Fails with unknown-mistake.
core::Loaded<std::size_t> FindMistake(const World& world,
                                      const Subject& subject,
                                      std::size_t index);

}  // namespace limber::stage

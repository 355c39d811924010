// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/app/world.h"

namespace limber::app {

// What a command shows: a movement, or a routine where that is named.
struct Subject {
  std::string movement, routine;
  double minutes = 0;  // total length asked for; 0 = as the routine is written
  bool guided = true;  // with what someone needs who follows the routine
};

// Index of the subject's movement or routine. A routine that is asked for at
// another length is brought to it, says on standard error what was changed, and
// is added to the world: nobody may have been cast yet. Fails with
// unknown-movement, unknown-routine or length.
core::Loaded<std::size_t> Find(World& world, const Subject& subject);

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#pragma once

#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

namespace limber::content {

// Plays `way` in a phase of `movement`: the phase takes its keys and cues, the
// movement the poses and stances they need. A stance of the same name has to
// be the same: rule stance-differs.
void TakeWay(const coach::Movement& way, Place place, Report& report,
             coach::Movement& movement, coach::Phase& phase);

}  // namespace limber::content

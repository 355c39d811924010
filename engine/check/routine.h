// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/check/result.h"
#include "engine/coach/passage.h"

namespace limber::check {

// Changes a performed frame before it is judged: how tests plant faults.
using RoutineTamper =
    std::function<void(const coach::PlanMoment&, coach::BodyFrame&)>;

// A routine as one motion, guided, at default settings: whether anything jumps
// where one piece ends and the next begins (R1 joints, R2 drawn skin, R3
// speed), how fast joints are over the whole of it (R4), and whether its parts
// add up (R5). What happens inside a movement is for the rules of that.
// Requires: a resolved routine of this repertoire.
std::vector<Result> CheckRoutine(const coach::Performer& performer,
                                 const coach::Repertoire& repertoire,
                                 const coach::Routine& routine,
                                 const std::string& figure,
                                 const RoutineTamper& tamper = {});

}  // namespace limber::check

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/body/muscle.h"
#include "engine/body/range_of_motion.h"
#include "engine/check/result.h"
#include "engine/check/take.h"

// What "right" means. Each rule looks at one recording and says what it
// measured; limits are constants beside the rule. Ids and limits:
// engine/check/README.md.
namespace limber::check {

// What the rules know of the body besides the recording. Borrowed.
struct Reference {
  const body::RangesOfMotion* ranges = nullptr;
  std::span<const body::MuscleDefinition> muscles;
};

void CheckContacts(const Take& take, Report& report);  // C
void CheckLimits(const Take& take, const Reference& reference,
                 Report& report);                        // J
void CheckSmoothness(const Take& take, Report& report);  // S
void CheckTiming(const Take& take, Report& report);      // T1-T3, T7, T8
void CheckBreath(const Take& take, Report& report);      // T4-T6
void CheckBalance(const Take& take, Report& report);     // B
void CheckMuscles(const Take& take, const Reference& reference,
                  Report& report);                          // M
void CheckSymmetry(const Take& take, Report& report);       // Y1, Y2, Y8
void CheckContent(const Take& take, Report& report);        // Y3
void CheckGeometry(const Take& take, Report& report);       // G1-G4, A
void CheckNamedGeometry(const Take& take, Report& report);  // G5-G10, C10
void CheckRolling(const Take& take, Report& report);        // C9
void CheckProps(const Take& take, Report& report);          // C11

// All of them, in this order.
std::vector<Result> RunAll(const Take& take, const Reference& reference);

}  // namespace limber::check

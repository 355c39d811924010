// SPDX-License-Identifier: MIT
#include "engine/check/rules.h"

namespace limber::check {

std::vector<Result> RunAll(const Take& take, const Reference& reference) {
  Report report(take.movement->id, take.figure);
  CheckContacts(take, report);
  CheckLimits(take, reference, report);
  CheckSmoothness(take, report);
  CheckTiming(take, report);
  CheckBreath(take, report);
  CheckBalance(take, report);
  CheckMuscles(take, reference, report);
  CheckSymmetry(take, report);
  CheckContent(take, report);
  CheckGeometry(take, report);
  CheckNamedGeometry(take, report);
  CheckRolling(take, report);
  CheckProps(take, report);
  std::vector<Result> results = report.Take();
  for (Result& result : results) {
    result.phase = take.phase(take.samples[take.Nearest(result.where)]).id;
  }
  return results;
}

}  // namespace limber::check

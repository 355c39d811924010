// SPDX-License-Identifier: MIT
//
// Arms, legs and head pass by the things around, not through them.
#include <fmt/format.h>

#include "engine/check/rules.h"

namespace limber::check {

namespace {

constexpr double kInFirm = 5, kInSoft = 25;  // mm, as of contacts

}  // namespace

void CheckProps(const Take& take, Report& report) {
  Worst firm, soft;
  const auto see = [](const Take::InThing& at, Worst& worst) {
    worst.See(at.depth * kMillimetres, at.time,
              at.depth > 0 ? fmt::format("{} in {}", at.part, at.thing) : "");
  };
  for (const Take::InThing& at : take.firm_things) see(at, firm);
  for (const Take::InThing& at : take.soft_things) see(at, soft);
  report.Judge("C11", "limb or head inside a firm thing", "mm", firm, kInFirm);
  report.Judge("C11", "limb or head inside a soft thing", "mm", soft, kInSoft);
}

}  // namespace limber::check

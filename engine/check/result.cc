// SPDX-License-Identifier: MIT
#include "engine/check/result.h"

#include <fmt/format.h>

namespace limber::check {

std::string Format(const Result& r) {
  const std::string unit = r.unit.empty() ? "" : " " + r.unit;
  return fmt::format("{} {} {} {}: {:.4g}{}{} at {:.2f} s{}, at {} {:.4g}{}",
                     r.movement, r.figure, r.rule, r.what, r.measured, unit,
                     r.worst.empty() ? "" : " (" + r.worst + ")", r.where,
                     r.phase.empty() ? "" : " in " + r.phase,
                     r.at_least ? "least" : "most", r.allowed, unit);
}

void Report::Judge(std::string_view rule, std::string_view what,
                   std::string_view unit, const Worst& worst, double allowed) {
  if (!worst.seen()) return;
  Result result;
  result.movement = movement_;
  result.figure = figure_;
  result.rule = rule;
  result.what = what;
  result.unit = unit;
  result.measured = worst.value();
  result.allowed = allowed;
  result.at_least = worst.of() == Worst::Of::kSmallest;
  result.pass =
      result.at_least ? worst.value() >= allowed : worst.value() <= allowed;
  result.where = worst.where();
  result.worst = worst.name();
  results_.push_back(std::move(result));
}

}  // namespace limber::check

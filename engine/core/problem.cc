// SPDX-License-Identifier: MIT
#include "engine/core/problem.h"

namespace limber::core {

std::string Format(const Problem& problem) {
  std::string out = problem.file;
  if (problem.line > 0) {
    out += ":" + std::to_string(problem.line);
    if (problem.column > 0) out += ":" + std::to_string(problem.column);
  }
  if (!out.empty()) out += ": ";
  out += "error [" + problem.rule + "]: " + problem.text;
  if (!problem.allowed.empty()) out += "\n    allowed: " + problem.allowed;
  if (!problem.hint.empty()) out += "\n    hint: " + problem.hint;
  return out;
}

}  // namespace limber::core

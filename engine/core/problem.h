// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace limber::core {

// One fault in data that came from outside: a file, an argument, a figure.
// A bug in the program is an assert, never a Problem.
struct Problem {
  std::string file;
  int line = 0;      // 1-based; 0 = the file as a whole
  int column = 0;    // 1-based; 0 = the line as a whole
  std::string rule;  // lower-case id, for instance "unknown-key"
  std::string text;  // what was found
  std::string
      allowed;       // what is allowed, and where that is written; may be empty
  std::string hint;  // what to do about it; may be empty
};

// "file:line:column: error [rule]: text", then one indented line each for what
// is allowed and the hint. No trailing newline.
std::string Format(const Problem& problem);

// The value, or the faults that kept it from being read: all of them, not the
// first. A value may come with no problems only.
template <class T>
struct [[nodiscard]] Loaded {
  std::optional<T> value;
  std::vector<Problem> problems;

  bool ok() const { return value.has_value() && problems.empty(); }
};

}  // namespace limber::core

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace limber::audio {

struct ProgramResult {
  bool ran = false;    // it started and ended with code 0
  std::string output;  // its standard output, no more than was asked for
};

// Runs a program, found in PATH, with these arguments; no shell reads them. It
// has no input, and what it complains of is dropped. Waits for its end.
ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         std::size_t most_output);

}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace limber::app {

// A line on standard error that shows how far long work has come: a bar on a
// terminal, a line every few seconds elsewhere.
class Progress {
 public:
  Progress(std::string what, long total);
  void Advance();
  void Done();

 private:
  void Show();
  std::string what_;
  long total_, done_ = 0;
  bool terminal_;
  std::chrono::steady_clock::time_point begin_, shown_;
};

}  // namespace limber::app

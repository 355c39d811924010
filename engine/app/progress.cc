// SPDX-License-Identifier: MIT
#include "engine/app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace limber::app {

using Clock = std::chrono::steady_clock;

Progress::Progress(std::string what, long total)
    : what_(std::move(what)),
      total_(std::max(1L, total)),
      terminal_(isatty(STDERR_FILENO) == 1),
      begin_(Clock::now()),
      shown_(begin_) {}

void Progress::Advance() {
  ++done_;
  const auto pause =
      terminal_ ? std::chrono::milliseconds(100) : std::chrono::seconds(5);
  if (Clock::now() - shown_ < pause) return;
  shown_ = Clock::now();
  Show();
}

void Progress::Done() {
  done_ = total_;
  Show();
  if (terminal_) fmt::print(stderr, "\n");
}

void Progress::Show() {
  const double share = double(done_) / double(total_);
  const double seconds =
      std::chrono::duration<double>(Clock::now() - begin_).count();
  constexpr int kCells = 30;
  const int full = static_cast<int>(share * kCells);
  fmt::print(stderr, "{}{} [{}{}] {:3.0f} %  {:.0f} s{}", terminal_ ? "\r" : "",
             what_, std::string(std::size_t(full), '#'),
             std::string(std::size_t(kCells - full), '.'), share * 100, seconds,
             terminal_ ? "" : "\n");
  std::fflush(stderr);
}

}  // namespace limber::app

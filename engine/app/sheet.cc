// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/app/commands.h"
#include "engine/app/progress.h"
#include "engine/app/show.h"
#include "engine/output/output.h"
#include "engine/output/png.h"

namespace limber::app {

using output::CatchInterrupts;
using output::CheckOutput;
using output::Interrupted;
using output::kInterrupted;
using output::WritePng;
using stage::Look;
using stage::LookNamed;
using stage::Performance;
using stage::Print;
using stage::View;
using stage::World;

namespace {

constexpr std::size_t kMostTimes = 200;
constexpr double kMostPixels = 200e6;

// When something of interest happens: every key of the first round of each
// phase, and half-way between keys. Seconds, rising.
std::vector<double> KeyTimes(const coach::Movement& movement,
                             const coach::Timeline& timeline) {
  std::set<double> times;
  for (const coach::Segment& segment : timeline.segments) {
    if (segment.repeat > 1) continue;
    const double begin = core::ToSeconds(segment.begin);
    const double length = core::ToSeconds(segment.end - segment.begin);
    const auto& keys = movement.phases[std::size_t(segment.phase)].keys;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      times.insert(begin + keys[k].at * length);
      if (k + 1 < keys.size()) {
        times.insert(begin + (keys[k].at + keys[k + 1].at) / 2 * length);
      }
    }
  }
  times.insert(core::ToSeconds(timeline.total));
  std::vector<double> out;
  for (const double t : times) {
    if (out.empty() || t - out.back() > 0.05) out.push_back(t);
  }
  return out;
}

// The beginning, the middle and the end of every piece: both sides of a seam.
std::vector<double> PieceTimes(const coach::Plan& plan) {
  std::vector<double> times;
  for (const coach::Piece& piece : plan.pieces) {
    const double begin = core::ToSeconds(piece.begin);
    const double end = core::ToSeconds(piece.end);
    times.insert(times.end(), {begin, (begin + end) / 2, end - 1.0 / 60});
  }
  return times;
}

}  // namespace

int Sheet(World& world, const SheetOptions& options) {
  if (const auto fault = CheckOutput(options.output, ".png")) {
    return Print({*fault}), 1;
  }
  const int w = options.cell.width, h = options.cell.height;
  const auto show = Show::Open(world, options.subject, options.figure, w, h);
  if (!show.ok()) return Print(show.problems), 1;
  Show& s = **show.value;
  const Performance& p = s.performance();
  const double to = options.to > 0 ? options.to : s.seconds();
  for (const double at : {options.from, to}) {
    if (const auto fault = CheckTime(s.id(), s.total(), at)) {
      return Print({*fault}), 1;
    }
  }
  std::vector<double> times;
  if (options.step > 0) {
    for (double t = options.from; t <= to + 1e-9; t += options.step) {
      times.push_back(t);
    }
  } else {
    times = p.movement() ? KeyTimes(*p.movement(), p.timeline())
                         : PieceTimes(*p.plan());
    std::erase_if(times, [&](double t) { return t < options.from || t > to; });
  }
  if (times.empty() || times.size() > kMostTimes) {
    return Print({{"", 0, 0, "time",
                   fmt::format("{} times to draw", times.size()),
                   fmt::format("1 to {} on a sheet", kMostTimes),
                   "change --from, --to or --step"}}),
           1;
  }
  // Columns run in time, wrapped; each time has one cell per view below it.
  constexpr View kViews[] = {View::kFront, View::kSide, View::kThreeQuarter};
  const int columns = std::min<int>(8, static_cast<int>(times.size()));
  const int bands = (static_cast<int>(times.size()) + columns - 1) / columns;
  const int width = columns * w, height = bands * 3 * h;
  if (double(width) * height > kMostPixels) {
    return Print({{"", 0, 0, "size",
                   fmt::format("a sheet of {}x{} pixels", width, height),
                   fmt::format("{:.0f} million", kMostPixels / 1e6),
                   "a smaller --size, or fewer times"}}),
           1;
  }
  std::vector<std::uint8_t> sheet(std::size_t(width) * std::size_t(height) * 3,
                                  30);
  CatchInterrupts();
  Look look = LookNamed("best", options.theme);
  look.xray = options.xray;
  Progress progress("drawing " + s.id(), long(times.size()) * 3);
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (Interrupted()) return kInterrupted;
    for (int v = 0; v < 3; ++v) {
      look.view = kViews[v];
      const auto& pixels = s.Draw(times[i], look, w, h);
      const int x = (static_cast<int>(i) % columns) * w;
      const int y = ((static_cast<int>(i) / columns) * 3 + v) * h;
      for (int row = 0; row < h; ++row) {
        std::copy_n(pixels.begin() + row * w * 3, w * 3,
                    sheet.begin() + (std::ptrdiff_t(y + row) * width + x) * 3);
      }
      progress.Advance();
    }
  }
  progress.Done();
  if (const auto fault = WritePng(options.output, width, height, sheet)) {
    return Print({*fault}), 1;
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    fmt::print("{}{:.2f}", i ? " " : "columns at s: ", times[i]);
  }
  fmt::print("\n{}\n", options.output);
  return 0;
}

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/app/commands.h"
#include "engine/app/progress.h"
#include "engine/app/score.h"
#include "engine/app/show.h"
#include "engine/output/film_writer.h"
#include "engine/output/output.h"

namespace limber::app {

using output::CatchInterrupts;
using output::CheckOutput;
using output::FilmWriter;
using output::Interrupted;
using output::kInterrupted;
using stage::Look;
using stage::LookNamed;
using stage::Print;
using stage::World;

namespace {

// What the film sounds like, only there while it is made.
struct SoundFile {
  std::filesystem::path path;
  ~SoundFile() {
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove(path, ignored);
  }
};

}  // namespace

int Film(World& world, const FilmOptions& options) {
  if (const auto fault = CheckOutput(options.output, ".mp4")) {
    return Print({*fault}), 1;
  }
  const auto show = Show::Open(world, options.subject, options.figure,
                               options.size.width, options.size.height);
  if (!show.ok()) return Print(show.problems), 1;
  Show& s = **show.value;
  if (const auto fault = CheckTime(s.id(), s.total(), options.from)) {
    return Print({*fault}), 1;
  }
  Look look = LookNamed(options.view, options.theme);
  look.xray = options.xray;
  const double end = options.seconds > 0
                         ? std::min(options.from + options.seconds, s.seconds())
                         : s.seconds();
  const long frames =
      std::max(1L, std::lround((end - options.from) * options.fps));
  CatchInterrupts();
  const SoundFile sound{options.sound ? options.output + ".wav" : ""};
  if (options.sound) {
    const audio::Programme programme = Spoken(ScoreOf(world, s.performance()));
    const double length = double(frames) / options.fps;
    if (const auto fault = WriteSound(programme, options.from,
                                      options.from + length, sound.path)) {
      return Print({*fault}), 1;
    }
    if (Interrupted()) return kInterrupted;
  }
  auto writer = FilmWriter::Open(options.output, options.size.width,
                                 options.size.height, options.fps, sound.path);
  if (!writer.ok()) return Print(writer.problems), 1;
  Progress progress("filming " + s.id(), frames);
  for (long i = 0; i < frames; ++i) {
    if (Interrupted()) return kInterrupted;
    const double t = options.from + double(i) / options.fps;
    if (const auto fault = (*writer.value)
                               ->Add(s.Draw(t, look, options.size.width,
                                            options.size.height))) {
      if (Interrupted()) return kInterrupted;
      return Print({*fault}), 1;
    }
    progress.Advance();
  }
  if (const auto fault = (*writer.value)->Finish()) return Print({*fault}), 1;
  progress.Done();
  fmt::print("{}\n", options.output);
  return 0;
}

}  // namespace limber::app

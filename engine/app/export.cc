// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/app/commands.h"
#include "engine/app/progress.h"
#include "engine/gltf/writer.h"
#include "engine/output/glb_figure.h"
#include "engine/output/glb_motion.h"
#include "engine/output/output.h"
#include "engine/output/recording.h"

namespace limber::app {

using output::AddFigure;
using output::AddThing;
using output::AddTracks;
using output::CatchInterrupts;
using output::CheckOutput;
using output::Interrupted;
using output::kInterrupted;
using output::OutputFile;
using output::Recorder;
using output::Recording;
using stage::Performance;
using stage::Print;
using stage::WardrobeOf;
using stage::World;

namespace {

using Json = nlohmann::ordered_json;

Json Mark(core::Duration time, std::string_view movement,
          std::string_view phase, std::string_view label) {
  return {{"time", core::ToSeconds(time)},
          {"movement", movement},
          {"phase", phase},
          {"label", label}};
}

// When each phase of a movement begins, behind what there is.
void MarkPhases(const coach::Movement& movement,
                const coach::Timeline& timeline, core::Duration begin,
                Json& marks) {
  for (const coach::Segment& segment : timeline.segments) {
    const coach::Phase& phase = movement.phases[std::size_t(segment.phase)];
    Json mark = Mark(begin + segment.begin, movement.id, phase.id, phase.label);
    if (phase.repeats > 1) mark["round"] = segment.repeat + 1;
    if (phase.per_side) {
      mark["side"] =
          body::Name(segment.mirrored ? body::Side::kLeft : body::Side::kRight);
    }
    marks.push_back(std::move(mark));
  }
}

Json MarksOf(const World& world, const Performance& performance) {
  Json marks = Json::array();
  if (const coach::Movement* movement = performance.movement()) {
    MarkPhases(*movement, performance.timeline(), {}, marks);
    return marks;
  }
  for (const coach::Piece& piece : performance.plan()->pieces) {
    const coach::Movement& movement =
        world.repertoire().movements[piece.movement];
    if (piece.still) {
      marks.push_back(Mark(piece.begin, movement.id, "wait", piece.text));
    } else {
      MarkPhases(movement, piece.timeline, piece.begin, marks);
    }
  }
  return marks;
}

gltf::File FileOf(const World& world, const Performance& performance,
                  const Recording& recording, const ExportOptions& options) {
  gltf::File file;
  file.generator = "limber";
  file.scene = performance.name();
  const body::Figure& figure = *performance.actor().figure;
  gltf::Animation animation{.name = performance.id(), .tracks = {}};
  const std::vector<int> joints =
      AddFigure(figure, WardrobeOf(figure, options.skin, options.outfit), file);
  AddTracks(figure.skeleton, joints, recording, animation);
  for (const Recording::Thing& thing : recording.things) {
    const int node = AddThing(*thing.mesh, thing.name, file);
    AddTracks(thing, recording.times, node, file, animation);
  }
  animation.extras = Json{{"figure", figure.name},
                          {"rate", options.rate},
                          {"seconds", performance.seconds()},
                          {"phases", MarksOf(world, performance)}}
                         .dump();
  file.animations.push_back(std::move(animation));
  return file;
}

}  // namespace

int Export(World& world, const ExportOptions& options) {
  if (const auto fault = CheckOutput(options.output, ".glb")) {
    return Print({*fault}), 1;
  }
  const auto opened = Performance::Open(world, options.subject, options.figure,
                                        Performance::Understudy::kNone);
  if (!opened.ok()) return Print(opened.problems), 1;
  const Performance& performance = **opened.value;
  CatchInterrupts();
  const auto output = OutputFile::Open(options.output);
  if (!output.ok()) return Print(output.problems), 1;
  // The last tick is a sample of its own where the rate does not meet it.
  const double seconds = performance.seconds();
  const long steps = long(std::ceil(seconds * options.rate - 1e-6));
  Recorder recorder(world, performance);
  Progress progress("exporting " + performance.id(), steps + 1);
  for (long i = 0; i <= steps; ++i) {
    if (Interrupted()) return kInterrupted;
    recorder.RecordTo(std::min(double(i) / options.rate, seconds));
    progress.Advance();
  }
  const std::string bytes =
      gltf::Write(FileOf(world, performance, recorder.recording(), options));
  if (Interrupted()) return kInterrupted;
  (*output.value)->Write(bytes);
  progress.Done();
  if (const auto fault = (*output.value)->Finish()) return Print({*fault}), 1;
  fmt::print("{}\n", options.output);
  return 0;
}

}  // namespace limber::app

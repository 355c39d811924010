// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>

#include "engine/stage/picture.h"
#include "engine/stage/subject.h"
#include "engine/stage/world.h"

// What each command of the program does. Every function returns the exit
// code: 0 = done, 1 = something failed and was said, 2 = a check did not pass,
// 130 = interrupted.
namespace limber::app {

struct Size {
  int width = 1280, height = 720;
};

struct PlayOptions {
  stage::Subject subject;  // none named = the first movement
  std::string figure = "woman";
  Size size;
  std::string trace;   // append the state of every frame here, a JSON line each
  double seconds = 0;  // stop after this long; 0 = until closed
  std::string report;  // write frame times as JSON here
  bool paused = false, sound = true;
  std::string theme = "dark";
  std::string page = "watch";  // one of ui::kPageNames; follow needs a routine
  double xray = 0;             // of Look
};
int Play(stage::World& world, const PlayOptions& options);

enum class Listed { kMovements, kRoutines, kCards };
int List(const stage::World& world, Listed what, bool json);
int ShowCard(const stage::World& world, const std::string& id);

struct StillOptions {
  stage::Subject subject;
  std::string view = "best", figure = "woman", output, theme = "dark";
  double at = 0;
  Size size;
  bool panel = false;
  std::string page = "watch";  // of the panel
  bool software = false;
  int palette = 0;
  double xray = 0;                                     // of Look
  std::optional<double> azimuth, elevation, distance;  // degrees, m
  std::optional<std::array<float, 3>> target;          // m
  std::string skin, outfit;
};
int Still(stage::World& world, const StillOptions& options);

struct FilmOptions {
  stage::Subject subject;
  std::string view = "best", figure = "woman", output, theme = "dark";
  double from = 0, seconds = 0;  // 0 = to the end
  int fps = 30;
  Size size;
  double xray = 0;  // of Look
  bool sound = true;
};
int Film(stage::World& world, const FilmOptions& options);

struct SoundOptions {
  stage::Subject subject;
  std::string output;
  double from = 0, seconds = 0;  // 0 = to the end
};
int Sound(stage::World& world, const SoundOptions& options);
// What is said and what sounds when.
int Cues(stage::World& world, const stage::Subject& subject, bool json);

struct ExportOptions {
  stage::Subject subject;  // a mistake of it is not exported
  std::string figure = "woman", output;
  double rate = 30;  // samples a second
  std::string skin, outfit;
};
int Export(stage::World& world, const ExportOptions& options);

struct SheetOptions {
  stage::Subject subject;
  std::string figure = "woman", output, theme = "dark";
  double from = 0, to = 0;  // 0 = all of it, at its key times
  double step = 0;          // s; 0 = key times
  Size cell{300, 300};
  double xray = 0;  // of Look
};
int Sheet(stage::World& world, const SheetOptions& options);

struct CheckOptions {
  std::string movement, routine;  // empty = all of them
  // Of the movement, or of every movement that has it. A mistake only has to
  // keep to the limits of the body, its contacts and its own skin.
  std::string variation, mistake;
  std::string figure;  // empty = both
  double rate = 30;
  std::string series;  // folder for a table of each movement; empty = none
};
int Check(stage::World& world, bool json, const CheckOptions& options);

// What `check --json` says of content that could not be read: a result each.
int ReportFaults(const std::vector<core::Problem>& problems);

struct MeasureOptions {
  stage::Subject subject;
  std::string figure = "woman", output;
  double rate = 30;
  bool vertices = false;  // also write the drawn vertices, for other readers
  // Instead of frames, one object: for how long each muscle was lengthened by
  // `above` or more (coach/ledger.h).
  bool ledger = false;
  double above = 0.5;
};
int Measure(stage::World& world, const MeasureOptions& options);

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#include "engine/app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "engine/app/commands.h"
#include "engine/app/gl_window.h"

namespace limber::app {
namespace {

// "1280x720"; both even, so that every size can be filmed.
bool ParseSize(const std::string& text, Size* size) {
  int width = 0, height = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2 ||
      width < 64 || height < 64 || width > 7680 || height > 7680 || width % 2 ||
      height % 2) {
    return false;
  }
  *size = {width, height};
  return true;
}

void AddSize(CLI::App* command, Size* size) {
  command
      ->add_option_function<std::string>(
          "--size",
          [size](const std::string& text) {
            if (!ParseSize(text, size)) {
              throw CLI::ValidationError(
                  "--size", "'" + text +
                                "' is not WIDTHxHEIGHT in even pixels "
                                "from 64 to 7680, for instance 1280x720");
            }
          },
          "Width and height in pixels, for instance 1280x720")
      ->type_name("WxH");
}

void AddView(CLI::App* command, std::string* view) {
  command
      ->add_option("--view", *view,
                   "Camera: best, front, side, back, three-quarter")
      ->check(CLI::IsMember(
          std::vector<std::string>(kViewNames.begin(), kViewNames.end())))
      ->capture_default_str();
}

void AddTheme(CLI::App* command, std::string* theme) {
  command->add_option("--theme", *theme, "Studio: dark or light")
      ->check(CLI::IsMember({"dark", "light"}))
      ->capture_default_str();
}

}  // namespace

int Run(int argc, char** argv) {
  CLI::App app(
      "Limber shows how a stretch goes and which muscles lengthen. It is not "
      "medical advice.");
  app.set_version_flag("--version", "limber 0.1.0");
  app.require_subcommand(0, 1);

  PlayOptions play;
  const auto add_play = [&](CLI::App* to) {
    to->add_option("--figure", play.figure, "woman, man, or a glTF file")
        ->capture_default_str();
    AddSize(to, &play.size);
    AddTheme(to, &play.theme);
    to->add_flag("--paused", play.paused, "Open paused");
    to->add_option("--seconds", play.seconds, "Close after this long");
    to->add_option("--report", play.report, "Write frame times here, as JSON");
    to->add_option("--trace", play.trace,
                   "Append the state of each frame here");
  };
  CLI::App* play_command = app.add_subcommand("play", "Open the demonstrator");
  play_command->add_option("movement", play.movement, "Movement to begin with");
  add_play(play_command);

  bool json = false;
  CLI::App* list = app.add_subcommand("list", "List the movements");
  list->add_flag("--json", json, "Machine-readable");

  StillOptions still;
  CLI::App* still_command = app.add_subcommand("still", "Draw one picture");
  still_command->add_option("movement", still.movement)->required();
  still_command->add_option("--at", still.at, "Seconds into the movement")
      ->check(CLI::NonNegativeNumber);
  AddView(still_command, &still.view);
  AddSize(still_command, &still.size);
  AddTheme(still_command, &still.theme);
  still_command->add_option("--figure", still.figure)->capture_default_str();
  still_command->add_option("--palette", still.palette, "0 anatomical, 1 clear")
      ->check(CLI::Range(0, 1));
  still_command->add_option("--skin", still.skin, "Skin tone, by name");
  still_command->add_option("--outfit", still.outfit, "Clothes, by name");
  still_command->add_flag("--software", still.software,
                          "The weak-machine tier");
  still_command->add_flag("--panel", still.panel, "With the panel around it");
  still_command->add_option("--azimuth", still.azimuth,
                            "Degrees, 90 = from the left");
  still_command->add_option("--elevation", still.elevation, "Degrees");
  still_command->add_option("--distance", still.distance, "Metres");
  still_command->add_option("--target", still.target, "x,y,z in metres");
  still_command->add_option("-o,--output", still.output, "PNG file")
      ->required();

  FilmOptions film;
  CLI::App* film_command = app.add_subcommand("film", "Make a film");
  film_command->add_option("movement", film.movement)->required();
  AddView(film_command, &film.view);
  AddSize(film_command, &film.size);
  AddTheme(film_command, &film.theme);
  film_command->add_option("--figure", film.figure)->capture_default_str();
  film_command->add_option("--fps", film.fps, "Frames per second")
      ->check(CLI::Range(1, 120))
      ->capture_default_str();
  film_command->add_option("--from", film.from, "First second")
      ->check(CLI::NonNegativeNumber);
  film_command
      ->add_option("--seconds", film.seconds, "How long; all by default")
      ->check(CLI::NonNegativeNumber);
  film_command->add_option("-o,--output", film.output, "MP4 file")->required();

  SheetOptions sheet;
  CLI::App* sheet_command = app.add_subcommand(
      "sheet",
      "Contact sheet: key times by front, side and three-quarter view");
  sheet_command->add_option("movement", sheet.movement)->required();
  sheet_command->add_option("--figure", sheet.figure)->capture_default_str();
  AddTheme(sheet_command, &sheet.theme);
  sheet_command->add_option("--from", sheet.from, "First second");
  sheet_command->add_option("--to", sheet.to, "Last second");
  sheet_command->add_option("--step", sheet.step, "Every so many seconds");
  AddSize(sheet_command, &sheet.cell);
  sheet_command->add_option("-o,--output", sheet.output, "PNG file")
      ->required();

  bool check_json = false;
  std::string check_movement, check_figure;
  double check_rate = 30;
  CLI::App* check = app.add_subcommand("check", "Check content and motion");
  check->add_flag("--json", check_json, "Machine-readable");
  check->add_option("--movement", check_movement, "Only this one");
  check->add_option("--figure", check_figure, "Only this one");
  check->add_option("--rate", check_rate, "Samples per second")
      ->check(CLI::Range(1, 240))
      ->capture_default_str();

  MeasureOptions measure;
  bool measure_json = true;
  CLI::App* measure_command =
      app.add_subcommand("measure", "Write what every frame measures");
  measure_command->add_option("movement", measure.movement)->required();
  measure_command->add_option("--figure", measure.figure)
      ->capture_default_str();
  measure_command->add_option("--rate", measure.rate, "Frames per second")
      ->check(CLI::Range(0.1, 1000.0))
      ->capture_default_str();
  measure_command->add_flag("--json", measure_json,
                            "One JSON object per line (always)");
  measure_command->add_flag("--vertices", measure.vertices,
                            "With the drawn skin");
  measure_command->add_option("-o,--output", measure.output,
                              "File; - = standard output");

  CLI11_PARSE(app, argc, argv);

  auto world = World::Load(FindHome());
  if (!world.ok()) {
    Print(world.problems);
    fmt::print(stderr, "{} faults in the content; see content/README.md\n",
               world.problems.size());
    return 1;
  }
  World& w = **world.value;
  if (list->parsed()) return List(w, json);
  if (still_command->parsed()) return Still(w, still);
  if (film_command->parsed()) return Film(w, film);
  if (sheet_command->parsed()) return Sheet(w, sheet);
  if (check->parsed()) {
    return Check(w, check_json, check_movement, check_figure, check_rate);
  }
  if (measure_command->parsed()) return Measure(w, measure);
  return Play(w, play);
}

}  // namespace limber::app

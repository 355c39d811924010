// SPDX-License-Identifier: MIT
#include "engine/app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <span>

#include "engine/app/commands.h"
#include "engine/scene/looks.h"
#include "engine/ui/view.h"

namespace limber::app {

using stage::FindHome;
using stage::kViewNames;
using stage::Print;
using stage::Subject;
using stage::World;

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

void AddXray(CLI::App* command, double* xray) {
  command
      ->add_option("--xray", *xray,
                   "0 = skin, 1 = bones and the muscles of the movement "
                   "under glass")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
}

// Who performs, and how tall; one stature for all commands, m.
struct Body {
  std::string* figure;
  double* stature;
};

void AddStature(CLI::App* command, double* stature) {
  command
      ->add_option_function<int>(
          "--stature", [stature](int cm) { *stature = cm / 100.0; },
          "Centimetres, of the whole figure in proportion; its own")
      ->check(CLI::IsMember({155, 175, 195}));
}

void AddFigure(CLI::App* command, const Body& body) {
  command->add_option("--figure", *body.figure, "woman, man, or a glTF file")
      ->capture_default_str();
  AddStature(command, body.stature);
}

// Whether a second figure may show a mistake.
enum class Figures { kOne, kTwo };

void AddSubject(CLI::App* command, Subject* subject, bool needed,
                Figures figures = Figures::kTwo) {
  CLI::Option* const movement = command->add_option(
      "movement", subject->movement, "Its id; 'limber list' shows them all");
  CLI::Option* const routine =
      command
          ->add_option("--routine", subject->routine,
                       "A routine; 'limber list routines' shows them")
          ->excludes(movement);
  command
      ->add_option("--variation", subject->variation,
                   "A form of the movement: easier or harder")
      ->needs(movement);
  if (figures == Figures::kTwo) {
    CLI::Option* const mistake =
        command
            ->add_option("--mistake", subject->mistake,
                         "A common mistake, shown by a second figure; "
                         "'limber list --json' names them")
            ->needs(movement);
    command
        ->add_flag("--beside", subject->beside,
                   "The second figure stands beside the first")
        ->needs(mistake);
  }
  command
      ->add_option("--minutes", subject->minutes,
                   "Another length for the routine, inside the windows of its "
                   "movements")
      ->check(CLI::Range(0.5, 120.0))
      ->needs(routine);
  command
      ->add_flag("!--plain", subject->guided,
                 "Without the card, getting ready and longer changes of side")
      ->needs(routine);
  if (!needed) return;
  command->callback([movement, routine] {
    if (movement->count() + routine->count() > 0) return;
    throw CLI::RequiredError("movement or --routine");
  });
}

CLI::Option* AddOutput(CLI::App* command, std::string* output,
                       const char* words) {
  return command->add_option("-o,--output", *output, words)->type_name("FILE");
}

// Seconds from 0 up, or above 0.
CLI::Validator Seconds(bool more_than_none) {
  return CLI::Validator(
      [=](std::string& text) -> std::string {
        double value = 0;
        if (CLI::detail::lexical_cast(text, value) && std::isfinite(value) &&
            (more_than_none ? value > 0 : value >= 0)) {
          return {};
        }
        return "'" + text + "' is no time of " +
               (more_than_none ? "more than 0" : "0 or more") + " seconds";
      },
      "");
}

template <class Named>
CLI::IsMember OneOf(std::span<const Named> table) {
  std::vector<std::string> names;
  for (const Named& named : table) names.emplace_back(named.name);
  return CLI::IsMember(names);
}

void AddPage(CLI::App* command, std::string* page) {
  command
      ->add_option("--page", *page,
                   "Of the window; 'follow' is for a routine, to do along")
      ->check(CLI::IsMember(std::vector<std::string>(ui::kPageNames.begin(),
                                                     ui::kPageNames.end())))
      ->capture_default_str();
}

void AddPlay(CLI::App* command, PlayOptions* play, double* stature) {
  AddSubject(command, &play->subject, false);
  AddFigure(command, {&play->figure, stature});
  AddSize(command, &play->size);
  AddTheme(command, &play->theme);
  AddPage(command, &play->page);
  AddXray(command, &play->xray);
  command->add_flag("--paused", play->paused, "Open paused");
  command->add_flag("!--silent", play->sound, "Open with the sound off");
  command->add_option("--seconds", play->seconds, "Close after this long")
      ->check(Seconds(true));
  command->add_option("--report", play->report, "Write frame times, as JSON")
      ->type_name("FILE");
  command
      ->add_option("--trace", play->trace,
                   "Append the state of each frame, a line of JSON each")
      ->type_name("FILE");
}

void AddWardrobe(CLI::App* command, std::string* skin, std::string* outfit) {
  command->add_option("--skin", *skin, "Skin tone; the figure's own")
      ->check(OneOf(scene::SkinTones()));
  command->add_option("--outfit", *outfit, "Clothes; the figure's own")
      ->check(OneOf(scene::Outfits()));
}

void AddStill(CLI::App* command, StillOptions* still, double* stature) {
  AddSubject(command, &still->subject, true);
  command->add_option("--at", still->at, "Seconds into it")
      ->check(Seconds(false))
      ->capture_default_str();
  AddView(command, &still->view);
  AddSize(command, &still->size);
  AddTheme(command, &still->theme);
  AddXray(command, &still->xray);
  AddFigure(command, {&still->figure, stature});
  command->add_option("--palette", still->palette, "Colours of the muscles")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, int>{{"anatomical", 0}, {"clear", 1}}));
  AddWardrobe(command, &still->skin, &still->outfit);
  command->add_flag("--software", still->software, "As weak machines show it");
  command->add_flag("--panel", still->panel, "The whole window");
  AddPage(command, &still->page);
  // A camera of one's own instead of a named view.
  command->add_option("--azimuth", still->azimuth,
                      "Degrees, 90 = from the figure's left");
  command->add_option("--elevation", still->elevation, "Degrees");
  command->add_option("--distance", still->distance, "Metres")
      ->check(CLI::PositiveNumber);
  command
      ->add_option_function<std::string>(
          "--target",
          [still](const std::string& text) {
            std::array<float, 3> at{};
            char rest = 0;
            if (std::sscanf(text.c_str(), "%f,%f,%f%c", &at[0], &at[1], &at[2],
                            &rest) != 3) {
              throw CLI::ValidationError(
                  "--target", "'" + text + "' is not X,Y,Z in metres");
            }
            still->target = at;
          },
          "What the camera looks at, metres")
      ->type_name("X,Y,Z");
  AddOutput(command, &still->output, "PNG file")->required();
}

void AddFilm(CLI::App* command, FilmOptions* film, double* stature) {
  AddSubject(command, &film->subject, true);
  AddView(command, &film->view);
  AddSize(command, &film->size);
  AddTheme(command, &film->theme);
  AddXray(command, &film->xray);
  AddFigure(command, {&film->figure, stature});
  command->add_option("--fps", film->fps, "Frames per second")
      ->check(CLI::Range(1, 120))
      ->capture_default_str();
  command->add_option("--from", film->from, "First second")
      ->check(Seconds(false))
      ->capture_default_str();
  command->add_option("--seconds", film->seconds, "How long; to the end")
      ->check(Seconds(true));
  command->add_flag("!--silent", film->sound, "Without sound");
  AddOutput(command, &film->output, "MP4 file")->required();
}

void AddSound(CLI::App* command, SoundOptions* sound) {
  AddSubject(command, &sound->subject, true, Figures::kOne);
  command->add_option("--from", sound->from, "First second")
      ->check(Seconds(false))
      ->capture_default_str();
  command->add_option("--seconds", sound->seconds, "How long; to the end")
      ->check(Seconds(true));
  AddOutput(command, &sound->output, "WAV file")->required();
}

void AddExport(CLI::App* command, ExportOptions* exported, double* stature) {
  AddSubject(command, &exported->subject, true, Figures::kOne);
  AddFigure(command, {&exported->figure, stature});
  command->add_option("--rate", exported->rate, "Samples per second")
      ->check(CLI::Range(1.0, 240.0))
      ->capture_default_str();
  AddWardrobe(command, &exported->skin, &exported->outfit);
  AddOutput(command, &exported->output, "Binary glTF file")->required();
}

void AddSheet(CLI::App* command, SheetOptions* sheet, double* stature) {
  AddSubject(command, &sheet->subject, true);
  AddFigure(command, {&sheet->figure, stature});
  AddTheme(command, &sheet->theme);
  AddXray(command, &sheet->xray);
  command->add_option("--from", sheet->from, "First second")
      ->check(Seconds(false))
      ->capture_default_str();
  command->add_option("--to", sheet->to, "Last second; the end")
      ->check(Seconds(true));
  command
      ->add_option("--step", sheet->step,
                   "Every so many seconds instead of the key times")
      ->check(Seconds(true));
  AddSize(command, &sheet->cell);
  AddOutput(command, &sheet->output, "PNG file")->required();
}

void AddCheck(CLI::App* command, CheckOptions* check, double* stature,
              bool* json) {
  command->add_flag("--json", *json, "Machine-readable");
  command->add_option("--movement", check->movement, "Only this one");
  CLI::Option* const variation = command->add_option(
      "--variation", check->variation, "This form of each that has it");
  command
      ->add_option(
          "--mistake", check->mistake,
          "This mistake of each that has it: does the body stay whole?")
      ->excludes(variation);
  command->add_option("--routine", check->routine, "The seams of this one");
  command->add_option("--figure", check->figure, "Only this one");
  AddStature(command, stature);
  command->add_option("--rate", check->rate, "Samples per second")
      ->check(CLI::Range(1, 240))
      ->capture_default_str();
  command
      ->add_option("--csv", check->series,
                   "Write a table of each movement and figure into this folder")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR");
}

void AddMeasure(CLI::App* command, MeasureOptions* measure, double* stature,
                bool* json) {
  AddSubject(command, &measure->subject, true, Figures::kOne);
  AddFigure(command, {&measure->figure, stature});
  command->add_option("--rate", measure->rate, "Frames per second")
      ->check(CLI::Range(0.1, 1000.0))
      ->capture_default_str();
  command->add_flag("--json", *json, "One JSON object per line (always)");
  command->add_flag("--vertices", measure->vertices, "With the drawn skin");
  CLI::Option* const ledger = command->add_flag(
      "--ledger", measure->ledger,
      "Only for how long each muscle was lengthened, s: a model estimate");
  command
      ->add_option("--above", measure->above,
                   "Stretch from which that counts: 1 is the end of active "
                   "motion, 0 the neutral pose")
      ->needs(ledger)
      ->check(CLI::Range(0.01, 1.2))
      ->capture_default_str();
  AddOutput(command, &measure->output,
            "JSON lines; - or none: standard output");
}

int RunCommands(int argc, char** argv) {
  CLI::App app(
      "Limber shows how a stretch goes and which muscles lengthen. It is not "
      "medical advice.",
      "limber");
  app.set_version_flag("--version", "limber " LIMBER_VERSION);
  app.require_subcommand(0, 1);
  app.footer(
      "Without a command the window opens. 'limber COMMAND --help' says more. "
      "Exit code: 0 done,\n1 failed, 2 a check did not pass, 130 "
      "interrupted.");

  bool json = false;
  double stature = 0;  // m; 0 = as the figure is
  PlayOptions play;
  StillOptions still;
  FilmOptions film;
  SoundOptions sound;
  Subject heard;
  ExportOptions exported;
  SheetOptions sheet;
  CheckOptions check;
  MeasureOptions measure;
  AddPlay(app.add_subcommand("play", "Open the window"), &play, &stature);
  Listed listed = Listed::kMovements;
  std::string card;
  CLI::App* list_command =
      app.add_subcommand("list", "List movements, routines or cards");
  list_command->add_option("what", listed, "movements, routines or cards")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Listed>{{"movements", Listed::kMovements},
                                        {"routines", Listed::kRoutines},
                                        {"cards", Listed::kCards}}));
  CLI::App* card_command = app.add_subcommand("card", "Read a card");
  card_command->add_option("card", card, "Its id; 'limber list cards'")
      ->required();
  list_command->add_flag("--json", json, "Machine-readable");
  CLI::App* still_command = app.add_subcommand("still", "Draw one picture");
  AddStill(still_command, &still, &stature);
  CLI::App* film_command = app.add_subcommand("film", "Make a film");
  AddFilm(film_command, &film, &stature);
  CLI::App* sound_command =
      app.add_subcommand("sound", "Write what is heard, as a WAV file");
  AddSound(sound_command, &sound);
  CLI::App* cues_command =
      app.add_subcommand("cues", "List what is said and what sounds when");
  AddSubject(cues_command, &heard, true, Figures::kOne);
  cues_command->add_flag("--json", json, "Machine-readable");
  CLI::App* export_command = app.add_subcommand(
      "export", "Write figure and motion for other programs, as glTF");
  AddExport(export_command, &exported, &stature);
  CLI::App* sheet_command = app.add_subcommand(
      "sheet",
      "Contact sheet: key times by front, side and three-quarter view");
  AddSheet(sheet_command, &sheet, &stature);
  CLI::App* check_command =
      app.add_subcommand("check", "Check content and motion");
  AddCheck(check_command, &check, &stature, &json);
  CLI::App* measure_command =
      app.add_subcommand("measure", "Write what every frame measures");
  AddMeasure(measure_command, &measure, &stature, &json);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 1;
  }

  const auto world = World::Load(FindHome());
  if (!world.ok()) {
    if (check_command->parsed() && json) return ReportFaults(world.problems);
    Print(world.problems);
    fmt::print(stderr, "{} faults in the content; see content/README.md\n",
               world.problems.size());
    return 1;
  }
  World& w = **world.value;
  w.SetStature(stature);
  if (list_command->parsed()) return List(w, listed, json);
  if (card_command->parsed()) return ShowCard(w, card);
  if (still_command->parsed()) return Still(w, still);
  if (film_command->parsed()) return Film(w, film);
  if (sound_command->parsed()) return Sound(w, sound);
  if (cues_command->parsed()) return Cues(w, heard, json);
  if (export_command->parsed()) return Export(w, exported);
  if (sheet_command->parsed()) return Sheet(w, sheet);
  if (check_command->parsed()) {
    return Check(w, json, check);
  }
  if (measure_command->parsed()) return Measure(w, measure);
  return Play(w, play);
}

}  // namespace

int Run(int argc, char** argv) {
  try {
    const int code = RunCommands(argc, argv);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    fmt::print(stderr, "what was printed could not be written\n");
  } catch (const std::exception& e) {  // no memory, a closed output
    std::fputs(e.what(), stderr);
    std::fputs("\n", stderr);
  }
  return 1;
}

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/app/commands.h"
#include "engine/app/progress.h"
#include "engine/check/routine.h"
#include "engine/check/rules.h"
#include "engine/check/take.h"
#include "engine/output/output.h"
#include "engine/output/series.h"

namespace limber::app {

using output::CatchInterrupts;
using output::Interrupted;
using output::kInterrupted;
using output::WriteSeries;
using stage::Print;
using stage::World;

namespace {

constexpr int kDidNotPass = 2;

void PrintJson(const std::vector<check::Result>& results, std::size_t failed) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const check::Result& r : results) {
    list.push_back({{"movement", r.movement},
                    {"figure", r.figure},
                    {"rule", r.rule},
                    {"phase", r.phase},
                    {"what", r.what},
                    {"measured", r.measured},
                    {"allowed", r.allowed},
                    {"bound", r.at_least ? "at_least" : "at_most"},
                    {"unit", r.unit},
                    {"at_s", r.where},
                    {"worst", r.worst},
                    {"pass", r.pass}});
  }
  const nlohmann::ordered_json all = {{"passed", results.size() - failed},
                                      {"failed", failed},
                                      {"results", std::move(list)}};
  fmt::print("{}\n", all.dump(1));
}

void PrintText(const std::vector<check::Result>& results, std::size_t failed) {
  for (const bool pass : {false, true}) {
    for (const check::Result& r : results) {
      if (r.pass != pass) continue;
      fmt::print("{} {}\n", pass ? "ok  " : "FAIL", check::Format(r));
    }
  }
  fmt::print("{} rules passed, {} failed\n", results.size() - failed, failed);
}

// Puts the form that is asked for in the place of each movement; movements
// without it are left out.
template <class Named>
void TakeForms(const World& world, const std::string& id,
               std::vector<Named> coach::Movement::*forms,
               std::vector<int> coach::Variants::*places,
               std::vector<std::size_t>& movements) {
  std::vector<std::size_t> found;
  for (const std::size_t index : movements) {
    const auto& named = world.repertoire().movements[index].*forms;
    const auto& at = world.repertoire().variants[index].*places;
    for (std::size_t i = 0; i < named.size(); ++i) {
      const bool meant = id == "all" || named[i].id == id;
      if (meant && at[i] >= 0) found.push_back(std::size_t(at[i]));
    }
  }
  movements = std::move(found);
}

// What a mistake has to keep all the same.
bool HoldsForMistakes(const check::Result& result) {
  return result.rule == "J1" || result.rule.starts_with("C");
}

}  // namespace

int ReportFaults(const std::vector<core::Problem>& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const core::Problem& p : problems) {
    list.push_back({{"movement", std::filesystem::path(p.file).stem().string()},
                    {"figure", ""},
                    {"rule", p.rule},
                    {"what", p.text},
                    {"measured", nullptr},
                    {"allowed", p.allowed},
                    {"hint", p.hint},
                    {"file", p.file},
                    {"line", p.line},
                    {"column", p.column},
                    {"pass", false}});
  }
  const nlohmann::ordered_json all = {
      {"passed", 0}, {"failed", problems.size()}, {"results", std::move(list)}};
  fmt::print("{}\n", all.dump(1));
  return kDidNotPass;
}

int Check(World& world, bool json, const CheckOptions& options) {
  std::vector<std::size_t> movements, routines;
  if (options.movement.empty() && options.routine.empty()) {
    for (std::size_t i = 0; i < world.movements().size(); ++i) {
      movements.push_back(i);
    }
    for (std::size_t i = 0; i < world.routines().size(); ++i) {
      routines.push_back(i);
    }
  }
  if (!options.movement.empty()) {
    const auto index = world.FindMovement(options.movement);
    if (!index.ok()) return Print(index.problems), 1;
    movements.push_back(*index.value);
  }
  if (!options.routine.empty()) {
    const auto index = world.FindRoutine(options.routine);
    if (!index.ok()) return Print(index.problems), 1;
    routines.push_back(*index.value);
  }
  if (!options.variation.empty()) {
    TakeForms(world, options.variation, &coach::Movement::variations,
              &coach::Variants::variations, movements);
  } else if (!options.mistake.empty()) {
    TakeForms(world, options.mistake, &coach::Movement::mistakes,
              &coach::Variants::mistakes, movements);
  }
  const bool forms = !options.variation.empty() || !options.mistake.empty();
  if (forms) routines.clear();
  if (forms && movements.empty()) {
    Print({{"", 0, 0, "unknown-variation",
            "no movement has a form of this name that can be shown", "",
            "limber list --json names them; all means each of them"}});
    return 1;
  }
  std::vector<std::string> figures;
  if (options.figure.empty()) {
    figures.assign(World::kFigures.begin(), World::kFigures.end());
  } else {
    figures.push_back(options.figure);
  }

  const check::Reference reference{&world.library().ranges,
                                   world.library().muscles};
  std::vector<check::Result> results;
  CatchInterrupts();
  Progress progress(
      "checking", long(figures.size() * (movements.size() + routines.size())));
  for (const std::string& name : figures) {
    const auto actor = world.Cast(name);
    if (!actor.ok()) return Print(actor.problems), 1;
    const std::string label = world.Label(name);
    for (const std::size_t index : movements) {
      if (Interrupted()) return kInterrupted;
      const check::Take take = check::Record(*(*actor.value)->performer,
                                             world.repertoire().movements,
                                             index, label, options.rate);
      if (!options.series.empty()) {
        if (const auto fault = WriteSeries(take, options.series)) {
          return Print({*fault}), 1;
        }
      }
      for (check::Result& result : check::RunAll(take, reference)) {
        if (!options.mistake.empty() && !HoldsForMistakes(result)) continue;
        results.push_back(std::move(result));
      }
      progress.Advance();
    }
    for (const std::size_t index : routines) {
      if (Interrupted()) return kInterrupted;
      for (check::Result& result :
           check::CheckRoutine(*(*actor.value)->performer, world.repertoire(),
                               world.routines()[index], label)) {
        results.push_back(std::move(result));
      }
      progress.Advance();
    }
  }
  progress.Done();

  std::size_t failed = 0;
  for (const check::Result& result : results) failed += result.pass ? 0 : 1;
  json ? PrintJson(results, failed) : PrintText(results, failed);
  return failed == 0 ? 0 : kDidNotPass;
}

}  // namespace limber::app

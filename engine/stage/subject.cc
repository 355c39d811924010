// SPDX-License-Identifier: MIT
#include "engine/stage/subject.h"

#include <fmt/format.h>

#include "engine/coach/tailor.h"

namespace limber::stage {
namespace {

std::string Clock(core::Duration time) {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(time).count();
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

// Where the form of a movement with this id is; a problem where it has none.
template <class Named>
core::Loaded<std::size_t> FindForm(const std::vector<Named>& forms,
                                   const std::vector<int>& places,
                                   std::string_view id, std::string_view what,
                                   std::string_view of) {
  core::Loaded<std::size_t> loaded;
  std::string all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (places[i] < 0) continue;
    if (forms[i].id == id) loaded.value = std::size_t(places[i]);
    all += (all.empty() ? "" : ", ") + forms[i].id;
  }
  if (loaded.value) return loaded;
  loaded.problems.push_back(
      {"", 0, 0, fmt::format("unknown-{}", what),
       fmt::format("{} has no {} '{}' that can be shown", of, what, id),
       all.empty() ? "none" : all, ""});
  return loaded;
}

}  // namespace

core::Loaded<std::size_t> FindMistake(const World& world,
                                      const Subject& subject,
                                      std::size_t index) {
  const coach::Movement& movement = world.repertoire().movements[index];
  return FindForm(movement.mistakes,
                  world.repertoire().variants[index].mistakes, subject.mistake,
                  "mistake", movement.id);
}

core::Loaded<std::size_t> Find(World& world, const Subject& subject) {
  if (subject.routine.empty()) {
    core::Loaded<std::size_t> found = world.FindMovement(subject.movement);
    if (!found.ok() || subject.variation.empty()) return found;
    const coach::Movement& movement = world.movements()[*found.value];
    return FindForm(movement.variations,
                    world.repertoire().variants[*found.value].variations,
                    subject.variation, "variation", movement.id);
  }
  core::Loaded<std::size_t> loaded = world.FindRoutine(subject.routine);
  if (!loaded.ok() || subject.minutes <= 0) return loaded;
  const coach::Routine& written = world.routines()[*loaded.value];
  coach::Tailored tailored = coach::Tailor(written, world.movements(),
                                           core::Seconds(subject.minutes * 60));
  if (!tailored.refusal.empty()) {
    loaded.value.reset();
    loaded.problems.push_back({"", 0, 0, "length", tailored.refusal, "",
                               "another routine may fit better"});
    return loaded;
  }
  fmt::print(stderr, "{}: {} instead of {}\n", written.name,
             Clock(tailored.routine.total), Clock(written.total));
  for (const std::string& line : tailored.said) {
    fmt::print(stderr, "  {}\n", line);
  }
  tailored.routine.name += ", " + Clock(tailored.routine.total);
  loaded.value = world.Adopt(std::move(tailored.routine));
  return loaded;
}

}  // namespace limber::stage

// SPDX-License-Identifier: MIT
#include "engine/app/subject.h"

#include <fmt/format.h>

#include "engine/coach/tailor.h"

namespace limber::app {
namespace {

std::string Clock(core::Duration time) {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(time).count();
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace

core::Loaded<std::size_t> Find(World& world, const Subject& subject) {
  if (subject.routine.empty()) return world.FindMovement(subject.movement);
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

}  // namespace limber::app

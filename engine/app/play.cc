// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/app/commands.h"
#include "engine/app/demonstrator.h"

namespace limber::app {

using stage::Print;
using stage::World;

int Play(World& world, const PlayOptions& options) {
  const bool display = HasDisplay();
  if (!display && options.seconds <= 0) {
    fmt::print(stderr,
               "there is no display here; 'limber still' and 'limber film' "
               "work without one\n");
    return 1;
  }
  const auto demonstrator = Demonstrator::Open(
      world, options,
      display ? GlWindow::Place::kScreen : GlWindow::Place::kHidden);
  if (!demonstrator.ok()) return Print(demonstrator.problems), 1;
  return (*demonstrator.value)->Run();
}

}  // namespace limber::app

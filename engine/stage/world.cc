// SPDX-License-Identifier: MIT
#include "engine/stage/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <iterator>

#include "engine/content/built_in_figure.h"
#include "engine/content/figure_reader.h"
#include "engine/core/text.h"

namespace limber::stage {

namespace fs = std::filesystem;

namespace {

int Rank(const coach::Movement& movement) {
  switch (movement.kind) {
    case coach::Kind::kEssential:
      return 0;
    case coach::Kind::kWarmUp:
      return 1;
    case coach::Kind::kExtra:
      return 2;
    case coach::Kind::kPosture:
      return 3;
    case coach::Kind::kWay:
      return 4;
  }
  return 4;
}

// Index of what has this id, or a problem that lists all.
template <class Named>
core::Loaded<std::size_t> FindIn(const std::vector<Named>& list,
                                 std::string_view id, std::string_view what) {
  core::Loaded<std::size_t> loaded;
  std::vector<std::string_view> ids;
  std::string all;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id == id) {
      loaded.value = i;
      return loaded;
    }
    ids.push_back(list[i].id);
    all += (all.empty() ? "" : ", ") + list[i].id;
  }
  const std::string_view closest = core::ClosestWord(id, ids);
  loaded.problems.push_back(
      {"", 0, 0, fmt::format("unknown-{}", what),
       fmt::format("there is no {} '{}'", what, id), all,
       closest.empty() ? fmt::format("limber list {}s shows them", what)
                       : fmt::format("did you mean '{}'?", closest)});
  return loaded;
}

}  // namespace

fs::path FindHome() {
  if (const char* home = std::getenv("LIMBER_HOME")) return home;
  std::error_code error;
  for (fs::path start :
       {fs::read_symlink("/proc/self/exe", error), fs::current_path(error)}) {
    for (; start.has_relative_path(); start = start.parent_path()) {
      if (fs::is_directory(start / "content" / "movements", error))
        return start;
    }
  }
  return fs::current_path(error);
}

core::Loaded<std::unique_ptr<World>> World::Load(const fs::path& home) {
  core::Loaded<std::unique_ptr<World>> loaded;
  core::Loaded<content::Library> library =
      content::LoadLibrary(home / "content");
  if (!library.ok()) {
    loaded.problems = std::move(library.problems);
    return loaded;
  }
  auto world = std::make_unique<World>();
  world->home_ = home;
  world->library_ = std::move(*library.value);
  // The order of the list on the page, where previous and next go along.
  std::ranges::stable_sort(world->library_.movements, {}, Rank);
  world->repertoire_ = {world->library_.movements, world->library_.cards, {}};
  std::ranges::copy(world->library_.ways,
                    std::back_inserter(world->repertoire_.movements));
  world->repertoire_.variants = coach::AddVariants(
      world->repertoire_.movements, world->library_.movements.size());
  for (const coach::Routine& routine : world->library_.routines) {
    world->Adopt(routine);
  }
  loaded.value = std::move(world);
  return loaded;
}

std::size_t World::Adopt(coach::Routine routine) {
  assert(actors_.empty());
  coach::Resolve(routine, repertoire_);
  routines_.push_back(std::move(routine));
  return routines_.size() - 1;
}

void World::SetStature(double metres) {
  assert(actors_.empty());
  stature_ = metres;
}

std::string World::Label(const std::string& figure) const {
  if (stature_ == 0) return figure;
  return fmt::format("{}-{:.0f}", figure, stature_ * 100);
}

core::Loaded<std::size_t> World::FindMovement(std::string_view id) const {
  return FindIn(movements(), id, "movement");
}

core::Loaded<std::size_t> World::FindRoutine(std::string_view id) const {
  return FindIn(routines_, id, "routine");
}

core::Loaded<std::size_t> World::FindCard(std::string_view id) const {
  return FindIn(repertoire_.cards, id, "card");
}

core::Loaded<const World::Actor*> World::Cast(const std::string& name) {
  core::Loaded<const Actor*> loaded;
  if (const auto known = actors_.find(name); known != actors_.end()) {
    loaded.value = &known->second;
    return loaded;
  }
  const bool ours =
      std::find(kFigures.begin(), kFigures.end(), name) != kFigures.end();
  const fs::path path =
      ours ? home_ / "assets" / "figures" / (name + ".glb") : fs::path(name);
  Actor actor;
  core::Loaded<body::Figure> figure = content::LoadFigure(path);
  const auto perform = [&] {
    if (stature_ > 0) body::ScaleTo(stature_, *actor.figure);
    core::Loaded<std::unique_ptr<coach::Performer>> performer =
        coach::Performer::Create(*actor.figure, library_.muscles,
                                 repertoire_.movements);
    if (performer.ok()) actor.performer = std::move(*performer.value);
    for (core::Problem& problem : performer.problems) {
      loaded.problems.push_back(std::move(problem));
    }
  };
  if (figure.ok()) {
    actor.figure = std::make_unique<body::Figure>(std::move(*figure.value));
    perform();
  } else {
    loaded.problems = std::move(figure.problems);
    if (!loaded.problems.empty()) {
      loaded.problems.front().hint =
          ours ? "run tools/bake-figure, or tools/start, which does"
               : "woman, man, or the path of a glTF file";
    }
  }
  if (!actor.performer) {
    actor.figure = std::make_unique<body::Figure>(content::BuiltInFigure());
    perform();
  }
  if (!actor.performer) return loaded;
  loaded.value = &actors_.emplace(name, std::move(actor)).first->second;
  return loaded;
}

void PrintStandIn(const std::vector<core::Problem>& problems) {
  Print(problems);
  if (!problems.empty()) {
    fmt::print(stderr, "the built-in figure stands in\n");
  }
}

void Print(const std::vector<core::Problem>& problems) {
  for (const core::Problem& problem : problems) {
    fmt::print(stderr, "{}\n", core::Format(problem));
  }
}

}  // namespace limber::stage

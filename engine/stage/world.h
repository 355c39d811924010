// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/figure.h"
#include "engine/coach/performer.h"
#include "engine/coach/plan.h"
#include "engine/content/library.h"

namespace limber::stage {

// The folder that holds content/ and assets/: $LIMBER_HOME, or the first
// folder upward from the program or the working folder that has content/.
std::filesystem::path FindHome();

// What every command works with: the content, and figures loaded when they
// are first asked for. Lives as long as the program.
class World {
 public:
  static core::Loaded<std::unique_ptr<World>> Load(
      const std::filesystem::path& home);

  const content::Library& library() const { return library_; }
  // Those that are shown and chosen.
  const std::vector<coach::Movement>& movements() const {
    return library_.movements;
  }
  // All that is performed: the movements in the same order, then the ways, the
  // variations and mistakes, and what routines make of movements.
  const coach::Repertoire& repertoire() const { return repertoire_; }
  // Resolved, in the order of the list.
  const std::vector<coach::Routine>& routines() const { return routines_; }
  // Adds a routine, which may change movements. Requires: nobody was cast.
  std::size_t Adopt(coach::Routine routine);
  // Index of the movement with this id, or a problem with "did you mean".
  core::Loaded<std::size_t> FindMovement(std::string_view id) const;

  // The same of routines and cards.
  core::Loaded<std::size_t> FindRoutine(std::string_view id) const;
  core::Loaded<std::size_t> FindCard(std::string_view id) const;

  // Everyone who is cast from now on has this stature, m; 0 = their own.
  // Requires: nobody was cast.
  void SetStature(double metres);
  // How results name a figure: "woman", or "woman-155" where that was set.
  std::string Label(const std::string& figure) const;

  // "woman", "man", or a path to a figure file. Where the figure cannot be
  // used the built-in one takes its place and the problem says why.
  struct Actor {
    std::unique_ptr<body::Figure> figure;
    std::unique_ptr<coach::Performer> performer;
  };
  core::Loaded<const Actor*> Cast(const std::string& figure);

  static constexpr std::array<std::string_view, 2> kFigures = {"woman", "man"};

 private:
  std::filesystem::path home_;
  content::Library library_;
  coach::Repertoire repertoire_;
  std::vector<coach::Routine> routines_;
  double stature_ = 0;  // m; 0 = as each figure is
  std::map<std::string, Actor> actors_;
};

// Prints problems to standard error, one after the other.
void Print(const std::vector<core::Problem>& problems);
// The same for what kept a figure from being used.
void PrintStandIn(const std::vector<core::Problem>& problems);

}  // namespace limber::stage

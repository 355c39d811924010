// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/rules.h"
#include "engine/content/built_in_figure.h"
#include "engine/content/figure_reader.h"
#include "engine/content/library.h"

// The real content on a real figure.
namespace limber::check {

struct Cast {
  content::Library library;
  body::Figure figure;
  std::unique_ptr<coach::Performer> performer;

  // Reads the content, lets `change` spoil it, and casts the figure.
  template <class Change>
  Cast(const std::string& name, const Change& change) {
    const std::filesystem::path home(LIMBER_SOURCE_DIR);
    library = std::move(*content::LoadLibrary(home / "content").value);
    change(library);
    auto loaded =
        content::LoadFigure(home / "assets" / "figures" / (name + ".glb"));
    baked = loaded.value.has_value();
    figure = baked ? std::move(*loaded.value) : content::BuiltInFigure();
    performer = std::move(
        *coach::Performer::Create(figure, library.muscles, library.movements)
             .value);
  }
  explicit Cast(const std::string& name)
      : Cast(name, [](content::Library&) {}) {}

  std::size_t Find(std::string_view movement) const {
    std::size_t i = 0;
    while (library.movements[i].id != movement) ++i;
    return i;
  }
  std::vector<Result> Run(std::string_view movement, double rate,
                          const Tamper& tamper = {}) const {
    const Take take = Record(*performer, library.movements, Find(movement),
                             figure.name, rate, tamper);
    return RunAll(take, {&library.ranges, library.muscles});
  }

  bool baked = false;
};

}  // namespace limber::check

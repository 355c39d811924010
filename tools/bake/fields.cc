// SPDX-License-Identifier: MIT
#include "tools/bake/fields.h"

#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "tools/bake/garment.h"
#include "tools/bake/landmarks.h"
#include "tools/bake/muscle_layers.h"
#include "tools/bake/muscle_sheet.h"
#include "tools/bake/png_file.h"
#include "tools/bake/region.h"
#include "tools/bake/tint.h"
#include "tools/bake/uv_raster.h"

namespace limber::bake {
namespace {

std::vector<PaintedRegion> PaintRegions(const SkinSurface& skin,
                                        const Landmarks& landmarks,
                                        const UvRaster& raster,
                                        const std::vector<Region>& regions,
                                        const std::string& file,
                                        std::vector<core::Problem>* problems) {
  std::vector<PaintedRegion> out;
  for (const Region& region : regions) {
    std::string fault;
    auto grid = LayFibres(skin, landmarks, region, &fault);
    if (!grid) {
      problems->push_back({.file = file,
                           .rule = "muscle-off-the-skin",
                           .text = skin.mesh().name + ": " + fault,
                           .allowed = "",
                           .hint = ""});
      continue;
    }
    const MuscleSheet sheet(std::move(*grid), region);
    for (bool left : {true, false}) {
      out.push_back(PaintRegion(raster, skin, region, sheet, left));
    }
  }
  return out;
}

std::string RegionTable(const std::vector<PaintedRegion>& regions,
                        const std::vector<int>& layer_of, std::size_t layers) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["layers"] = layers;
  json["regions"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < regions.size(); ++i) {
    json["regions"].push_back({{"name", regions[i].name},
                               {"layer", layer_of[i]},
                               {"deep", regions[i].deep}});
  }
  return json.dump(1) + "\n";
}

}  // namespace

std::vector<core::Problem> BakeFields(const BodyMesh& mesh,
                                      const std::filesystem::path& regions_yaml,
                                      const std::filesystem::path& out_folder) {
  const SkinSurface skin(mesh);
  const Landmarks landmarks(skin);
  const UvRaster raster(skin, kFieldSize);
  auto regions = ReadRegions(regions_yaml);
  std::vector<core::Problem> problems = std::move(regions.problems);

  const auto write = [&](const std::string& part, const body::Image& image) {
    auto fault = WritePng(out_folder / (mesh.name + "." + part), image);
    if (fault) problems.push_back(*fault);
  };
  write("garment.png",
        PaintGarment(skin, landmarks, raster, Outfit::Of(mesh.name)));
  write("tint.png", PaintTint(skin, raster));
  if (!regions.value) return problems;

  const auto painted = PaintRegions(skin, landmarks, raster, *regions.value,
                                    regions_yaml.string(), &problems);
  const auto layer_of = AssignLayers(raster, painted);
  const auto layers = PaintLayers(raster, painted, layer_of);
  for (std::size_t k = 0; k < layers.layers.size(); ++k) {
    write("muscles_" + std::to_string(k) + ".png", layers.layers[k]);
    write("muscle_ids_" + std::to_string(k) + ".png", layers.ids[k]);
  }
  auto fault =
      core::WriteFile(out_folder / (mesh.name + ".regions.json"),
                      RegionTable(painted, layer_of, layers.layers.size()));
  if (fault) problems.push_back(*fault);
  return problems;
}

}  // namespace limber::bake

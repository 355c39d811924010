// SPDX-License-Identifier: MIT
#include "engine/content/skin_fields_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/content/png_reader.h"
#include "engine/core/file.h"

namespace limber::content {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kLayers = 64, kRegions = 255;  // a byte names a region

class Reader {
 public:
  explicit Reader(const fs::path& figure) : stem_(figure) {
    stem_.replace_extension();
  }

  core::Loaded<body::SkinFields> Load() {
    ReadPicture(".garment.png", 3, false, fields_.garment);
    ReadPicture(".tint.png", 4, false, fields_.tint);
    ReadRegions();
    if (!problems_.empty()) return {std::nullopt, std::move(problems_)};
    return {std::move(fields_), {}};
  }

 private:
  fs::path Beside(const std::string& ending) const {
    return stem_.string() + ending;
  }

  void ReadPicture(const std::string& ending, int channels, bool needed,
                   body::Image& image) {
    const fs::path path = Beside(ending);
    std::error_code error;
    if (!needed && !fs::exists(path, error)) return;
    core::Loaded<body::Image> picture = LoadPng(path, channels);
    if (picture.ok()) {
      image = std::move(*picture.value);
    } else {
      std::ranges::move(picture.problems, std::back_inserter(problems_));
    }
  }

  void ReadRegions() {
    const fs::path path = Beside(".regions.json");
    std::error_code error;
    if (!fs::exists(path, error)) return;
    core::Loaded<std::string> text = core::ReadFile(path, std::size_t{1} << 20);
    if (!text.ok()) {
      std::ranges::move(text.problems, std::back_inserter(problems_));
      return;
    }
    const std::size_t layers = ParseRegions(*text.value, path);
    fields_.muscle_layers.resize(layers);
    fields_.muscle_ids.resize(layers);
    for (std::size_t k = 0; k < layers; ++k) {
      const std::string number = std::to_string(k) + ".png";
      ReadPicture(".muscles_" + number, 4, true, fields_.muscle_layers[k]);
      ReadPicture(".muscle_ids_" + number, 1, true, fields_.muscle_ids[k]);
      CheckIds(Beside(".muscle_ids_" + number), fields_.muscle_ids[k]);
    }
  }

  // The number of layers; 0 where the file is faulty.
  std::size_t ParseRegions(const std::string& text, const fs::path& path) {
    const auto fail = [&](std::string found) {
      problems_.push_back({path.string(), 0, 0, "figure-regions",
                           std::move(found), "schema 1 of tools/bake-figure",
                           "bake the figure again"});
      return std::size_t{0};
    };
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("schema") || json["schema"] != 1 ||
        !json.contains("layers") || !json["layers"].is_number_unsigned() ||
        !json.contains("regions") || !json["regions"].is_array()) {
      return fail("this is no list of muscle regions");
    }
    const Json& regions = json["regions"];
    const auto layers = json["layers"].get<std::size_t>();
    if (layers > kLayers || regions.size() > kRegions) {
      return fail("too many layers or regions");
    }
    for (const Json& region : regions) {
      if (!region.is_object() || !region.contains("name") ||
          !region["name"].is_string()) {
        return fail("a region without a name");
      }
      fields_.muscle_regions.push_back(region["name"].get<std::string>());
    }
    return layers;
  }

  void CheckIds(const fs::path& path, const body::Image& ids) {
    const auto most = std::ranges::max_element(ids.pixels);
    if (most == ids.pixels.end() || *most <= fields_.muscle_regions.size()) {
      return;
    }
    problems_.push_back(
        {path.string(), 0, 0, "figure-regions",
         "a texel names region " + std::to_string(*most),
         "1 to " + std::to_string(fields_.muscle_regions.size()),
         "bake the figure again"});
  }

  fs::path stem_;
  body::SkinFields fields_;
  std::vector<core::Problem> problems_;
};

}  // namespace

core::Loaded<body::SkinFields> LoadSkinFields(const fs::path& figure) {
  return Reader(figure).Load();
}

}  // namespace limber::content

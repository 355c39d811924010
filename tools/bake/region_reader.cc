// SPDX-License-Identifier: MIT
#include <yaml-cpp/yaml.h>

#include <cmath>
#include <numbers>
#include <set>

#include "engine/core/file.h"
#include "engine/core/text.h"
#include "tools/bake/region.h"

namespace limber::bake {
namespace {

constexpr double kMillimetre = 0.001;
constexpr double kDegree = std::numbers::pi / 180;

std::string Joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  std::vector<Region> Document(const YAML::Node& node) {
    std::vector<Region> out;
    if (!Keys(node, {"schema", "regions"}, {"schema", "regions"})) return out;
    if (node["schema"].as<int>(0) != 1) {
      Add(node["schema"], "schema", "unknown schema number", "1");
    }
    const YAML::Node regions = node["regions"];
    if (!regions.IsSequence()) {
      Add(regions, "not-a-list", "regions is not a list");
      return out;
    }
    std::set<std::string> seen;
    for (const auto& item : regions) {
      out.push_back(OneRegion(item));
      if (!out.back().muscle.empty() && !seen.insert(out.back().muscle).second)
        Add(item["muscle"], "doubled-muscle",
            "muscle " + out.back().muscle + " has a region already");
    }
    return out;
  }

  void Add(const YAML::Node& node, std::string rule, std::string text,
           std::string allowed = "", std::string hint = "") {
    const YAML::Mark mark = node.Mark();
    problems.push_back({.file = file_,
                        .line = mark.line + 1,
                        .column = mark.column + 1,
                        .rule = std::move(rule),
                        .text = std::move(text),
                        .allowed = std::move(allowed),
                        .hint = std::move(hint)});
  }

  std::vector<core::Problem> problems;

 private:
  // True where `node` is a map that holds all of `needed`; unknown keys are
  // told either way.
  bool Keys(const YAML::Node& node, const std::vector<std::string>& known,
            const std::vector<std::string>& needed) {
    if (!node.IsMap()) {
      Add(node, "not-a-map", "keys and values are expected here",
          Joined(known));
      return false;
    }
    for (const auto& pair : node) {
      const auto key = pair.first.as<std::string>("");
      if (!Known(key, known)) {
        Add(pair.first, "unknown-key", "unknown key '" + key + "'",
            Joined(known), Closest(key, known));
      }
    }
    bool whole = true;
    for (const auto& key : needed) {
      if (node[key]) continue;
      Add(node, "missing-key", "key '" + key + "' is missing");
      whole = false;
    }
    return whole;
  }

  static bool Known(const std::string& word,
                    const std::vector<std::string>& words) {
    for (const auto& known : words) {
      if (known == word) return true;
    }
    return false;
  }

  static std::string Closest(const std::string& word,
                             const std::vector<std::string>& words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    const auto best = core::ClosestWord(word, views);
    return best.empty() ? "" : "did you mean '" + std::string(best) + "'?";
  }

  double Number(const YAML::Node& node, double low, double high) {
    double value = 0;
    const std::string range =
        std::to_string(int(low)) + " to " + std::to_string(int(high));
    if (!node.IsScalar() || !YAML::convert<double>::decode(node, value)) {
      Add(node, "not-a-number", "a number is expected here", range);
    } else if (!(value >= low && value <= high)) {
      Add(node, "out-of-range", node.Scalar() + " is out of range", range);
    }
    return value;
  }

  std::string Word(const YAML::Node& node,
                   const std::vector<std::string>& words) {
    const std::string word = node.IsScalar() ? node.Scalar() : "";
    if (!Known(word, words)) {
      Add(node, "unknown-word", "unknown word '" + word + "'", Joined(words),
          Closest(word, words));
    }
    return word;
  }

  Region OneRegion(const YAML::Node& node) {
    Region out;
    if (!Keys(node,
              {"muscle", "depth", "skin", "round_mm", "slips_origin",
               "slips_insertion", "fibres"},
              {"muscle", "depth", "fibres"})) {
      return out;
    }
    out.muscle = node["muscle"].as<std::string>("");
    out.deep = Word(node["depth"], {"deep", "superficial"}) == "deep";
    if (const auto skin = node["skin"]) {
      const auto word = Word(skin, {"trunk", "arm", "both"});
      out.skin = word == "arm"    ? kArmSkin
                 : word == "both" ? SkinPart(kArmSkin | kTrunkSkin)
                                  : kTrunkSkin;
    }
    if (const auto round = node["round_mm"]) {
      if (!round.IsSequence() || round.size() != 2) {
        Add(round, "not-a-pair", "round_mm holds two numbers",
            "[origin, insertion]");
      } else {
        out.round_origin = Number(round[0], 0, 80) * kMillimetre;
        out.round_insertion = Number(round[1], 0, 80) * kMillimetre;
      }
    }
    out.slips_origin = OneSlips(node["slips_origin"]);
    out.slips_insertion = OneSlips(node["slips_insertion"]);
    const YAML::Node fibres = node["fibres"];
    if (!fibres.IsSequence() || fibres.size() < 3) {
      Add(fibres, "too-few-fibres", "a region needs three fibres or more");
      return out;
    }
    for (const auto& fibre : fibres) {
      if (!fibre.IsSequence() || fibre.size() < 2) {
        Add(fibre, "short-fibre", "a fibre needs two points or more");
        continue;
      }
      auto& points = out.fibres.emplace_back();
      for (const auto& point : fibre) points.push_back(Point(point));
    }
    return out;
  }

  Slips OneSlips(const YAML::Node& node) {
    Slips out;
    if (!node || !Keys(node, {"count", "depth_mm"}, {"count", "depth_mm"}))
      return out;
    out.count = static_cast<int>(Number(node["count"], 2, 12));
    out.depth = Number(node["depth_mm"], 1, 120) * kMillimetre;
    return out;
  }

  LandmarkPoint Point(const YAML::Node& node) {
    LandmarkPoint out;
    if (!node.IsMap()) {
      Add(node, "not-a-map", "a point is a map", "at, bone or joint");
      return out;
    }
    if (node["at"]) return LevelPoint(node);
    if (node["bone"]) {
      if (!Keys(node, {"bone", "along", "around_deg"},
                {"bone", "along", "around_deg"}))
        return out;
      out.kind = LandmarkPoint::Kind::kBone;
      out.name = Word(node["bone"], Landmarks::BoneNames());
      out.along = Number(node["along"], -1, 2);
      out.around = Number(node["around_deg"], -360, 360) * kDegree;
      return out;
    }
    if (!Keys(node, {"joint", "offset_mm"}, {"joint"})) return out;
    out.kind = LandmarkPoint::Kind::kJoint;
    out.name = Word(node["joint"], Landmarks::JointNames());
    if (const auto offset = node["offset_mm"]) {
      if (!offset.IsSequence() || offset.size() != 3) {
        Add(offset, "not-a-triple", "offset_mm holds three numbers",
            "[lateral, up, front]");
        return out;
      }
      for (int i = 0; i < 3; ++i) {
        out.offset[i] = Number(offset[i], -300, 300) * kMillimetre;
      }
    }
    return out;
  }

  LandmarkPoint LevelPoint(const YAML::Node& node) {
    LandmarkPoint out;
    Keys(node, {"at", "up_mm", "lateral_mm", "face", "azimuth_deg"}, {});
    out.name = Word(node["at"], Landmarks::LevelNames());
    if (node["up_mm"]) out.up = Number(node["up_mm"], -200, 200) * kMillimetre;
    if (node["azimuth_deg"]) {
      out.azimuth = Number(node["azimuth_deg"], -10, 190) * kDegree;
      if (node["lateral_mm"] || node["face"]) {
        Add(node, "two-ways", "azimuth_deg goes without lateral_mm and face");
      }
      return out;
    }
    if (!node["lateral_mm"] || !node["face"]) {
      Add(node, "missing-key",
          "a level point needs lateral_mm and face, or azimuth_deg");
      return out;
    }
    out.lateral = Number(node["lateral_mm"], -50, 250) * kMillimetre;
    out.face = Word(node["face"], {"back", "front"}) == "front"
                   ? LandmarkPoint::Face::kFront
                   : LandmarkPoint::Face::kBack;
    return out;
  }

  std::string file_;
};

}  // namespace

core::Loaded<std::vector<Region>> ParseRegions(std::string_view yaml,
                                               const std::string& file) {
  core::Loaded<std::vector<Region>> out;
  Reader reader(file);
  // yaml-cpp reports by throwing; nothing leaves this function.
  try {
    auto regions = reader.Document(YAML::Load(std::string(yaml)));
    if (reader.problems.empty()) out.value = std::move(regions);
  } catch (const YAML::Exception& e) {
    reader.problems.push_back({.file = file,
                               .line = e.mark.line + 1,
                               .column = e.mark.column + 1,
                               .rule = "yaml-syntax",
                               .text = e.msg,
                               .allowed = "",
                               .hint = ""});
  }
  out.problems = std::move(reader.problems);
  return out;
}

core::Loaded<std::vector<Region>> ReadRegions(
    const std::filesystem::path& path) {
  auto text = core::ReadFile(path);
  if (!text.ok()) return {.value = {}, .problems = std::move(text.problems)};
  return ParseRegions(*text.value, path.string());
}

}  // namespace limber::bake

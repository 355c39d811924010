// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace limber::content {

// A small skinned figure as JSON and binary data, to be spoilt by tests: a box
// of 1.6 m on the joints "root" and "head", with a quad of "eyes" on no skin.
struct GlbSample {
  nlohmann::json json;
  std::string binary;

  GlbSample();
  std::string Bytes() const;
  // Overwrites a float of the binary data.
  void SetFloat(std::size_t accessor, std::size_t index, float value) {
    std::memcpy(binary.data() + Offset(accessor) + 4 * index, &value, 4);
  }
  std::size_t Offset(std::size_t accessor) const {
    return json["bufferViews"][accessor]["byteOffset"].get<std::size_t>();
  }

  enum : std::size_t {
    kPositions,
    kNormals,
    kUvs,
    kJoints,
    kWeights,
    kIndices,
    kBind,
    kEyePositions,
    kEyeIndices
  };

 private:
  template <class T>
  void Add(const std::vector<T>& values, const char* type, int components,
           int kind) {
    while (binary.size() % 4 != 0) binary.push_back('\0');
    json["bufferViews"].push_back({{"buffer", 0},
                                   {"byteOffset", binary.size()},
                                   {"byteLength", values.size() * sizeof(T)}});
    json["accessors"].push_back(
        {{"bufferView", json["bufferViews"].size() - 1},
         {"componentType", kind},
         {"count", values.size() / std::size_t(components)},
         {"type", type}});
    const auto* data = reinterpret_cast<const char*>(values.data());
    binary.append(data, values.size() * sizeof(T));
  }
};

inline GlbSample::GlbSample() {
  using Json = nlohmann::json;
  constexpr int kByte = 5121, kShort = 5123, kFloat = 5126;
  std::vector<float> positions, normals, uvs, weights;
  std::vector<std::uint8_t> joints;
  // Two columns of eight corners, the first corner twice for a uv seam.
  const auto corner = [&](float x, float y, float z) {
    positions.insert(positions.end(), {x, y, z});
    normals.insert(normals.end(), {0, 0, 1});
    uvs.insert(uvs.end(), {0.25f, 0.75f * y / 1.6f});
    const float w = y / 1.6f;
    joints.insert(joints.end(), {0, 1, 0, 0});
    weights.insert(weights.end(), {1 - w, w, 0, 0});
  };
  for (int i = 0; i < 8; ++i) {
    corner(i & 1 ? .2f : -.2f, i & 2 ? 1.6f : 0.f, i & 4 ? .1f : -.1f);
  }
  corner(-.2f, 0, -.1f);
  const std::vector<std::uint16_t> indices = {4, 5, 7, 4, 7, 6, 1, 0, 2,
                                              1, 2, 3, 8, 4, 6, 8, 6, 2};
  json = {{"asset", {{"version", "2.0"}}},
          {"scene", 0},
          {"scenes", {{{"nodes", {0, 3}}}}},
          {"bufferViews", Json::array()},
          {"accessors", Json::array()}};
  json["nodes"] = Json::array(
      {{{"name", "root"},
        {"translation", {0, 0.9, 0}},
        {"children", {1}},
        {"extras", {{"tail", {0, 0.5, 0}}}}},
       {{"name", "head"},
        {"translation", {0, 0.5, 0}},
        {"children", {2}},
        {"extras", {{"tail", {0, 0.2, 0}}}}},
       {{"name", "eyes"}, {"mesh", 1}, {"translation", {0, 0.1, 0.1}}},
       {{"name", "body"}, {"mesh", 0}, {"skin", 0}}});
  json["skins"] =
      Json::array({{{"joints", {0, 1}}, {"inverseBindMatrices", 6}}});
  json["meshes"] =
      Json::array({{{"name", "body"},
                    {"primitives",
                     {{{"attributes",
                        {{"POSITION", 0},
                         {"NORMAL", 1},
                         {"TEXCOORD_0", 2},
                         {"JOINTS_0", 3},
                         {"WEIGHTS_0", 4}}},
                       {"indices", 5}}}}},
                   {{"name", "eyes"},
                    {"primitives",
                     {{{"attributes", {{"POSITION", 7}}}, {"indices", 8}}}}}});
  Add(positions, "VEC3", 3, kFloat);
  Add(normals, "VEC3", 3, kFloat);
  Add(uvs, "VEC2", 2, kFloat);
  Add(joints, "VEC4", 4, kByte);
  Add(weights, "VEC4", 4, kFloat);
  Add(indices, "SCALAR", 1, kShort);
  std::vector<float> bind;
  for (const float y : {-0.9f, -1.4f}) {
    bind.insert(bind.end(), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, y, 0, 1});
  }
  Add(bind, "MAT4", 16, kFloat);
  Add(std::vector<float>{-.05f, 0, 0, .05f, 0, 0, 0, .05f, 0}, "VEC3", 3,
      kFloat);
  Add(std::vector<std::uint16_t>{0, 1, 2}, "SCALAR", 1, kShort);
  json["accessors"][kPositions]["min"] = {-.2, 0, -.1};
  json["accessors"][kPositions]["max"] = {.2, 1.6, .1};
  json["buffers"] = Json::array({{{"byteLength", binary.size()}}});
}

inline std::string GlbSample::Bytes() const {
  std::string text = json.dump(), data = binary, bytes;
  while (text.size() % 4 != 0) text.push_back(' ');
  while (data.size() % 4 != 0) data.push_back('\0');
  const auto word = [&](std::size_t value) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<char>(value >> shift & 0xff));
    }
  };
  word(0x46546C67);
  word(2);
  word(28 + text.size() + data.size());
  word(text.size());
  word(0x4E4F534A);
  bytes += text;
  word(data.size());
  word(0x004E4942);
  return bytes + data;
}

}  // namespace limber::content

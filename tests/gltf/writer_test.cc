// SPDX-License-Identifier: MIT
#include "engine/gltf/writer.h"

#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

namespace limber::gltf {
namespace {

using nlohmann::json;

std::uint32_t Word(const std::string& bytes, std::size_t at) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes.data() + at, 4);
  return word;
}

// The two chunks of a file, by the container's own description.
struct Chunks {
  explicit Chunks(const std::string& bytes) {
    const std::size_t text = Word(bytes, 12);
    parsed = json::parse(bytes.substr(20, text));
    binary = bytes.substr(28 + text, Word(bytes, 20 + text));
  }
  std::string Of(const json& view) const {
    return binary.substr(view["byteOffset"].get<std::size_t>(),
                         view["byteLength"].get<std::size_t>());
  }
  const json& View(const json& accessor) const {
    return parsed["bufferViews"][accessor["bufferView"].get<std::size_t>()];
  }
  std::vector<float> Floats(std::size_t accessor) const {
    const std::string bytes = Of(View(parsed["accessors"][accessor]));
    std::vector<float> values(bytes.size() / 4);
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  json parsed;
  std::string binary;
};

// A triangle on two joints, a picture of an odd number of bytes, two tracks.
File Small() {
  File file;
  file.generator = "a test";
  file.scene = "small";
  file.nodes = {{.name = "root"}, {.name = "tip", .parent = 0}};
  file.nodes[1].translation = math::Vec3(0, 0.25, 0);
  file.nodes[1].extras = R"({"tail":[0,1,0]})";
  file.nodes.push_back({.name = "skin", .mesh = 0, .skin = 0});
  file.skins.push_back({{0, 1}, {math::Mat4f(1), math::Mat4f(1)}, 0});
  Primitive primitive;
  primitive.positions = {{0, 0, 0}, {1, 0, 0}, {0, -2, 0}};
  primitive.normals.assign(3, {0, 0, 1});
  primitive.uvs.assign(3, {0.5f, 0.25f});
  primitive.influences = {{{0, 1.0f}}, {{0, 0.75f}, {1, 0.25f}}, {{1, 1.0f}}};
  primitive.triangles = {0, 1, 2};
  primitive.material = 0;
  file.meshes.push_back({"skin", {primitive}});
  file.materials.push_back({.name = "skin", .picture = 0});
  file.pictures.push_back({"skin", "odd"});
  Animation animation{.name = "moves", .tracks = {}};
  animation.tracks.push_back({0,
                              Track::Of::kTranslation,
                              false,
                              {0, 0.5f, 2},
                              {0, 0, 0, 1, 0, 0, 2, 0, 0}});
  animation.tracks.push_back(
      {1, Track::Of::kScale, true, {0, 0.5f, 2}, {1, 1, 1, 0, 0, 0, 1, 1, 1}});
  animation.extras = R"({"markers":[1,2]})";
  file.animations.push_back(animation);
  return file;
}

TEST(Writer, TheContainerSaysItsOwnSizes) {
  const std::string bytes = Write(Small());
  EXPECT_EQ(bytes.substr(0, 4), "glTF");
  EXPECT_EQ(Word(bytes, 8), bytes.size());
  const std::size_t text = Word(bytes, 12);
  EXPECT_EQ(text % 4, 0u);
  EXPECT_EQ(bytes.substr(16, 4), "JSON");
  EXPECT_EQ(bytes.substr(24 + text, 4), std::string("BIN\0", 4));
  EXPECT_EQ(28 + text + Word(bytes, 20 + text), bytes.size());
  const Chunks chunks(bytes);
  EXPECT_EQ(chunks.parsed["buffers"][0]["byteLength"], chunks.binary.size());
}

TEST(Writer, EveryRangeIsAlignedAndInside) {
  const Chunks chunks(Write(Small()));
  for (const json& view : chunks.parsed["bufferViews"]) {
    EXPECT_EQ(view["byteOffset"].get<std::size_t>() % 4, 0u);
    EXPECT_LE(view["byteOffset"].get<std::size_t>() +
                  view["byteLength"].get<std::size_t>(),
              chunks.binary.size());
  }
}

TEST(Writer, NodesAreATreeWithTheirExtras) {
  const json parsed = Chunks(Write(Small())).parsed;
  EXPECT_EQ(parsed["nodes"][0]["children"], json({1}));
  EXPECT_EQ(parsed["scenes"][0]["nodes"], json({0, 2}));
  EXPECT_EQ(parsed["nodes"][1]["extras"]["tail"], json({0, 1, 0}));
  EXPECT_EQ(parsed["animations"][0]["extras"]["markers"], json({1, 2}));
}

TEST(Writer, PlacesAndTimesHaveBounds) {
  const Chunks chunks(Write(Small()));
  const json& attributes =
      chunks.parsed["meshes"][0]["primitives"][0]["attributes"];
  const json& place =
      chunks.parsed["accessors"][attributes["POSITION"].get<std::size_t>()];
  EXPECT_EQ(place["min"], json({0.0, -2.0, 0.0}));
  EXPECT_EQ(place["max"], json({1.0, 0.0, 0.0}));
  const json& sampler = chunks.parsed["animations"][0]["samplers"][0];
  const json& times =
      chunks.parsed["accessors"][sampler["input"].get<std::size_t>()];
  EXPECT_EQ(times["min"], json({0.0}));
  EXPECT_EQ(times["max"], json({2.0}));
}

TEST(Writer, TracksOfTheSameTimesShareThem) {
  const Chunks chunks(Write(Small()));
  const json& samplers = chunks.parsed["animations"][0]["samplers"];
  EXPECT_EQ(samplers[0]["input"], samplers[1]["input"]);
  EXPECT_EQ(samplers[1]["interpolation"], "STEP");
  EXPECT_FALSE(samplers[0].contains("interpolation"));
  EXPECT_EQ(chunks.Floats(samplers[0]["output"].get<std::size_t>()),
            Small().animations[0].tracks[0].values);
}

TEST(Writer, APictureIsInTheFileByteForByte) {
  const Chunks chunks(Write(Small()));
  const json& image = chunks.parsed["images"][0];
  EXPECT_EQ(image["mimeType"], "image/png");
  EXPECT_EQ(
      chunks.Of(
          chunks.parsed["bufferViews"][image["bufferView"].get<std::size_t>()]),
      "odd");
  EXPECT_EQ(chunks.parsed["materials"][0]["pbrMetallicRoughness"]
                         ["baseColorTexture"]["index"],
            0);
}

// 256 joints and more do not fit into a byte; five influences need two sets.
TEST(Writer, ManyJointsAndInfluencesFindTheirPlace) {
  File file = Small();
  auto& rows = file.meshes[0].primitives[0].influences;
  rows[0] = {{300, .3f}, {1, .2f}, {2, .2f}, {3, .2f}, {4, .1f}};
  const Chunks chunks(Write(file));
  const json& attributes =
      chunks.parsed["meshes"][0]["primitives"][0]["attributes"];
  const json& accessors = chunks.parsed["accessors"];
  const json& joints = accessors[attributes["JOINTS_0"].get<std::size_t>()];
  EXPECT_EQ(joints["componentType"], 5123);
  const std::string bytes = chunks.Of(chunks.View(joints));
  std::uint16_t first = 0;
  std::memcpy(&first, bytes.data(), 2);
  EXPECT_EQ(first, 300);
  const auto rest = chunks.Floats(attributes["WEIGHTS_1"].get<std::size_t>());
  EXPECT_EQ(rest[0], .1f);
  EXPECT_EQ(rest[1], 0);
}

}  // namespace
}  // namespace limber::gltf

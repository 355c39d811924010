// SPDX-License-Identifier: MIT
#include "engine/content/figure_reader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>

#include "engine/body/rig.h"
#include "engine/content/built_in_figure.h"
#include "tests/content/glb_sample.h"

namespace limber::content {
namespace {

namespace fs = std::filesystem;
using math::Vec3;
using nlohmann::json;

class FigureReaderTest : public testing::Test {
 protected:
  FigureReaderTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        fs::temp_directory_path() /
        (std::string("limber_figure_") + test->name() + "_" +
         std::to_string(
             std::chrono::steady_clock::now().time_since_epoch().count()));
    fs::create_directories(folder_);
  }
  ~FigureReaderTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path Write(const std::string& bytes,
                 const std::string& name = "figure.glb") const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  core::Loaded<body::Figure> Load(const std::string& bytes) const {
    return LoadFigure(Write(bytes));
  }
  // One problem with this rule and a text, and no figure.
  void ExpectRefused(const std::string& bytes, const std::string& rule) const {
    const auto loaded = Load(bytes);
    EXPECT_FALSE(loaded.value.has_value());
    ASSERT_EQ(loaded.problems.size(), 1u);
    EXPECT_EQ(loaded.problems[0].rule, rule)
        << core::Format(loaded.problems[0]);
    EXPECT_FALSE(loaded.problems[0].text.empty());
    EXPECT_TRUE(loaded.problems[0].file.ends_with("figure.glb"));
  }

  fs::path folder_;
};

TEST_F(FigureReaderTest, ReadsWhatTheFileSays) {
  const auto loaded = Load(GlbSample().Bytes());
  ASSERT_TRUE(loaded.ok()) << core::Format(loaded.problems.at(0));
  const body::Figure& figure = *loaded.value;
  EXPECT_EQ(figure.name, "figure");
  EXPECT_NEAR(figure.stature, 1.6, 1e-6);
  const anim::Skeleton& skeleton = figure.skeleton;
  EXPECT_EQ(skeleton.names, (std::vector<std::string>{"root", "head"}));
  EXPECT_EQ(skeleton.parents, (std::vector<int>{-1, 0}));
  EXPECT_NEAR(skeleton.model_from_joint[1].translation.y, 1.4, 1e-6);
  EXPECT_NEAR(skeleton.parent_from_joint[1].translation.y, 0.5, 1e-6);
  ASSERT_EQ(skeleton.tails.size(), 2u);
  EXPECT_EQ(skeleton.tails[1], Vec3(0, 0.2, 0));
  ASSERT_EQ(figure.parts.size(), 2u);
  const anim::Mesh& body = figure.parts[0];
  EXPECT_EQ(body.name, "body");
  EXPECT_EQ(body.vertex_count(), 9u);
  EXPECT_EQ(body.point_count(), 8u);  // the seam's corner is one point
  EXPECT_EQ(body.point_of[8], body.point_of[0]);
  EXPECT_EQ(body.triangles.size(), 18u);
  EXPECT_EQ(body.triangles[1], 5u);  // order kept: two triangles are one quad
  EXPECT_NEAR(body.uvs[2].y, 0.75f, 1e-6);  // from the top, as in the file
  EXPECT_EQ(body.joints[2][0], 1);
  EXPECT_FLOAT_EQ(body.weights[2][0], 1);
}

TEST_F(FigureReaderTest, AMeshWithoutSkinHangsOnTheJointAboveIt) {
  const auto loaded = Load(GlbSample().Bytes());
  ASSERT_TRUE(loaded.ok());
  const anim::Mesh& eyes = loaded.value->parts[1];
  EXPECT_EQ(eyes.joints[0][0], 1);
  EXPECT_NEAR(eyes.positions[0].y, 1.5, 1e-6);
  EXPECT_NEAR(eyes.positions[0].z, 0.1, 1e-6);
}

TEST_F(FigureReaderTest, PutsTheFeetOnTheFloor) {
  GlbSample sample;
  for (std::size_t v = 0; v < 9; ++v) {
    sample.SetFloat(GlbSample::kPositions, 3 * v + 1, v & 2 ? 1.1f : -0.5f);
  }
  const auto loaded = Load(sample.Bytes());
  ASSERT_TRUE(loaded.ok()) << core::Format(loaded.problems.at(0));
  EXPECT_NEAR(loaded.value->parts[0].positions[0].y, 0, 1e-6);
  EXPECT_NEAR(loaded.value->skeleton.model_from_joint[0].translation.y, 1.4,
              1e-6);
}

TEST_F(FigureReaderTest, AMissingFileIsSaid) {
  const auto loaded = LoadFigure(folder_ / "nobody.glb");
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_EQ(loaded.problems[0].rule, "unreadable-file");
}

TEST_F(FigureReaderTest, EveryCutOffFileIsRefused) {
  const std::string bytes = GlbSample().Bytes();
  for (std::size_t sixteenth = 0; sixteenth < 16; ++sixteenth) {
    const std::size_t length = bytes.size() * sixteenth / 16;
    SCOPED_TRACE(length);
    ExpectRefused(bytes.substr(0, length),
                  length < 4 ? "figure-not-gltf" : "figure-damaged");
  }
}

// Any single byte may be wrong: the reader answers, whatever it says.
TEST_F(FigureReaderTest, SpoiltBytesNeverEndTheProgram) {
  const std::string good = GlbSample().Bytes();
  std::uint32_t random = 12345;
  for (std::size_t i = 0; i < good.size(); i += 3) {
    std::string bytes = good;
    random = random * 1664525 + 1013904223;
    bytes[i] = static_cast<char>(random >> 24);
    const auto loaded = Load(bytes);
    EXPECT_NE(loaded.value.has_value(), !loaded.problems.empty()) << i;
    EXPECT_LE(loaded.problems.size(), 1u);
  }
}

struct Fault {
  const char* name;
  const char* rule;
  std::function<void(GlbSample&)> spoil;
};

TEST_F(FigureReaderTest, EachFaultHasItsRule) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Fault faults[] = {
      {"no skeleton", "figure-no-skeleton",
       [](GlbSample& s) {
         s.json.erase("skins");
         s.json["nodes"][3].erase("skin");
       }},
      {"no mesh", "figure-no-skeleton",
       [](GlbSample& s) {
         s.json.erase("meshes");
         s.json["nodes"][2].erase("mesh");
         s.json["nodes"][3].erase("mesh");
       }},
      {"place not a number", "figure-not-finite",
       [=](GlbSample& s) { s.SetFloat(GlbSample::kPositions, 4, nan); }},
      {"place beyond reason", "figure-not-finite",
       [](GlbSample& s) { s.SetFloat(GlbSample::kPositions, 4, 1e30f); }},
      {"weight not a number", "figure-weights",
       [=](GlbSample& s) { s.SetFloat(GlbSample::kWeights, 0, nan); }},
      {"weights that sum to 0.5", "figure-weights",
       [](GlbSample& s) { s.SetFloat(GlbSample::kWeights, 0, 0.5f); }},
      {"a negative weight", "figure-weights",
       [](GlbSample& s) {
         s.SetFloat(GlbSample::kWeights, 0, 1.5f);
         s.SetFloat(GlbSample::kWeights, 1, -0.5f);
       }},
      {"bind pose not a number", "figure-scale",
       [=](GlbSample& s) { s.SetFloat(GlbSample::kBind, 13, nan); }},
      {"bind pose in centimetres", "figure-scale",
       [](GlbSample& s) {
         for (const std::size_t k : {0u, 5u, 10u}) {
           s.SetFloat(GlbSample::kBind, k, 100);
         }
       }},
      {"a body of 16 m", "figure-size",
       [](GlbSample& s) {
         for (std::size_t v = 0; v < 9; ++v) {
           s.SetFloat(GlbSample::kPositions, 3 * v + 1, v & 2 ? 16.f : 0.f);
         }
       }},
      {"ten million vertices", "figure-damaged",
       [](GlbSample& s) { s.json["accessors"][0]["count"] = 10'000'000; }},
      {"twenty million values", "figure-too-large",
       [](GlbSample& s) {
         for (auto& accessor : s.json["accessors"]) {
           accessor["count"] = 20'000'000;
           accessor.erase("bufferView");
         }
       }},
      {"a list of 2^60 values", "figure-too-large",
       [](GlbSample& s) { s.json["accessors"][5]["count"] = 1ull << 60; }},
      {"a negative count", "figure-damaged",
       [](GlbSample& s) { s.json["accessors"][0]["count"] = -3; }},
      {"two thousand joints", "figure-too-large",
       [](GlbSample& s) {
         for (int i = 0; i < 2000; ++i)
           s.json["skins"][0]["joints"].push_back(1);
       }},
      {"a joint that is no node", "figure-damaged",
       [](GlbSample& s) { s.json["skins"][0]["joints"][1] = 77; }},
      {"a node that is its own child", "figure-damaged",
       [](GlbSample& s) { s.json["nodes"][1]["children"] = {0}; }},
      {"a node with two parents", "figure-damaged",
       [](GlbSample& s) {
         s.json["nodes"][0]["children"] = {1, 2};
       }},
      {"a corner that is not there", "figure-damaged",
       [](GlbSample& s) { s.binary[s.Offset(GlbSample::kIndices)] = 99; }},
      {"two joints of one name", "figure-joint-names",
       [](GlbSample& s) { s.json["nodes"][1]["name"] = "root"; }},
      {"data in another file", "figure-not-gltf",
       [](GlbSample& s) { s.json["buffers"][0]["uri"] = "body.bin"; }},
      {"nodes that are words", "figure-damaged",
       [](GlbSample& s) {
         s.json["nodes"] = {"root", "head"};
       }},
  };
  for (const Fault& fault : faults) {
    SCOPED_TRACE(fault.name);
    GlbSample sample;
    fault.spoil(sample);
    ExpectRefused(sample.Bytes(), fault.rule);
  }
}

TEST_F(FigureReaderTest, OtherFormatsAreRefused) {
  ExpectRefused("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "figure-not-gltf");
  ExpectRefused("\x89PNG\r\n\x1a\n", "figure-not-gltf");
  std::string first_version = GlbSample().Bytes();
  first_version[4] = 1;
  ExpectRefused(first_version, "figure-not-gltf");
  std::string deep = GlbSample().Bytes();
  GlbSample nested;
  json value = 1;
  for (int i = 0; i < 1000; ++i) value = json::array({value});
  nested.json["extras"] = value;
  ExpectRefused(nested.Bytes(), "figure-damaged");
}

TEST_F(FigureReaderTest, ASpoiltPictureBesideItIsSaid) {
  Write("this is no picture", "figure.tint.png");
  const auto loaded = Load(GlbSample().Bytes());
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_EQ(loaded.problems[0].rule, "figure-picture");
  EXPECT_TRUE(loaded.problems[0].file.ends_with("figure.tint.png"));
}

TEST_F(FigureReaderTest, SpoiltRegionsAreSaid) {
  for (const char* text : {"", "[]", R"({"schema": 2})",
                           R"({"schema": 1, "layers": -1, "regions": []})",
                           R"({"schema": 1, "layers": 1, "regions": [5]})"}) {
    Write(text, "figure.regions.json");
    const auto loaded = Load(GlbSample().Bytes());
    ASSERT_FALSE(loaded.problems.empty()) << text;
    EXPECT_EQ(loaded.problems[0].rule, "figure-regions") << text;
  }
}

TEST(BuiltInFigureTest, CarriesARigAndStandsOnTheFloor) {
  const body::Figure figure = BuiltInFigure();
  EXPECT_TRUE(body::Rig::Build(figure.skeleton).ok());
  float low = 1;
  for (const math::Vec3f& p : figure.parts[0].positions)
    low = std::min(low, p.y);
  EXPECT_NEAR(low, 0, 1e-6);
  EXPECT_NEAR(figure.stature, 1.67, 0.08);
}

// Faces look outward: the normal of each triangle agrees with its corners'.
TEST(BuiltInFigureTest, IsClosedAndMirrored) {
  const body::Figure figure = BuiltInFigure();
  const anim::Mesh& mesh = figure.parts[0];
  math::Vec3 sum(0);
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const std::uint32_t* corner = &mesh.triangles[t];
    const Vec3 a(mesh.positions[corner[0]]), b(mesh.positions[corner[1]]),
        c(mesh.positions[corner[2]]);
    const Vec3 normal = glm::cross(b - a, c - a);
    sum += normal;
    if (glm::length(normal) < 1e-9) continue;
    EXPECT_GT(glm::dot(normal, Vec3(mesh.normals[corner[0]])),
              -0.2 * glm::length(normal));
  }
  EXPECT_NEAR(sum.x, 0, 1e-6);  // mirrored
}

}  // namespace
}  // namespace limber::content

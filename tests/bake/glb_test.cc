// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "tests/bake/figures.h"

namespace limber::bake {
namespace {

struct Glb {
  nlohmann::json json;
  std::string binary;

  explicit Glb(const std::string& bytes) {
    std::uint32_t text = 0;
    std::memcpy(&text, bytes.data() + 12, 4);
    json = nlohmann::json::parse(bytes.substr(20, text));
    binary = bytes.substr(28 + text);
  }

  float Float(int accessor, std::size_t index) const {
    const auto& view =
        json["bufferViews"]
            [json["accessors"][accessor]["bufferView"].get<int>()];
    float value = 0;
    std::memcpy(
        &value,
        binary.data() + view["byteOffset"].get<std::size_t>() + 4 * index, 4);
    return value;
  }
};

TEST_P(EachFigure, SameInputGivesTheSameBytes) {
  const auto package = MakeHuman::Open(PackageFolder());
  ASSERT_TRUE(package.ok());
  const auto again = Assemble(*package.value, recipe());
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(figure().Glb() == again.value->Glb());
}

// In the rest pose every joint matrix times its inverse bind matrix is one.
TEST_P(EachFigure, InverseBindMatricesUndoTheRestPose) {
  const Glb glb(figure().Glb());
  const auto& nodes = glb.json["nodes"];
  const int matrices = glb.json["skins"][0]["inverseBindMatrices"];
  std::vector<Vec3> places(nodes.size(), Vec3(0));
  for (std::size_t i = 0; i < figure().joints.size(); ++i) {
    for (int k = 0; k < 3; ++k) {
      places[i][k] += nodes[i]["translation"][k].get<double>();
    }
    if (nodes[i].contains("children")) {
      for (const int child : nodes[i]["children"]) places[child] = places[i];
    }
    for (int k = 0; k < 3; ++k) {
      EXPECT_NEAR(glb.Float(matrices, 16 * i + 12 + k), -places[i][k], 1e-6);
    }
    EXPECT_NEAR(glm::distance(places[i], figure().joints[i].head), 0, 2e-5);
  }
}

TEST_P(EachFigure, NodesKeepTheTailsOfTheirJoints) {
  const Glb glb(figure().Glb());
  for (const Joint& joint : figure().joints) {
    const auto& node = glb.json["nodes"][&joint - figure().joints.data()];
    const auto& tail = node.at("extras").at("tail");
    const Vec3 end(tail[0], tail[1], tail[2]);
    EXPECT_LT(glm::distance(joint.head + end, joint.tail), 2e-6) << joint.name;
  }
}

TEST_P(EachFigure, FirstMeshIsTheBodyWithOneVertexPerUvCorner) {
  const Glb glb(figure().Glb());
  const auto& mesh = glb.json["meshes"][0];
  EXPECT_EQ(mesh["name"], "body");
  const int position = mesh["primitives"][0]["attributes"]["POSITION"];
  const int index = mesh["primitives"][0]["indices"];
  EXPECT_EQ(glb.json["accessors"][position]["count"], 14517);
  EXPECT_EQ(glb.json["accessors"][index]["count"], 3 * 26756);
}

}  // namespace
}  // namespace limber::bake

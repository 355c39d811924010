// SPDX-License-Identifier: MIT
#include "engine/gltf/writer.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <type_traits>

#include "engine/gltf/buffer.h"

namespace limber::gltf {
namespace {

constexpr std::size_t kPerSet = 4;  // influences of one JOINTS_n

// Vectors of GLM are nothing but their numbers; matrices are columns, as glTF
// wants them.
template <class Row>
std::vector<float> Flat(const std::vector<Row>& rows) {
  static_assert(std::is_same_v<typename Row::value_type, float>);
  std::vector<float> flat(rows.size() * sizeof(Row) / sizeof(float));
  std::memcpy(flat.data(), rows.data(), rows.size() * sizeof(Row));
  return flat;
}

// Steps of 1e-6: a colour needs no more, and 0.61 is written as it was meant.
double Rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json ListOf(const math::Vec3& v) { return {v.x, v.y, v.z}; }

// JOINTS_n and WEIGHTS_n. Weights are floats: assimp 5.2.5 reads normalised
// integers wrongly, without a word.
template <class Index>
void AddInfluences(const Primitive& primitive, std::size_t set,
                   Component component, Buffer& buffer, Json& attributes) {
  std::vector<Index> joints;
  std::vector<float> weights;
  for (const auto& row : primitive.influences) {
    for (std::size_t k = kPerSet * set; k < kPerSet * (set + 1); ++k) {
      const bool used = k < row.size();
      joints.push_back(used ? static_cast<Index>(row[k].first) : Index(0));
      weights.push_back(used ? row[k].second : 0);
    }
  }
  const std::string number = std::to_string(set);
  attributes["JOINTS_" + number] =
      buffer.Add(joints, "VEC4", kPerSet, component, kVertices);
  attributes["WEIGHTS_" + number] =
      buffer.Add(weights, "VEC4", kPerSet, kFloat, kVertices);
}

void AddSkinning(const Primitive& primitive, Buffer& buffer, Json& attributes) {
  std::size_t most = 0;
  int last = 0;
  for (const auto& row : primitive.influences) {
    most = std::max(most, row.size());
    for (const auto& [joint, weight] : row) last = std::max(last, joint);
  }
  for (std::size_t set = 0; set * kPerSet < most; ++set) {
    if (last <= std::numeric_limits<std::uint8_t>::max()) {
      AddInfluences<std::uint8_t>(primitive, set, kByte, buffer, attributes);
    } else {
      AddInfluences<std::uint16_t>(primitive, set, kShort, buffer, attributes);
    }
  }
}

Json PrimitiveOf(const Primitive& primitive, Buffer& buffer) {
  Json attributes;
  attributes["POSITION"] =
      buffer.Add(Flat(primitive.positions), "VEC3", 3, kFloat, kVertices, true);
  attributes["NORMAL"] =
      buffer.Add(Flat(primitive.normals), "VEC3", 3, kFloat, kVertices);
  if (!primitive.uvs.empty()) {
    attributes["TEXCOORD_0"] =
        buffer.Add(Flat(primitive.uvs), "VEC2", 2, kFloat, kVertices);
  }
  if (!primitive.colours.empty()) {
    attributes["COLOR_0"] =
        buffer.Add(Flat(primitive.colours), "VEC4", 4, kFloat, kVertices);
  }
  AddSkinning(primitive, buffer, attributes);
  int indices = 0;
  // The largest number of the type itself is not allowed as an index.
  if (primitive.positions.size() <= std::numeric_limits<std::uint16_t>::max()) {
    const std::vector<std::uint16_t> small(primitive.triangles.begin(),
                                           primitive.triangles.end());
    indices = buffer.Add(small, "SCALAR", 1, kShort, kIndices);
  } else {
    indices = buffer.Add(primitive.triangles, "SCALAR", 1, kInt, kIndices);
  }
  return {{"attributes", std::move(attributes)},
          {"indices", indices},
          {"material", primitive.material}};
}

Json MaterialOf(const Material& material) {
  Json surface{
      {"baseColorFactor",
       {Rounded(material.base_colour.x), Rounded(material.base_colour.y),
        Rounded(material.base_colour.z), 1.0}}};
  if (material.picture >= 0) {
    surface["baseColorTexture"] = {{"index", material.picture}};
  }
  surface["metallicFactor"] = 0.0;
  surface["roughnessFactor"] = material.roughness;
  Json json{{"name", material.name},
            {"pbrMetallicRoughness", std::move(surface)}};
  if (material.blended) json["alphaMode"] = "BLEND";
  if (material.double_sided) json["doubleSided"] = true;
  return json;
}

Json NodeOf(const Node& node) {
  Json json{{"name", node.name}};
  if (node.translation) json["translation"] = ListOf(*node.translation);
  if (node.rotation) {
    const math::Quat& q = *node.rotation;
    json["rotation"] = {q.x, q.y, q.z, q.w};
  }
  if (node.mesh >= 0) json["mesh"] = node.mesh;
  if (node.skin >= 0) json["skin"] = node.skin;
  if (!node.extras.empty()) json["extras"] = Json::parse(node.extras);
  return json;
}

Json SkinOf(const Skin& skin, Buffer& buffer) {
  const int matrices =
      buffer.Add(Flat(skin.unbind), "MAT4", 16, kFloat, kNoTarget);
  Json json{{"joints", skin.joints}};
  if (skin.root >= 0) json["skeleton"] = skin.root;
  json["inverseBindMatrices"] = matrices;
  return json;
}

// Tracks with the same times share them.
class Tracks {
 public:
  explicit Tracks(Buffer& buffer) : buffer_(buffer) {}

  Json Of(const Animation& animation) {
    Json channels = Json::array(), samplers = Json::array();
    for (const Track& track : animation.tracks) {
      channels.push_back(
          {{"sampler", samplers.size()},
           {"target", {{"node", track.node}, {"path", PathOf(track.of)}}}});
      const bool turns = track.of == Track::Of::kRotation;
      Json sampler{{"input", TimesOf(track)}};
      if (track.steps) sampler["interpolation"] = "STEP";
      sampler["output"] = buffer_.Add(track.values, turns ? "VEC4" : "VEC3",
                                      turns ? 4 : 3, kFloat, kNoTarget);
      samplers.push_back(std::move(sampler));
    }
    Json json{{"name", animation.name},
              {"channels", std::move(channels)},
              {"samplers", std::move(samplers)}};
    if (!animation.extras.empty()) {
      json["extras"] = Json::parse(animation.extras);
    }
    return json;
  }

 private:
  static const char* PathOf(Track::Of of) {
    switch (of) {
      case Track::Of::kTranslation:
        return "translation";
      case Track::Of::kRotation:
        return "rotation";
      case Track::Of::kScale:
        return "scale";
    }
    return "";
  }

  int TimesOf(const Track& track) {
    assert(!track.times.empty());
    const auto [known, is_new] = times_.try_emplace(track.times, 0);
    if (is_new) {
      known->second =
          buffer_.Add(track.times, "SCALAR", 1, kFloat, kNoTarget, true);
    }
    return known->second;
  }

  Buffer& buffer_;
  std::map<std::vector<float>, int> times_;
};

void AddPictures(const File& file, Buffer& buffer, Json& json) {
  Json textures = Json::array(), images = Json::array();
  for (const Picture& picture : file.pictures) {
    textures.push_back({{"source", images.size()}});
    images.push_back(
        {{"name", picture.name},
         {"mimeType", "image/png"},
         {"bufferView",
          buffer.AddBytes(picture.png.data(), picture.png.size(), kNoTarget)}});
  }
  json["textures"] = std::move(textures);
  json["images"] = std::move(images);
}

void AppendWord(std::string& bytes, std::size_t word) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((word >> shift) & 0xff));
  }
}

std::string Pack(std::string text, const std::string& binary) {
  constexpr std::size_t kMagic = 0x46546C67, kVersion = 2;
  constexpr std::size_t kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
  while (text.size() % 4 != 0) text.push_back(' ');
  std::string bytes;
  bytes.reserve(28 + text.size() + binary.size());
  AppendWord(bytes, kMagic);
  AppendWord(bytes, kVersion);
  AppendWord(bytes, 28 + text.size() + binary.size());
  AppendWord(bytes, text.size());
  AppendWord(bytes, kJsonChunk);
  bytes += text;
  AppendWord(bytes, binary.size());
  AppendWord(bytes, kBinaryChunk);
  return bytes += binary;
}

}  // namespace

std::string Write(const File& file) {
  Buffer buffer;
  Json nodes = Json::array(), roots = Json::array();
  for (const Node& node : file.nodes) nodes.push_back(NodeOf(node));
  for (std::size_t i = 0; i < file.nodes.size(); ++i) {
    const int parent = file.nodes[i].parent;
    (parent < 0 ? roots : nodes[std::size_t(parent)]["children"]).push_back(i);
  }
  Json json{
      {"asset", {{"version", "2.0"}, {"generator", file.generator}}},
      {"scene", 0},
      {"scenes",
       Json::array({{{"name", file.scene}, {"nodes", std::move(roots)}}})},
      {"nodes", std::move(nodes)}};
  for (const Skin& skin : file.skins) {
    json["skins"].push_back(SkinOf(skin, buffer));
  }
  for (const Mesh& mesh : file.meshes) {
    Json primitives = Json::array();
    for (const Primitive& primitive : mesh.primitives) {
      primitives.push_back(PrimitiveOf(primitive, buffer));
    }
    json["meshes"].push_back(
        {{"name", mesh.name}, {"primitives", std::move(primitives)}});
  }
  for (const Material& material : file.materials) {
    json["materials"].push_back(MaterialOf(material));
  }
  Tracks tracks(buffer);
  for (const Animation& animation : file.animations) {
    json["animations"].push_back(tracks.Of(animation));
  }
  if (!file.pictures.empty()) AddPictures(file, buffer, json);
  json["accessors"] = buffer.accessors();
  json["bufferViews"] = buffer.views();
  const std::string& binary = buffer.bytes();
  json["buffers"] = Json::array({{{"byteLength", binary.size()}}});
  return Pack(json.dump(), binary);
}

}  // namespace limber::gltf

// SPDX-License-Identifier: MIT
#include "tools/bake/gltf.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>

namespace limber::bake {

using Json = nlohmann::ordered_json;

namespace {

enum ComponentType : int {
  kByte = 5121,
  kShort = 5123,
  kInt = 5125,
  kFloat = 5126
};
enum BufferTarget : int { kNoTarget = 0, kVertices = 34962, kIndices = 34963 };

// Steps of 1 um: a place needs no more, and the text of the file stays short.
double Rounded(double metres) { return std::round(metres * 1e6) / 1e6; }

// Appends numbers to the binary chunk and describes them.
class Buffer {
 public:
  template <class T>
  int Add(const std::vector<T>& values, const char* type, int components,
          ComponentType component, BufferTarget target, bool bounds = false) {
    while (bytes_.size() % 4 != 0) bytes_.push_back('\0');
    Json view{{"buffer", 0},
              {"byteOffset", bytes_.size()},
              {"byteLength", values.size() * sizeof(T)}};
    if (target != kNoTarget) view["target"] = static_cast<int>(target);
    views_.push_back(view);
    const std::size_t offset = bytes_.size();
    bytes_.resize(offset + values.size() * sizeof(T));
    std::memcpy(bytes_.data() + offset, values.data(),
                values.size() * sizeof(T));
    Json accessor{{"bufferView", views_.size() - 1},
                  {"componentType", static_cast<int>(component)},
                  {"count", values.size() / components},
                  {"type", type}};
    if (bounds) AddBounds(values, components, accessor);
    accessors_.push_back(accessor);
    return static_cast<int>(accessors_.size()) - 1;
  }

  const Json& views() const { return views_; }
  const Json& accessors() const { return accessors_; }
  std::string Take() {
    while (bytes_.size() % 4 != 0) bytes_.push_back('\0');
    return std::move(bytes_);
  }

 private:
  template <class T>
  static void AddBounds(const std::vector<T>& values, int components,
                        Json& accessor) {
    std::vector<T> low(values.begin(), values.begin() + components), high = low;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t k = i % components;
      low[k] = std::min(low[k], values[i]);
      high[k] = std::max(high[k], values[i]);
    }
    accessor["min"] = low;
    accessor["max"] = high;
  }

  std::string bytes_;
  Json views_ = Json::array(), accessors_ = Json::array();
};

template <class Rows>
std::vector<float> Flat(const Rows& rows) {
  std::vector<float> flat;
  for (const auto& row : rows) {
    for (int k = 0; k < row.length(); ++k) {
      flat.push_back(static_cast<float>(row[k]));
    }
  }
  return flat;
}

Json Triple(const Vec3& v) {
  return {Rounded(v.x), Rounded(v.y), Rounded(v.z)};
}

// JOINTS_n and WEIGHTS_n, four influences each. Weights are floats: assimp
// 5.2.5 reads normalised integers wrongly, without a word.
void AddInfluences(const Part& part, int set, Buffer& buffer,
                   Json& attributes) {
  std::vector<std::uint8_t> joints;
  std::vector<float> weights;
  for (const auto& row : part.influences) {
    for (std::size_t k = 4 * set; k < 4u * set + 4; ++k) {
      const bool used = k < row.size();
      joints.push_back(used ? static_cast<std::uint8_t>(row[k].first) : 0);
      weights.push_back(used ? static_cast<float>(row[k].second) : 0);
    }
  }
  const std::string number = std::to_string(set);
  attributes["JOINTS_" + number] =
      buffer.Add(joints, "VEC4", 4, kByte, kVertices);
  attributes["WEIGHTS_" + number] =
      buffer.Add(weights, "VEC4", 4, kFloat, kVertices);
}

Json AddMesh(const Part& part, int material, Buffer& buffer) {
  Json attributes;
  attributes["POSITION"] =
      buffer.Add(Flat(part.positions), "VEC3", 3, kFloat, kVertices, true);
  attributes["NORMAL"] =
      buffer.Add(Flat(part.normals), "VEC3", 3, kFloat, kVertices);
  if (!part.uvs.empty()) {
    attributes["TEXCOORD_0"] =
        buffer.Add(Flat(part.uvs), "VEC2", 2, kFloat, kVertices);
  }
  if (!part.colours.empty()) {
    attributes["COLOR_0"] =
        buffer.Add(Flat(part.colours), "VEC4", 4, kFloat, kVertices);
  }
  std::size_t most = 0;
  for (const auto& row : part.influences) most = std::max(most, row.size());
  AddInfluences(part, 0, buffer, attributes);
  if (most > 4) AddInfluences(part, 1, buffer, attributes);
  int indices = 0;
  if (part.positions.size() < 65535) {
    const std::vector<std::uint16_t> small(part.triangles.begin(),
                                           part.triangles.end());
    indices = buffer.Add(small, "SCALAR", 1, kShort, kIndices);
  } else {
    indices = buffer.Add(part.triangles, "SCALAR", 1, kInt, kIndices);
  }
  Json primitive{
      {"attributes", attributes}, {"indices", indices}, {"material", material}};
  return {{"name", part.name}, {"primitives", Json::array({primitive})}};
}

Json Material(const Part& part) {
  Json material{{"name", part.name},
                {"pbrMetallicRoughness",
                 {{"baseColorFactor",
                   {Rounded(part.base_colour.x), Rounded(part.base_colour.y),
                    Rounded(part.base_colour.z), 1.0}},
                  {"metallicFactor", 0.0},
                  {"roughnessFactor", part.roughness}}}};
  if (part.double_sided) material["doubleSided"] = true;
  return material;
}

// One node per joint, and the matrices that undo their places.
Json AddJoints(const std::vector<Joint>& joints, Buffer& buffer, Json& nodes) {
  std::vector<Vec3> places;
  std::vector<float> inverse;
  Json indices = Json::array();
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const Joint& joint = joints[i];
    const Vec3 above = joint.parent < 0 ? Vec3(0) : joints[joint.parent].head;
    nodes.push_back({{"name", joint.name},
                     {"translation", Triple(joint.head - above)},
                     {"extras", {{"tail", Triple(joint.tail - joint.head)}}}});
    indices.push_back(i);
    // From the rounded steps, so that the rest pose is exact.
    Vec3 place = joint.parent < 0 ? Vec3(0) : places[joint.parent];
    for (int k = 0; k < 3; ++k) place[k] += Rounded(joint.head[k] - above[k]);
    places.push_back(place);
    for (int column = 0; column < 4; ++column) {
      for (int row = 0; row < 4; ++row) {
        double value = row == column ? 1 : 0;
        if (column == 3 && row < 3) value = -place[row];
        inverse.push_back(static_cast<float>(value));
      }
    }
    if (joint.parent >= 0) nodes[joint.parent]["children"].push_back(i);
  }
  const int matrices = buffer.Add(inverse, "MAT4", 16, kFloat, kNoTarget);
  return {
      {"joints", indices}, {"skeleton", 0}, {"inverseBindMatrices", matrices}};
}

void AppendWord(std::string& bytes, std::uint32_t word) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((word >> shift) & 0xff));
  }
}

std::string Pack(std::string text, const std::string& binary) {
  constexpr std::uint32_t kMagic = 0x46546C67, kVersion = 2;
  constexpr std::uint32_t kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
  while (text.size() % 4 != 0) text.push_back(' ');
  std::string bytes;
  AppendWord(bytes, kMagic);
  AppendWord(bytes, kVersion);
  AppendWord(bytes,
             static_cast<std::uint32_t>(28 + text.size() + binary.size()));
  AppendWord(bytes, static_cast<std::uint32_t>(text.size()));
  AppendWord(bytes, kJsonChunk);
  bytes += text;
  AppendWord(bytes, static_cast<std::uint32_t>(binary.size()));
  AppendWord(bytes, kBinaryChunk);
  return bytes + binary;
}

}  // namespace

std::string WriteGlb(const std::string& name, const std::vector<Joint>& joints,
                     const std::vector<Part>& parts) {
  Buffer buffer;
  Json nodes = Json::array(), meshes = Json::array();
  Json materials = Json::array(), roots = Json::array({0});
  const Json skin = AddJoints(joints, buffer, nodes);
  for (const Part& part : parts) {
    const int index = static_cast<int>(meshes.size());
    meshes.push_back(AddMesh(part, index, buffer));
    materials.push_back(Material(part));
    roots.push_back(nodes.size());
    nodes.push_back({{"name", part.name}, {"mesh", index}, {"skin", 0}});
  }
  const Json views = buffer.views(), accessors = buffer.accessors();
  const std::string binary = buffer.Take();
  const Json json{
      {"asset", {{"version", "2.0"}, {"generator", "limber bake-figure"}}},
      {"scene", 0},
      {"scenes", Json::array({{{"name", name}, {"nodes", roots}}})},
      {"nodes", nodes},
      {"skins", Json::array({skin})},
      {"meshes", meshes},
      {"materials", materials},
      {"accessors", accessors},
      {"bufferViews", views},
      {"buffers", Json::array({{{"byteLength", binary.size()}}})}};
  return Pack(json.dump(), binary);
}

}  // namespace limber::bake

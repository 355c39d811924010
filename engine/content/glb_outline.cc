// SPDX-License-Identifier: MIT
#include "engine/content/glb_outline.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/content/figure_reader.h"

namespace limber::content {
namespace {

using Json = nlohmann::json;

// Reads the document once; the first fault ends it.
class Outline {
 public:
  Outline(const Json& json, std::string_view data)
      : json_(json), data_(data), binary_(data.size()) {}

  std::optional<core::Problem> Check() {
    if (!json_.is_object()) Damaged("the JSON part is no object");
    for (const char* key : {"accessors", "bufferViews", "buffers", "meshes",
                            "nodes", "scenes", "skins"}) {
      if (json_.contains(key) && !IsListOfObjects(json_[key])) {
        Damaged(std::string("\"") + key + "\" is no list of objects");
      }
    }
    if (!problem_) CheckBuffers();
    if (!problem_) CheckViews();
    if (!problem_) CheckAccessors();
    if (!problem_) CheckSkins();
    if (!problem_) CheckMeshes();
    if (!problem_) CheckNodes();
    return problem_;
  }

 private:
  static bool IsListOfObjects(const Json& list) {
    if (!list.is_array()) return false;
    for (const Json& item : list) {
      if (!item.is_object()) return false;
    }
    return true;
  }

  void Fault(std::string rule, std::string text, std::string allowed) {
    if (problem_) return;
    problem_ = core::Problem{"",
                             0,
                             0,
                             std::move(rule),
                             std::move(text),
                             std::move(allowed),
                             "export the figure again as glTF binary (.glb)"};
  }
  void Damaged(std::string text) {
    Fault("figure-damaged", std::move(text), "");
  }

  const Json& List(const char* key) const {
    static const Json kNone = Json::array();
    const auto found = json_.find(key);
    return found == json_.end() ? kNone : *found;
  }

  // A whole number >= 0 of an object; nothing where it is something else.
  std::optional<std::uint64_t> Number(const Json& item, const char* key,
                                      std::uint64_t fallback) {
    const auto found = item.find(key);
    if (found == item.end()) return fallback;
    if (found->is_number_unsigned()) return found->get<std::uint64_t>();
    Damaged(std::string("\"") + key + "\" is no whole number");
    return std::nullopt;
  }

  // That item[key], where it is there, is an index into json[list].
  void CheckIndex(const Json& value, const char* list) {
    if (!value.is_number_unsigned() ||
        value.get<std::uint64_t>() >= List(list).size()) {
      Damaged("an index points outside of \"" + std::string(list) + "\"");
    }
  }
  void CheckIndex(const Json& item, const char* key, const char* list) {
    if (item.contains(key)) CheckIndex(item[key], list);
  }
  void CheckIndices(const Json& item, const char* key, const char* list) {
    if (!item.contains(key)) return;
    if (!item[key].is_array()) {
      Damaged(std::string("\"") + key + "\" is no list");
      return;
    }
    for (const Json& value : item[key]) CheckIndex(value, list);
  }

  void CheckBuffers() {
    const Json& buffers = List("buffers");
    if (buffers.size() > 1 ||
        (!buffers.empty() && buffers[0].contains("uri"))) {
      Fault("figure-not-gltf", "the figure keeps data in other files",
            "one file with everything in it");
      return;
    }
    for (const Json& buffer : buffers) {
      const auto length = Number(buffer, "byteLength", 0);
      if (length && *length > binary_) Damaged("the file is cut off");
    }
  }

  void CheckViews() {
    for (const Json& view : List("bufferViews")) {
      if (!view.contains("buffer")) return Damaged("a view of no buffer");
      CheckIndex(view, "buffer", "buffers");
      const auto offset = Number(view, "byteOffset", 0);
      const auto length = Number(view, "byteLength", 0);
      const auto stride = Number(view, "byteStride", 0);
      if (!offset || !length || !stride) return;
      if (*offset > binary_ || *length > binary_ - *offset || *stride > 252) {
        Damaged("a buffer view reaches past the end of the data");
      }
    }
  }

  void CheckAccessors() {
    for (const Json& accessor : List("accessors")) {
      CheckIndex(accessor, "bufferView", "bufferViews");
      if (problem_) return;
      const auto count = Number(accessor, "count", 0);
      const auto offset = Number(accessor, "byteOffset", 0);
      const auto kind = Number(accessor, "componentType", 0);
      if (!count || !offset || !kind) return;
      // Three corners of up to two triangles a vertex.
      if (*count > 6 * kFigureVertices) {
        Fault("figure-too-large",
              "a list of " + std::to_string(*count) + " values",
              "at most " + std::to_string(kFigureVertices) + " vertices");
        return;
      }
      if (accessor.contains("sparse")) {
        Damaged("sparse accessors are not read");
        return;
      }
      const std::uint64_t size = ComponentBytes(*kind) * Components(accessor);
      if (size == 0) {
        Damaged("an accessor of unknown type");
        return;
      }
      if (!accessor.contains("bufferView") || *count == 0) {
        return Damaged("an accessor without data");
      }
      const Json& view =
          List("bufferViews")[std::size_t(accessor["bufferView"])];
      const std::uint64_t step = std::max<std::uint64_t>(
          size, view.value("byteStride", std::uint64_t{0}));
      const std::uint64_t length = view.value("byteLength", std::uint64_t{0});
      if (*offset > length || (*count - 1) * step + size > length - *offset) {
        Damaged("an accessor reaches past the end of its data");
      }
    }
  }

  static std::uint64_t ComponentBytes(std::uint64_t kind) {
    switch (kind) {
      case 5120:
      case 5121:
        return 1;
      case 5122:
      case 5123:
        return 2;
      case 5125:
      case 5126:
        return 4;
      default:
        return 0;
    }
  }

  static std::uint64_t Components(const Json& accessor) {
    const auto type = accessor.find("type");
    if (type == accessor.end() || !type->is_string()) return 0;
    const std::string& name = type->get_ref<const std::string&>();
    if (name == "SCALAR") return 1;
    if (name == "MAT4") return 16;
    if (name.size() == 4 && name.starts_with("VEC") && name[3] >= '2' &&
        name[3] <= '4') {
      return std::uint64_t(name[3] - '0');
    }
    return 0;
  }

  std::uint64_t CountOf(const Json& accessor_index) const {
    return List("accessors")[accessor_index.get<std::size_t>()].value(
        "count", std::uint64_t{0});
  }

  const Json& Accessor(const Json& index) const {
    return List("accessors")[index.get<std::size_t>()];
  }

  static bool IsA(const Json& accessor, std::string_view type, int kind) {
    return accessor["type"] == type && accessor["componentType"] == kind;
  }

  // That every value of an accessor of whole numbers is under `limit`.
  void CheckWholeNumbers(const Json& accessor, std::string_view type,
                         std::uint64_t limit, const char* fault) {
    const std::uint64_t bytes = ComponentBytes(accessor["componentType"]);
    const bool whole = accessor["componentType"] == 5121 ||
                       accessor["componentType"] == 5123 ||
                       accessor["componentType"] == 5125;
    if (!whole || accessor["type"] != type) {
      return Damaged("indices that are no whole numbers");
    }
    const Json& view = List("bufferViews")[std::size_t(accessor["bufferView"])];
    const std::uint64_t each = Components(accessor);
    const std::uint64_t step =
        std::max(each * bytes, view.value("byteStride", std::uint64_t{0}));
    const std::uint64_t start = view.value("byteOffset", std::uint64_t{0}) +
                                accessor.value("byteOffset", std::uint64_t{0});
    const std::uint64_t count = accessor["count"];
    if (start + (count - 1) * step + each * bytes > binary_) {
      return Damaged("an accessor reaches past the end of the file");
    }
    for (std::uint64_t i = 0; i < count; ++i) {
      for (std::uint64_t c = 0; c < each; ++c) {
        std::uint64_t value = 0;
        for (std::uint64_t b = bytes; b-- > 0;) {
          value = value << 8 | static_cast<unsigned char>(
                                   data_[start + i * step + c * bytes + b]);
        }
        if (value >= limit) return Damaged(fault);
      }
    }
  }

  // Name, type, and that numbered attributes have no gap: the importer looks
  // at the first of a set without asking whether it is there.
  void CheckAttribute(const Json& attributes, const std::string& name,
                      const Json& accessor) {
    if (name.starts_with('_')) return;
    constexpr int kFloat = 5126;
    bool fits = false;
    if (name == "POSITION" || name == "NORMAL") {
      fits = IsA(accessor, "VEC3", kFloat);
    } else if (name == "TANGENT") {
      fits = IsA(accessor, "VEC4", kFloat);
    } else if (const std::size_t bar = name.rfind('_');
               bar != std::string::npos && bar + 2 == name.size() &&
               name.back() >= '0' && name.back() <= '7') {
      const std::string base = name.substr(0, bar + 1);
      fits = name.back() == '0' ||
             attributes.contains(base + char(name.back() - 1));
      if (base == "JOINTS_") {
        fits =
            fits && attributes.contains(std::string("WEIGHTS_") + name.back());
        CheckWholeNumbers(accessor, "VEC4", FewestJoints(),
                          "a joint that is not there");
      } else if (base == "WEIGHTS_") {
        fits = fits && accessor["type"] == "VEC4" &&
               attributes.contains(std::string("JOINTS_") + name.back());
      } else if (base == "TEXCOORD_") {
        fits = fits && accessor["type"] == "VEC2";
      } else if (base == "COLOR_") {
        fits =
            fits && (accessor["type"] == "VEC3" || accessor["type"] == "VEC4");
      } else {
        fits = false;
      }
    }
    if (!fits)
      Damaged("the mesh attribute " + name + " is not what it should be");
  }

  // Joints of the smallest skin; a mesh may hang on any of them.
  std::uint64_t FewestJoints() const {
    std::uint64_t fewest = kFigureJoints;
    for (const Json& skin : List("skins")) {
      fewest = std::min<std::uint64_t>(
          fewest, skin.contains("joints") ? skin["joints"].size() : 0);
    }
    return fewest;
  }

  void CheckMeshes() {
    std::uint64_t vertices = 0;
    for (const Json& mesh : List("meshes")) {
      if (!mesh.contains("primitives") ||
          !IsListOfObjects(mesh["primitives"])) {
        return Damaged("a mesh without primitives");
      }
      for (const Json& primitive : mesh["primitives"]) {
        CheckIndex(primitive, "indices", "accessors");
        if (!primitive.contains("attributes") ||
            !primitive["attributes"].is_object() ||
            !primitive["attributes"].contains("POSITION")) {
          return Damaged("a mesh without positions");
        }
        const Json& attributes = primitive["attributes"];
        for (const auto& item : attributes.items()) {
          CheckIndex(item.value(), "accessors");
        }
        if (problem_) return;
        const std::uint64_t count = CountOf(attributes["POSITION"]);
        vertices += count;
        for (const auto& item : attributes.items()) {
          if (CountOf(item.value()) != count) {
            return Damaged("the attributes of a mesh differ in length");
          }
        }
        for (const auto& item : attributes.items()) {
          CheckAttribute(attributes, item.key(), Accessor(item.value()));
        }
        if (primitive.contains("indices")) {
          CheckWholeNumbers(Accessor(primitive["indices"]), "SCALAR", count,
                            "a corner that is not there");
        }
        if (vertices > kFigureVertices) {
          return Fault("figure-too-large",
                       std::to_string(vertices) + " vertices",
                       "at most " + std::to_string(kFigureVertices));
        }
        if (primitive.contains("targets")) {
          return Fault("figure-not-gltf", "a mesh with morph targets",
                       "meshes that only a skeleton moves");
        }
      }
    }
  }

  void CheckSkins() {
    for (const Json& skin : List("skins")) {
      CheckIndices(skin, "joints", "nodes");
      CheckIndex(skin, "skeleton", "nodes");
      CheckIndex(skin, "inverseBindMatrices", "accessors");
      if (problem_) return;
      const std::size_t joints =
          skin.contains("joints") ? skin["joints"].size() : 0;
      if (joints > kFigureJoints) {
        return Fault("figure-too-large", std::to_string(joints) + " joints",
                     "at most " + std::to_string(kFigureJoints));
      }
      if (joints == 0) return Damaged("a skin without joints");
      if (!skin.contains("inverseBindMatrices")) {
        return Damaged("a skin without bind matrices");
      }
      const Json& bind = Accessor(skin["inverseBindMatrices"]);
      if (!IsA(bind, "MAT4", 5126) || bind["count"] < joints) {
        return Damaged("the bind matrices do not fit the joints");
      }
    }
  }

  // Every node has at most one parent and none is its own ancestor.
  void CheckNodes() {
    const Json& nodes = List("nodes");
    if (nodes.size() > 4 * kFigureJoints) {
      return Fault("figure-too-large", std::to_string(nodes.size()) + " nodes",
                   "at most " + std::to_string(4 * kFigureJoints));
    }
    constexpr std::size_t kNone = ~std::size_t{0};
    std::vector<std::size_t> parents(nodes.size(), kNone);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      CheckIndices(nodes[i], "children", "nodes");
      CheckIndex(nodes[i], "mesh", "meshes");
      CheckIndex(nodes[i], "skin", "skins");
      if (problem_) return;
      if (!nodes[i].contains("children")) continue;
      for (const Json& child : nodes[i]["children"]) {
        std::size_t& parent = parents[child.get<std::size_t>()];
        if (parent != kNone) return Damaged("a node with two parents");
        parent = i;
      }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      std::size_t steps = 0;
      for (std::size_t at = i; at != kNone; at = parents[at]) {
        if (++steps > kFigureJoints) {
          return Damaged("nodes that hang on themselves");
        }
      }
    }
    for (const Json& scene : List("scenes")) {
      CheckIndices(scene, "nodes", "nodes");
    }
    CheckIndex(json_, "scene", "scenes");
  }

  const Json& json_;
  std::string_view data_;  // the binary part
  std::size_t binary_;     // its bytes
  std::optional<core::Problem> problem_;
};

}  // namespace

std::optional<core::Problem> CheckOutline(const Json& json,
                                          std::string_view data) {
  return Outline(json, data).Check();
}

}  // namespace limber::content

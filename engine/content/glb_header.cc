// SPDX-License-Identifier: MIT
#include "engine/content/glb_header.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/content/glb_outline.h"

namespace limber::content {
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t kMagic = 0x46546C67;        // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;    // "JSON"
constexpr std::uint32_t kBinaryChunk = 0x004E4942;  // "BIN"
constexpr int kDeepest = 64;                        // levels of JSON

std::uint32_t Word(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;  // little-endian, whatever the machine
  for (std::size_t k = 4; k-- > 0;) {
    word = word << 8 | static_cast<unsigned char>(bytes[at + k]);
  }
  return word;
}

std::map<std::string, math::Vec3> ReadTails(const Json& json) {
  std::map<std::string, math::Vec3> tails;
  if (!json.contains("nodes")) return tails;
  for (const Json& node : json["nodes"]) {
    const auto extras = node.find("extras");
    if (!node.contains("name") || !node["name"].is_string() ||
        extras == node.end() || !extras->is_object() ||
        !extras->contains("tail")) {
      continue;
    }
    const Json& tail = (*extras)["tail"];
    if (!tail.is_array() || tail.size() != 3 || !tail[0].is_number() ||
        !tail[1].is_number() || !tail[2].is_number()) {
      continue;
    }
    const math::Vec3 end(tail[0].get<double>(), tail[1].get<double>(),
                         tail[2].get<double>());
    // A bone is no longer than a body; anything else is no bone's end.
    if (glm::length(end) < 3) tails[node["name"].get<std::string>()] = end;
  }
  return tails;
}

}  // namespace

core::Loaded<GlbHeader> ReadGlbHeader(std::string_view bytes) {
  core::Loaded<GlbHeader> loaded;
  const auto fail = [&](std::string rule, std::string text) {
    loaded.problems.push_back({"", 0, 0, std::move(rule), std::move(text),
                               "a skinned binary glTF 2.0 file (.glb)",
                               "export the figure again as glTF binary"});
    return loaded;
  };
  if (bytes.size() < 4 || Word(bytes, 0) != kMagic) {
    return fail("figure-not-gltf", "this is not a binary glTF file");
  }
  if (bytes.size() < 20) return fail("figure-damaged", "the file is cut off");
  if (Word(bytes, 4) != 2) {
    return fail("figure-not-gltf",
                "this is glTF version " + std::to_string(Word(bytes, 4)));
  }
  if (Word(bytes, 8) > bytes.size()) {
    return fail("figure-damaged", "the file is cut off: it says that it has " +
                                      std::to_string(Word(bytes, 8)) +
                                      " bytes, and has " +
                                      std::to_string(bytes.size()));
  }
  const std::size_t length = Word(bytes, 12);
  if (Word(bytes, 16) != kJsonChunk || length > bytes.size() - 20) {
    return fail("figure-damaged", "the file does not begin with its outline");
  }
  std::string_view data;
  if (const std::size_t at = 20 + length; at + 8 <= bytes.size()) {
    const std::size_t binary = Word(bytes, at);
    if (Word(bytes, at + 4) != kBinaryChunk || binary > bytes.size() - at - 8) {
      return fail("figure-damaged", "the data of the file is cut off");
    }
    data = bytes.substr(at + 8, binary);
  }
  // The importer's own parser calls itself for every level.
  bool too_deep = false;
  const Json json = Json::parse(
      bytes.substr(20, length),
      [&](int depth, Json::parse_event_t, Json&) {
        too_deep |= depth > kDeepest;
        return true;
      },
      false);
  if (json.is_discarded() || too_deep) {
    return fail("figure-damaged", "the outline of the file is not JSON");
  }
  if (auto problem = CheckOutline(json, data)) {
    loaded.problems.push_back(std::move(*problem));
    return loaded;
  }
  loaded.value = GlbHeader{ReadTails(json)};
  return loaded;
}

}  // namespace limber::content

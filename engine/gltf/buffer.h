// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

namespace limber::gltf {

using Json = nlohmann::ordered_json;

// What the specification calls its kinds of numbers and of ranges.
enum Component : int {
  kByte = 5121,
  kShort = 5123,
  kInt = 5125,
  kFloat = 5126
};
enum Target : int { kNoTarget = 0, kVertices = 34962, kIndices = 34963 };

// The binary part of a file, and the JSON that says what lies where in it.
class Buffer {
 public:
  // Appends numbers, `width` to an element of `type` ("VEC3"), and returns the
  // index of their accessor. `bounds`: with the least and the most of each.
  template <class T>
  int Add(const std::vector<T>& values, const char* type, std::size_t width,
          Component component, Target target, bool bounds = false) {
    Json accessor{{"bufferView",
                   AddBytes(values.data(), values.size() * sizeof(T), target)},
                  {"componentType", static_cast<int>(component)},
                  {"count", values.size() / width},
                  {"type", type}};
    if (bounds) AddBounds(values, width, accessor);
    accessors_.push_back(std::move(accessor));
    return static_cast<int>(accessors_.size()) - 1;
  }

  // Appends bytes and returns the index of their view.
  int AddBytes(const void* data, std::size_t size, Target target) {
    Align();
    Json view{
        {"buffer", 0}, {"byteOffset", bytes_.size()}, {"byteLength", size}};
    if (target != kNoTarget) view["target"] = static_cast<int>(target);
    views_.push_back(std::move(view));
    bytes_.append(static_cast<const char*>(data), size);
    return static_cast<int>(views_.size()) - 1;
  }

  const Json& views() const { return views_; }
  const Json& accessors() const { return accessors_; }
  const std::string& bytes() {
    Align();
    return bytes_;
  }

 private:
  // To the widest number there is, which suits the chunks of the file too.
  void Align() {
    while (bytes_.size() % 4 != 0) bytes_.push_back('\0');
  }

  template <class T>
  static void AddBounds(const std::vector<T>& values, std::size_t width,
                        Json& accessor) {
    std::vector<T> low(values.begin(), values.begin() + std::ptrdiff_t(width));
    std::vector<T> high = low;
    for (std::size_t i = 0; i < values.size(); ++i) {
      low[i % width] = std::min(low[i % width], values[i]);
      high[i % width] = std::max(high[i % width], values[i]);
    }
    accessor["min"] = low;
    accessor["max"] = high;
  }

  std::string bytes_;
  Json views_ = Json::array(), accessors_ = Json::array();
};

}  // namespace limber::gltf

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"

namespace limber::content {

// Where something stands in a file, both counted from 1; 0 = unknown.
struct Place {
  int line = 0, column = 0;
};

// One value of a YAML file with its place, and nothing of what makes YAML
// hard: no anchors, no tags, no merges, no second document. Owns its children.
struct Node {
  enum class Kind { kEmpty, kScalar, kList, kMap };
  struct Entry;

  Kind kind = Kind::kEmpty;
  Place place;
  std::string text;            // of a scalar
  bool quoted = false;         // a quoted scalar is text, never a number
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in file order, keys unique
};

struct Node::Entry {
  std::string key;
  Place place;  // of the key
  Node value;
};

// Files larger than this are refused.
inline constexpr std::size_t kYamlLimit = std::size_t{1} << 20;  // bytes

// Parses one document. `file` is only named in problems. Rules: bad-utf8,
// bad-yaml, file-too-large, empty-file, second-document, anchor, alias, tag,
// duplicate-key, bad-key. Never throws.
core::Loaded<Node> ParseYaml(std::string_view file, std::string_view text);

}  // namespace limber::content

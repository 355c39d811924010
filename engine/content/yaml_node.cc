// SPDX-License-Identifier: MIT
#include "engine/content/yaml_node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

namespace limber::content {
namespace {

Place At(const YAML::Mark& mark) {  // the library counts from 0
  return mark.is_null() ? Place{} : Place{mark.line + 1, mark.column + 1};
}

// Index of the first byte that is not part of well-formed UTF-8, or npos.
std::size_t FindBadUtf8(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte(i);
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x06 ? 2
                               : lead >> 4 == 0x0E ? 3
                               : lead >> 3 == 0x1E ? 4
                                                   : 0;
    if (length == 0 || i + length > text.size()) return i;
    unsigned code = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
      if (byte(i + k) >> 6 != 2) return i;
      code = code << 6 | (byte(i + k) & 0x3F);
    }
    constexpr unsigned kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code < kLeast[length] || surrogate || code > 0x10FFFF) return i;
    i += length;
  }
  return std::string_view::npos;
}

Place PlaceOfByte(std::string_view text, std::size_t index) {
  const std::string_view before = text.substr(0, index);
  const std::size_t line_end = before.rfind('\n');
  const std::string_view line =
      line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  return {1 + static_cast<int>(std::ranges::count(before, '\n')),
          1 + static_cast<int>(line.size())};
}

// Builds the tree from the parser's events rather than from its own nodes,
// which have lost anchors, aliases and repeated keys already.
class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view file, std::vector<core::Problem>& problems)
      : file_(file), problems_(problems) {}

  Node TakeRoot() { return std::move(root_); }
  void Fault(Place place, std::string rule, std::string text,
             std::string allowed = "", std::string hint = "") {
    problems_.push_back({file_, place.line, place.column, std::move(rule),
                         std::move(text), std::move(allowed), std::move(hint)});
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Begin(Node::Kind::kEmpty, mark, "", anchor);
    End();
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Fault(At(mark), "alias", "an alias stands for text elsewhere in the file",
          "values written out", "repeat the value; poses can say \"base\"");
    Begin(Node::Kind::kEmpty, mark, "", 0);
    End();
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    // "!" is how the parser marks a quoted scalar, "?" a plain one.
    const bool quoted = tag == "!";
    Node& node = Begin(Node::Kind::kScalar, mark, quoted ? "" : tag, anchor);
    node.text = value;
    node.quoted = quoted;
    End();
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Begin(Node::Kind::kList, mark, tag, anchor);
  }
  void OnSequenceEnd() override { End(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    Begin(Node::Kind::kMap, mark, tag, anchor);
  }
  void OnMapEnd() override { End(); }

 private:
  struct Open {
    Node node;
    bool has_key = false;
    std::string key;
    Place key_place;
  };

  Node& Begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor) {
    const Place place = At(mark);
    if (anchor != 0) {
      Fault(place, "anchor", "an anchor gives this value a second name",
            "values without names", "remove the \"&\" and the word behind it");
    }
    if (!tag.empty() && tag != "?") {
      Fault(place, "tag", "the tag \"" + tag + "\" changes how this is read",
            "values without tags", "remove it");
    }
    stack_.emplace_back();
    stack_.back().node.kind = kind;
    stack_.back().node.place = place;
    return stack_.back().node;
  }

  void End() {
    Node done = std::move(stack_.back().node);
    stack_.pop_back();
    if (stack_.empty()) {
      root_ = std::move(done);
      return;
    }
    Open& parent = stack_.back();
    if (parent.node.kind == Node::Kind::kList) {
      parent.node.items.push_back(std::move(done));
    } else if (!parent.has_key) {
      TakeKey(parent, std::move(done));
    } else {
      TakeValue(parent, std::move(done));
    }
  }

  void TakeKey(Open& map, Node key) {
    if (key.kind != Node::Kind::kScalar) {
      Fault(key.place, "bad-key", "a key has to be a word", "a plain word", "");
    }
    map.has_key = true;
    map.key = std::move(key.text);
    map.key_place = key.place;
  }

  void TakeValue(Open& map, Node value) {
    map.has_key = false;
    const auto same =
        std::ranges::find(map.node.entries, map.key, &Node::Entry::key);
    if (same != map.node.entries.end()) {
      Fault(map.key_place, "duplicate-key",
            "\"" + map.key + "\" stands here a second time", "each key once",
            "the first is in line " + std::to_string(same->place.line));
      return;
    }
    map.node.entries.push_back(
        {std::move(map.key), map.key_place, std::move(value)});
  }

  std::string file_;
  std::vector<core::Problem>& problems_;
  std::vector<Open> stack_;
  Node root_;
};

}  // namespace

core::Loaded<Node> ParseYaml(std::string_view file, std::string_view text) {
  core::Loaded<Node> loaded;
  Builder builder(file, loaded.problems);
  if (text.size() > kYamlLimit) {
    builder.Fault({}, "file-too-large",
                  "the file has " + std::to_string(text.size()) + " bytes",
                  "at most " + std::to_string(kYamlLimit) + " bytes");
    return loaded;
  }
  if (const std::size_t bad = FindBadUtf8(text); bad != text.npos) {
    builder.Fault(PlaceOfByte(text, bad), "bad-utf8",
                  "the file is not in UTF-8 from here on", "UTF-8",
                  "save it again with this encoding");
    return loaded;
  }
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      builder.Fault({1, 1}, "empty-file", "there is nothing in this file",
                    "one YAML document");
      return loaded;
    }
    Node root = builder.TakeRoot();
    if (parser.HandleNextDocument(builder)) {
      builder.Fault(builder.TakeRoot().place, "second-document",
                    "a second document begins here", "one document a file",
                    "move it to a file of its own");
    }
    if (loaded.problems.empty()) loaded.value = std::move(root);
  } catch (const YAML::Exception& error) {
    builder.Fault(At(error.mark), "bad-yaml", error.msg, "YAML 1.2",
                  "indent with spaces; quote text that holds \": \" or \" #\"");
  }
  return loaded;
}

}  // namespace limber::content

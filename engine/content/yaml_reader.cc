// SPDX-License-Identifier: MIT
#include "engine/content/yaml_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "engine/core/file.h"
#include "engine/core/text.h"

namespace limber::content {
namespace {

std::string Quote(std::string_view word) {
  return "\"" + std::string(word) + "\"";
}

std::string Show(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string Show(Range range) {
  const Range all;
  if (range.min == all.min && range.max == all.max) return "a number";
  if (range.max == all.max) return "a number of at least " + Show(range.min);
  if (range.min == all.min) return "a number of at most " + Show(range.max);
  return "a number from " + Show(range.min) + " to " + Show(range.max);
}

std::string Describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kEmpty:
      return "nothing";
    case Node::Kind::kScalar:
      return (node.quoted ? "the text " : "") + Quote(node.text);
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map of keys";
  }
  return "";
}

void AddWrongType(const Node& node, Report& report, std::string wanted,
                  std::string hint = "") {
  report.Add(node.place, "wrong-type", "found " + Describe(node),
             std::move(wanted), std::move(hint));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// JSON's grammar of numbers: what every reader of the file reads alike.
bool IsNumber(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && IsDigit(text[i])) ++i;
    return i > from;
  };
  if (i < text.size() && text[i] == '-') ++i;
  if (!digits()) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (!digits()) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

bool HasLeadingZero(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  return number.size() > 1 && number[0] == '0' && IsDigit(number[1]);
}

bool IsNotFinite(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('.')) text.remove_prefix(1);
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return std::tolower(c); });
  return lower == "inf" || lower == "nan" || lower == "infinity";
}

// What other YAML readers would take for something else than text.
bool IsTextByAccident(std::string_view plain) {
  constexpr std::array<std::string_view, 9> kWords = {
      "true", "false", "yes", "no", "on", "off", "null", "~", ""};
  return IsNumber(plain) || IsNotFinite(plain) ||
         std::ranges::find(kWords, plain) != kWords.end();
}

}  // namespace

void Report::Add(Place place, std::string rule, std::string text,
                 std::string allowed, std::string hint) {
  problems_.push_back({file_, place.line, place.column, std::move(rule),
                       std::move(text), std::move(allowed), std::move(hint)});
}

core::Loaded<Node> LoadYaml(const std::filesystem::path& path) {
  const core::Loaded<std::string> text = core::ReadFile(path);
  if (!text.ok()) return {std::nullopt, text.problems};
  return ParseYaml(path.string(), *text.value);
}

std::string ReadText(const Node& node, Report& report) {
  if (node.kind != Node::Kind::kScalar || node.text.empty()) {
    AddWrongType(node, report, "a text");
    return "";
  }
  if (!node.quoted && IsTextByAccident(node.text)) {
    AddWrongType(node, report, "a text",
                 "write " + Quote(node.text) + " with its quotes");
    return "";
  }
  return node.text;
}

double ReadNumber(const Node& node, Report& report, Range range) {
  const double fallback = std::clamp(0.0, range.min, range.max);
  if (node.kind != Node::Kind::kScalar || node.quoted) {
    AddWrongType(node, report, Show(range),
                 node.quoted ? "remove the quotes" : "");
    return fallback;
  }
  if (IsNotFinite(node.text)) {
    report.Add(node.place, "not-finite", "found " + Describe(node),
               Show(range));
    return fallback;
  }
  if (!IsNumber(node.text)) {
    AddWrongType(node, report, Show(range),
                 "numbers are written like 4, -1.5 or 2e-3");
    return fallback;
  }
  if (HasLeadingZero(node.text)) {
    report.Add(node.place, "leading-zero",
               "found " + Describe(node) + ", which some read as octal",
               Show(range), "remove the zeros in front");
    return fallback;
  }
  double value = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) {
    report.Add(node.place, "not-finite",
               "found " + Describe(node) + ", beyond what can be held",
               Show(range));
    return fallback;
  }
  if (value < range.min || value > range.max) {
    report.Add(node.place, "out-of-range", "found " + Describe(node),
               Show(range));
    return fallback;
  }
  return value;
}

int ReadInteger(const Node& node, Report& report, Range range) {
  constexpr double kMost = std::numeric_limits<int>::max();
  range = {std::max(range.min, -kMost), std::min(range.max, kMost)};
  const double value = ReadNumber(node, report, range);
  if (value != std::floor(value)) {
    AddWrongType(node, report, "a whole number");
    return static_cast<int>(std::clamp(0.0, range.min, range.max));
  }
  return static_cast<int>(value);
}

bool ReadFlag(const Node& node, Report& report) {
  if (node.kind == Node::Kind::kScalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  AddWrongType(node, report, "true or false");
  return false;
}

std::vector<std::string> ReadTexts(const Node& node, Report& report) {
  std::vector<std::string> texts;
  for (const Node& item : ReadList(node, report)) {
    texts.push_back(ReadText(item, report));
  }
  return texts;
}

std::size_t ReadWord(const Node& node, Report& report,
                     std::span<const std::string_view> words) {
  if (node.kind != Node::Kind::kScalar) {
    AddWrongType(node, report, Join(words));
    return 0;
  }
  const auto found = std::ranges::find(words, node.text);
  if (found != words.end()) return std::size_t(found - words.begin());
  AddUnknown(report, node.place, "unknown-word", "a word", node.text, words);
  return 0;
}

std::span<const Node> ReadList(const Node& node, Report& report) {
  if (node.kind != Node::Kind::kList) AddWrongType(node, report, "a list");
  return node.items;
}

std::span<const Node::Entry> ReadMap(const Node& node, Report& report) {
  if (node.kind != Node::Kind::kMap)
    AddWrongType(node, report, "a map of keys");
  return node.entries;
}

std::string Join(std::span<const std::string_view> words) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " or " : ", ";
    joined += words[i];
  }
  return joined;
}

std::string DidYouMean(std::string_view word,
                       std::span<const std::string_view> candidates) {
  const std::string_view closest = core::ClosestWord(word, candidates);
  return closest.empty() ? "" : "did you mean " + Quote(closest) + "?";
}

void AddUnknown(Report& report, Place place, std::string rule,
                std::string_view what, std::string_view word,
                std::span<const std::string_view> candidates) {
  report.Add(place, std::move(rule),
             Quote(word) + " is not " + std::string(what) + " known here",
             Join(candidates), DidYouMean(word, candidates));
}

Fields::Fields(const Node& node, Report& report, std::string_view what)
    : node_(&node), report_(&report), what_(what) {
  if (node.kind != Node::Kind::kMap) {
    AddWrongType(node, report, what_ + ", written as a map of keys");
  }
}

const Node* Fields::Find(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.push_back(key);
  const auto entry = std::ranges::find(node_->entries, key, &Node::Entry::key);
  return entry == node_->entries.end() ? nullptr : &entry->value;
}

const Node* Fields::Need(std::string_view key) {
  const Node* const found = Find(key);
  if (found == nullptr && node_->kind == Node::Kind::kMap) {
    report_->Add(node_->place, "missing-key", what_ + " without " + Quote(key),
                 "", "add it");
  }
  return found;
}

std::string Fields::Text(std::string_view key) {
  const Node* const node = Need(key);
  return node == nullptr ? "" : ReadText(*node, *report_);
}

std::string Fields::Text(std::string_view key, std::string_view fallback) {
  const Node* const node = Find(key);
  return node == nullptr ? std::string(fallback) : ReadText(*node, *report_);
}

double Fields::Number(std::string_view key, Range range) {
  const Node* const node = Need(key);
  return node == nullptr ? std::clamp(0.0, range.min, range.max)
                         : ReadNumber(*node, *report_, range);
}

double Fields::Number(std::string_view key, Range range, double fallback) {
  const Node* const node = Find(key);
  return node == nullptr ? fallback : ReadNumber(*node, *report_, range);
}

int Fields::Integer(std::string_view key, Range range, int fallback) {
  const Node* const node = Find(key);
  return node == nullptr ? fallback : ReadInteger(*node, *report_, range);
}

bool Fields::Flag(std::string_view key, bool fallback) {
  const Node* const node = Find(key);
  return node == nullptr ? fallback : ReadFlag(*node, *report_);
}

std::size_t Fields::Word(std::string_view key,
                         std::span<const std::string_view> words) {
  const Node* const node = Need(key);
  return node == nullptr ? 0 : ReadWord(*node, *report_, words);
}

std::size_t Fields::Word(std::string_view key,
                         std::span<const std::string_view> words,
                         std::size_t fallback) {
  const Node* const node = Find(key);
  return node == nullptr ? fallback : ReadWord(*node, *report_, words);
}

std::vector<std::string> Fields::Texts(std::string_view key) {
  const Node* const node = Find(key);
  return node == nullptr ? std::vector<std::string>{}
                         : ReadTexts(*node, *report_);
}

std::span<const Node> Fields::List(std::string_view key) {
  const Node* const node = Find(key);
  return node == nullptr ? std::span<const Node>{} : ReadList(*node, *report_);
}

std::span<const Node::Entry> Fields::Map(std::string_view key) {
  const Node* const node = Find(key);
  return node == nullptr ? std::span<const Node::Entry>{}
                         : ReadMap(*node, *report_);
}

Place Fields::PlaceOf(std::string_view key) const {
  const auto entry = std::ranges::find(node_->entries, key, &Node::Entry::key);
  return entry == node_->entries.end() ? node_->place : entry->value.place;
}

void Fields::Finish() {
  for (const Node::Entry& entry : node_->entries) {
    if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    AddUnknown(*report_, entry.place, "unknown-key", "a key of " + what_,
               entry.key, asked_);
  }
}

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/yaml_node.h"
#include "engine/core/problem.h"

// Strict reading of YAML. A reader asks for what it knows, goes on after every
// fault with a harmless value, and the faults are looked at once at the end:
//
//   core::Loaded<Node> root = LoadYaml(path);
//   Report report(path.string());
//   Fields fields(*root.value, report, "a muscle");
//   muscle.id = fields.Text("id");
//   muscle.max_ratio = fields.Number("max_ratio", {1, 2}, 1.1);
//   for (const Node& item : fields.List("fascicles")) ...
//   fields.Finish();                 // every key not asked for is a fault
//   if (report.problems().empty()) ...
namespace limber::content {

// The faults of one file, in the order in which they were found.
class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}

  void Add(Place place, std::string rule, std::string text,
           std::string allowed = "", std::string hint = "");

  const std::string& file() const { return file_; }
  const std::vector<core::Problem>& problems() const { return problems_; }
  std::vector<core::Problem> Take() { return std::move(problems_); }

 private:
  std::string file_;
  std::vector<core::Problem> problems_;
};

// Numbers that are allowed, both ends included.
struct Range {
  double min = -std::numeric_limits<double>::max();
  double max = std::numeric_limits<double>::max();
};

// ParseYaml of a file; rule unreadable-file where there is none.
core::Loaded<Node> LoadYaml(const std::filesystem::path& path);

// Single values. A fault is reported and the value in brackets returned.
// Rules: wrong-type, not-finite, leading-zero, out-of-range, unknown-word.
std::string ReadText(const Node& node, Report& report);  // [""]; never empty
double ReadNumber(const Node& node, Report& report,
                  Range range = {});  // [min, or 0]
int ReadInteger(const Node& node, Report& report, Range range = {});
bool ReadFlag(const Node& node, Report& report);  // true or false; [false]
// A list of texts; [what could be read]
std::vector<std::string> ReadTexts(const Node& node, Report& report);
// Index into `words`; [0]
std::size_t ReadWord(const Node& node, Report& report,
                     std::span<const std::string_view> words);

// Items of a list or entries of a map; wrong-type and [none] for others.
std::span<const Node> ReadList(const Node& node, Report& report);
std::span<const Node::Entry> ReadMap(const Node& node, Report& report);

// "a, b or c"
std::string Join(std::span<const std::string_view> words);
// "did you mean "x"?" or "", for hints.
std::string DidYouMean(std::string_view word,
                       std::span<const std::string_view> candidates);
// Reports `rule` for a word that is none of `candidates`, with a hint.
void AddUnknown(Report& report, Place place, std::string rule,
                std::string_view what, std::string_view word,
                std::span<const std::string_view> candidates);

// The keys of one map. Asking for a key makes it an allowed one. The forms
// without a fallback report missing-key. `node` and `report` must outlive it.
class Fields {
 public:
  // `what` names the map in messages, with its article: "a phase".
  Fields(const Node& node, Report& report, std::string_view what);

  const Node* Find(std::string_view key);  // null = not there
  const Node* Need(std::string_view key);  // null = reported

  std::string Text(std::string_view key);
  std::string Text(std::string_view key, std::string_view fallback);
  double Number(std::string_view key, Range range);
  double Number(std::string_view key, Range range, double fallback);
  int Integer(std::string_view key, Range range, int fallback);
  bool Flag(std::string_view key, bool fallback);
  std::size_t Word(std::string_view key,
                   std::span<const std::string_view> words);
  std::size_t Word(std::string_view key,
                   std::span<const std::string_view> words,
                   std::size_t fallback);
  std::vector<std::string> Texts(std::string_view key);    // may be absent
  std::span<const Node> List(std::string_view key);        // may be absent
  std::span<const Node::Entry> Map(std::string_view key);  // may be absent

  // Place of a key's value, or of the map where it is absent.
  Place PlaceOf(std::string_view key) const;
  Place place() const { return node_->place; }

  // Reports every key that was not asked for: unknown-key.
  void Finish();

 private:
  const Node* node_;
  Report* report_;
  std::string what_;
  std::vector<std::string_view> asked_;
};

}  // namespace limber::content

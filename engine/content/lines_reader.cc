// SPDX-License-Identifier: MIT
#include "engine/content/lines_reader.h"

#include <algorithm>

namespace limber::content {
namespace {

constexpr int kSchema = 1;
constexpr long kShortNameLimit = 14, kCaptionLimit = 34;  // characters

long CountCharacters(std::string_view utf8) {
  return std::ranges::count_if(utf8, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
}

bool CheckLength(Place place, const std::string& text, long limit,
                 std::string_view rule, std::string_view hint, Report& report) {
  const long characters = CountCharacters(text);
  if (characters <= limit) return true;
  report.Add(place, std::string(rule),
             std::to_string(characters) + " characters",
             "at most " + std::to_string(limit), std::string(hint));
  return false;
}

}  // namespace

void CheckSchema(Fields& fields, Report& report) {
  const Node* const schema = fields.Need("schema");
  if (schema == nullptr) return;
  if (ReadInteger(*schema, report) == kSchema) return;
  report.Add(schema->place, "schema", "this is not schema 1",
             std::to_string(kSchema),
             "the file was written for another version of Limber");
}

void CheckId(const Node& node, const std::string& text, Report& report) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (text.empty()) return;  // reported already
  if (std::ranges::all_of(text, is_word) && text[0] >= 'a') return;
  report.Add(node.place, "bad-id", "found \"" + text + "\"",
             "lower_snake_case: a to z, 0 to 9 and _");
}

std::string ReadFileId(Fields& fields, const std::string& stem,
                       Report& report) {
  const Node* const node = fields.Need("id");
  if (node == nullptr) return {};
  const std::string id = ReadText(*node, report);
  CheckId(*node, id, report);
  if (!id.empty() && id != stem) {
    report.Add(node->place, "id-not-file",
               "the id is \"" + id + "\", the file " + stem,
               "the name of the file without its ending");
  }
  return id;
}

void CheckShortName(Place place, const std::string& text, Report& report) {
  CheckLength(place, text, kShortNameLimit, "name-too-long", "", report);
}

void CheckCaption(Place place, const std::string& text, Report& report) {
  CheckLength(place, text, kCaptionLimit, "caption-too-long",
              "split it into two, or say it in fewer words", report);
}

void CheckIn(const std::set<std::string>* known, const std::string& word,
             Place place, std::string_view rule, std::string_view what,
             Report& report) {
  if (known == nullptr || word.empty() || known->contains(word)) return;
  const std::vector<std::string_view> words(known->begin(), known->end());
  std::string where;
  if (what == "a source") where = "the ids of content/sources.yaml";
  if (what == "a muscle") where = "the files of content/muscles/";
  if (what == "a movement") where = "the files of content/movements/";
  if (what == "a card") where = "the files of content/cards/";
  report.Add(place, std::string(rule),
             "\"" + word + "\" is not " + std::string(what) + " known here",
             where, DidYouMean(word, words));
}

std::vector<coach::Line> ReadLines(Fields& fields, std::string_view key,
                                   const std::set<std::string>* sources,
                                   Report& report) {
  std::vector<coach::Line> lines;
  for (const Node& node : fields.List(key)) {
    Fields item(node, report, "a line");
    coach::Line line;
    line.text = item.Text("text");
    for (const Node& source : item.List("sources")) {
      line.sources.push_back(ReadText(source, report));
      CheckIn(sources, line.sources.back(), source.place, "unknown-source",
              "a source", report);
    }
    if (line.sources.empty()) {
      report.Add(
          node.place, "no-source", "this line names no source",
          "at least one id of content/sources.yaml",
          "what gives a dose, warns or claims has to come from somewhere");
    }
    item.Finish();
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#include "engine/content/card_reader.h"

#include "engine/content/lines_reader.h"

namespace limber::content {

coach::Card ReadCard(const Node& root, const std::string& stem,
                     const std::set<std::string>* sources, Report& report) {
  coach::Card card;
  Fields fields(root, report, "a card");
  CheckSchema(fields, report);
  card.id = ReadFileId(fields, stem, report);
  card.title = fields.Text("title");
  CheckCaption(fields.PlaceOf("title"), card.title, report);
  card.lines = ReadLines(fields, "lines", sources, report);
  if (card.lines.empty()) {
    report.Add(fields.PlaceOf("lines"), "empty-card", "the card has no line",
               "at least one");
  }
  fields.Finish();
  return card;
}

}  // namespace limber::content

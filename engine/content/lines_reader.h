// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coach/movement.h"
#include "engine/content/yaml_reader.h"

// What movements, cards and routines have in common.
namespace limber::content {

// Reports schema where the file is not of schema 1.
void CheckSchema(Fields& fields, Report& report);

// Reports bad-id where `text` is not lower_snake_case.
void CheckId(const Node& node, const std::string& text, Report& report);

// The id, which has to be the name of the file: bad-id, id-not-file.
std::string ReadFileId(Fields& fields, const std::string& stem, Report& report);

// Reports name-too-long where a short name has more than 14 characters, and
// caption-too-long where what is said has more than 34.
void CheckShortName(Place place, const std::string& text, Report& report);
void CheckCaption(Place place, const std::string& text, Report& report);

// Reports `rule` where `word` is none of `known`; `what` with its article.
// Nothing is checked where `known` is null.
void CheckIn(const std::set<std::string>* known, const std::string& word,
             Place place, std::string_view rule, std::string_view what,
             Report& report);

// Sentences with their sources: no-source, unknown-source. May be absent.
std::vector<coach::Line> ReadLines(Fields& fields, std::string_view key,
                                   const std::set<std::string>* sources,
                                   Report& report);

}  // namespace limber::content

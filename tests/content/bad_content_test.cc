// SPDX-License-Identifier: MIT
//
// Every rule has a fixture bad/<rule>.yaml that breaks it and nothing else.
// Its head says which file of a library it stands for, the place at which the
// fault has to be reported, and a second rule where one cannot be broken alone:
//   # as: movements/sample.yaml
//   # at: 12:5
//   # also: anchor
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "engine/content/library.h"
#include "tests/content/temporary_library.h"

namespace limber::content {
namespace {

namespace fs = std::filesystem;

std::string Head(const std::string& text, const std::string& key) {
  std::smatch match;
  const std::regex line("# " + key + ": (\\S+)");
  return std::regex_search(text, match, line) ? match[1].str() : "";
}

// Rules that no file fit for a repository can break; tested below.
const std::set<std::string> kWithoutFixture = {"bad-utf8", "file-too-large",
                                               "no-movements"};

std::vector<std::string> Fixtures() {
  std::vector<std::string> rules;
  for (const auto& entry :
       fs::directory_iterator(kSourceDir / "tests/content/bad")) {
    rules.push_back(entry.path().stem().string());
  }
  std::ranges::sort(rules);
  return rules;
}

std::string Show(const std::vector<core::Problem>& problems) {
  std::string all;
  for (const core::Problem& problem : problems) {
    all += core::Format(problem) + "\n";
  }
  return all;
}

class BadContentTest : public testing::TestWithParam<std::string> {};

TEST_P(BadContentTest, IsReportedOnceAtItsPlace) {
  const std::string text =
      Slurp(kSourceDir / "tests/content/bad" / (GetParam() + ".yaml"));
  const std::string file = Head(text, "as");
  const std::string also = Head(text, "also");
  TemporaryLibrary library;
  if (!file.starts_with("movements/")) {
    fs::copy(
        kSourceDir / "content/movements", library.folder() / "movements",
        fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  library.Write(file, text);

  const core::Loaded<Library> loaded = LoadLibrary(library.folder());
  EXPECT_FALSE(loaded.value.has_value());
  bool at_its_place = false;
  for (const core::Problem& problem : loaded.problems) {
    EXPECT_EQ(problem.file, (library.folder() / file).string());
    EXPECT_TRUE(problem.rule == GetParam() || problem.rule == also)
        << core::Format(problem);
    EXPECT_FALSE(problem.text.empty());
    at_its_place |=
        problem.rule == GetParam() &&
        std::to_string(problem.line) + ":" + std::to_string(problem.column) ==
            Head(text, "at");
  }
  EXPECT_TRUE(at_its_place) << "expected at " << Head(text, "at") << ", got\n"
                            << Show(loaded.problems);
}

INSTANTIATE_TEST_SUITE_P(Rules, BadContentTest, testing::ValuesIn(Fixtures()),
                         [](const auto& rule) {
                           std::string name = rule.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

// Rules named in content/README.md: rows "| `rule-id` | ...".
std::set<std::string> DocumentedRules() {
  const std::string readme = Slurp(kSourceDir / "content/README.md");
  const std::string section = readme.substr(readme.find("\n## Rules"));
  const std::regex row("\n\\| `([a-z0-9-]+)` \\|");
  std::set<std::string> rules;
  for (std::sregex_iterator it(section.begin(), section.end(), row), end;
       it != end; ++it) {
    rules.insert((*it)[1].str());
  }
  return rules;
}

// Rule ids are the only words with a hyphen that the readers write.
std::set<std::string> RulesInTheReaders() {
  std::set<std::string> rules;
  const std::regex literal("\"([a-z]+(-[a-z0-9]+)+)\"");
  for (const auto& entry :
       fs::directory_iterator(kSourceDir / "engine/content")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cc")) continue;
    const std::string code = Slurp(entry.path());
    for (std::sregex_iterator it(code.begin(), code.end(), literal), end;
         it != end; ++it) {
      // Figures are no text to write, so they have rules of their own.
      if (!(*it)[1].str().starts_with("figure-")) rules.insert((*it)[1].str());
    }
  }
  return rules;
}

TEST(Rules, EveryDocumentedRuleHasAFixtureAndEveryFixtureIsDocumented) {
  std::set<std::string> tested = kWithoutFixture;
  for (const std::string& rule : Fixtures()) tested.insert(rule);
  EXPECT_EQ(DocumentedRules(), tested);
}

TEST(Rules, EveryRuleOfTheReadersIsDocumented) {
  const std::set<std::string> documented = DocumentedRules();
  for (const std::string& rule : RulesInTheReaders()) {
    EXPECT_TRUE(documented.contains(rule)) << rule;
  }
}

TEST(Rules, FilesOverTheLimitAreRefusedUnread) {
  TemporaryLibrary library;
  library.Write("movements/sample.yaml",
                "# " + std::string(std::size_t{1} << 20, 'x'));
  const core::Loaded<Library> loaded = LoadLibrary(library.folder());
  ASSERT_EQ(loaded.problems.size(), 1u) << Show(loaded.problems);
  EXPECT_EQ(loaded.problems[0].rule, "file-too-large");
}

TEST(Rules, AnotherEncodingIsRefusedAtItsFirstByte) {
  TemporaryLibrary library;
  // Latin 1, a stray continuation, an overlong slash, a surrogate, a cut end.
  for (const char* const bytes :
       {"\xE9t\xE9", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82"}) {
    library.Write("movements/sample.yaml",
                  std::string("schema: 1\nname: 4 \u20AC ") + bytes);
    const core::Loaded<Library> loaded = LoadLibrary(library.folder());
    ASSERT_EQ(loaded.problems.size(), 1u) << Show(loaded.problems);
    EXPECT_EQ(loaded.problems[0].rule, "bad-utf8");
    EXPECT_EQ(loaded.problems[0].line, 2);
    EXPECT_EQ(loaded.problems[0].column, 13);  // the euro sign has 3 bytes
  }
}

TEST(Rules, ALibraryWithoutMovementsIsAFault) {
  TemporaryLibrary library;
  const core::Loaded<Library> loaded = LoadLibrary(library.folder());
  ASSERT_EQ(loaded.problems.size(), 1u) << Show(loaded.problems);
  EXPECT_EQ(loaded.problems[0].rule, "no-movements");
}

TEST(Rules, AllFaultsOfAllFilesComeInOneRun) {
  TemporaryLibrary library;
  const fs::path bad = kSourceDir / "tests/content/bad";
  library.Write("movements/a.yaml", Slurp(bad / "unknown-key.yaml"));
  library.Write("movements/b.yaml", Slurp(bad / "leading-zero.yaml"));
  library.Write("movements/c.yaml", Slurp(bad / "bad-yaml.yaml"));
  library.Write("sources.yaml", Slurp(bad / "empty-file.yaml"));
  std::multiset<std::string> rules;
  for (const auto& problem : LoadLibrary(library.folder()).problems) {
    rules.insert(problem.rule);
  }
  EXPECT_EQ(rules, (std::multiset<std::string>{"bad-yaml", "empty-file",
                                               "id-not-file", "id-not-file",
                                               "leading-zero", "unknown-key"}));
}

TEST(Rules, LengthsOfTextsAreCountedInCharactersNotBytes) {
  std::string text =
      Slurp(kSourceDir / "tests/content/bad/caption-too-long.yaml");
  const std::string caption = "Reach up as far as you comfortably can";
  std::string umlauts;  // 34 characters of two bytes
  for (int i = 0; i < 34; ++i) umlauts += "\u00E4";
  text.replace(text.find(caption), caption.size(), umlauts);
  TemporaryLibrary library;
  library.Write("movements/sample.yaml", text);
  const core::Loaded<Library> loaded = LoadLibrary(library.folder());
  EXPECT_TRUE(loaded.ok()) << Show(loaded.problems);
}

TEST(Rules, AMissingFolderIsAFaultAndNothingThrows) {
  const core::Loaded<Library> loaded =
      LoadLibrary(kSourceDir / "no such folder");
  EXPECT_FALSE(loaded.value.has_value());
  EXPECT_FALSE(loaded.problems.empty());
}

TEST(Rules, NoPrefixOfAFileBringsTheReadersDown) {
  const std::string text = Slurp(kSourceDir / "content/movements/cat_cow.yaml");
  TemporaryLibrary library;
  for (std::size_t size = 0; size < text.size(); size += 397) {
    library.Write("movements/cat_cow.yaml", text.substr(0, size));
    const core::Loaded<Library> loaded = LoadLibrary(library.folder());
    EXPECT_EQ(loaded.value.has_value(), loaded.problems.empty());
  }
}

}  // namespace
}  // namespace limber::content

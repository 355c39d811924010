// SPDX-License-Identifier: MIT
#include "engine/content/yaml_reader.h"

#include <gtest/gtest.h>

#include <array>

namespace limber::content {
namespace {

// The rule that the text breaks as a number; "" where it is one.
std::string RuleOfNumber(const std::string& text) {
  const core::Loaded<Node> node =
      ParseYaml("test.yaml", "value: " + text + "\n");
  if (!node.ok()) return node.problems[0].rule;
  Report report("test.yaml");
  ReadNumber(node.value->entries[0].value, report);
  return report.problems().empty() ? "" : report.problems()[0].rule;
}

TEST(ReadNumber, TakesWhatEveryReaderReadsAlike) {
  for (const char* const number :
       {"0", "-0", "4", "-12", "0.5", "-0.25", "1e3", "2.5e-3", "1E+2"}) {
    EXPECT_EQ(RuleOfNumber(number), "") << number;
  }
}

TEST(ReadNumber, RefusesWhatReadersReadDifferently) {
  for (const char* const number : {"010", "-007", "00", "01.5"}) {
    EXPECT_EQ(RuleOfNumber(number), "leading-zero") << number;
  }
  for (const char* const number : {"0x1F", "1_000", ".5", "5.", "+1", "1,5",
                                   "12deg", "true", "'4'", "~", "1:30"}) {
    EXPECT_EQ(RuleOfNumber(number), "wrong-type") << number;
  }
  for (const char* const number :
       {".inf", "-.inf", ".nan", ".NaN", "nan", "inf", "Infinity", "1e999"}) {
    EXPECT_EQ(RuleOfNumber(number), "not-finite") << number;
  }
}

TEST(ReadNumber, IncludesBothEndsOfItsRange) {
  const auto rule = [](const std::string& text) {
    const core::Loaded<Node> node = ParseYaml("", "v: " + text);
    Report report("");
    ReadNumber(node.value->entries[0].value, report, {-2, 3});
    return report.problems().empty() ? "" : report.problems()[0].rule;
  };
  EXPECT_EQ(rule("-2"), "");
  EXPECT_EQ(rule("3"), "");
  EXPECT_EQ(rule("-2.001"), "out-of-range");
  EXPECT_EQ(rule("3.001"), "out-of-range");
}

TEST(ReadText, RefusesPlainWordsThatOthersTakeForNumbersOrFlags) {
  const auto accepted = [](const std::string& text) {
    const core::Loaded<Node> node = ParseYaml("", "v: " + text);
    Report report("");
    ReadText(node.value->entries[0].value, report);
    return report.problems().empty();
  };
  EXPECT_TRUE(accepted("a word"));
  EXPECT_TRUE(accepted("\"no\""));
  EXPECT_TRUE(accepted("'12'"));
  for (const char* const text : {"no", "true", "12", "null", "~", "", "\"\""}) {
    EXPECT_FALSE(accepted(text)) << text;
  }
}

TEST(ReadWord, SuggestsTheNearest) {
  const core::Loaded<Node> node = ParseYaml("", "v: relase");
  Report report("");
  constexpr std::array<std::string_view, 2> kWords = {"hold", "release"};
  ReadWord(node.value->entries[0].value, report, kWords);
  ASSERT_EQ(report.problems().size(), 1u);
  EXPECT_EQ(report.problems()[0].hint, "did you mean \"release\"?");
  EXPECT_EQ(report.problems()[0].allowed, "hold or release");
}

TEST(Fields, ReportsEveryKeyThatWasNotAskedFor) {
  const core::Loaded<Node> node =
      ParseYaml("f.yaml", "name: x\nnames: y\nother: z\n");
  Report report("f.yaml");
  Fields fields(*node.value, report, "a thing");
  EXPECT_EQ(fields.Text("name"), "x");
  fields.Finish();
  ASSERT_EQ(report.problems().size(), 2u);
  EXPECT_EQ(report.problems()[0].hint, "did you mean \"name\"?");
  EXPECT_EQ(report.problems()[0].line, 2);
  EXPECT_EQ(report.problems()[0].column, 1);
  EXPECT_EQ(report.problems()[1].hint, "");
}

TEST(Fields, OfSomethingElseThanAMapReportOnce) {
  const core::Loaded<Node> node = ParseYaml("f.yaml", "[1, 2]");
  Report report("f.yaml");
  Fields fields(*node.value, report, "a thing");
  fields.Text("name");
  fields.Number("size", {0, 1});
  fields.Finish();
  EXPECT_EQ(report.problems().size(), 1u);
}

TEST(ParseYaml, KeepsPlacesCountedFromOne) {
  const core::Loaded<Node> node =
      ParseYaml("", "a: 1\nb:\n  - x\n  - {c: \"d\"}\n");
  ASSERT_TRUE(node.ok());
  const Node& list = node.value->entries[1].value;
  EXPECT_EQ(list.items[0].place.line, 3);
  EXPECT_EQ(list.items[0].place.column, 5);
  const Node::Entry& c = list.items[1].entries[0];
  EXPECT_EQ(c.place.line, 4);
  EXPECT_EQ(c.place.column, 6);
  EXPECT_EQ(c.value.place.column, 9);
  EXPECT_TRUE(c.value.quoted);
}

TEST(ParseYaml, DeepNestingIsAFaultNotACrash) {
  const core::Loaded<Node> node =
      ParseYaml("", std::string(100000, '[') + std::string(100000, ']'));
  EXPECT_FALSE(node.ok());
}

TEST(ParseYaml, AnyBytesAreReadOrRefused) {
  std::string bytes;
  for (int i = 0; i < 4000; ++i) {
    bytes.push_back(static_cast<char>((i * 7919 + i / 13 * 104729) & 0xFF));
    const core::Loaded<Node> node = ParseYaml("", bytes);
    EXPECT_EQ(node.value.has_value(), node.problems.empty());
    if (i > 300) i += 97;
  }
}

}  // namespace
}  // namespace limber::content

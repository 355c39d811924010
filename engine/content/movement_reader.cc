// SPDX-License-Identifier: MIT
#include "engine/content/movement_reader.h"

#include <algorithm>
#include <array>

#include "engine/coach/prop.h"
#include "engine/content/phase_reader.h"
#include "engine/content/pose_reader.h"

namespace limber::content {
namespace {

using coach::Movement;

constexpr int kSchema = 1;
constexpr std::size_t kShortNameLimit = 14;

// In the order of the enumerations in coach/movement.h.
constexpr std::array<std::string_view, 4> kKinds = {"warm_up", "essential",
                                                    "extra", "posture"};
constexpr std::array<std::string_view, 3> kBreathModes = {"free", "paced",
                                                          "led"};
constexpr std::array<std::string_view, 3> kRoles = {"primary", "secondary",
                                                    "working"};
constexpr std::array<std::string_view, 5> kPositions = {
    "standing", "sitting", "kneeling", "hands_and_knees", "lying"};
constexpr std::array<std::string_view, 5> kViews = {"front", "three_quarter",
                                                    "left", "right", "back"};
constexpr std::array<std::string_view, 3> kSides = {"both", "same", "other"};
constexpr int kSideValues[] = {0, 1, -1};

void CheckSchema(Fields& fields, Report& report) {
  const Node* const schema = fields.Need("schema");
  if (schema == nullptr) return;
  if (ReadInteger(*schema, report) == kSchema) return;
  report.Add(schema->place, "schema", "this is not schema 1",
             std::to_string(kSchema),
             "the file was written for another version of Limber");
}

void ReadNames(Fields& fields, const std::string& stem, Report& report,
               Movement& movement) {
  if (const Node* const id = fields.Need("id")) {
    movement.id = ReadText(*id, report);
    CheckId(*id, movement.id, report);
    if (!movement.id.empty() && movement.id != stem) {
      report.Add(id->place, "id-not-file",
                 "the id is \"" + movement.id + "\", the file " + stem,
                 "the name of the file without its ending");
    }
  }
  movement.name = fields.Text("name");
  movement.short_name = fields.Text("short_name");
  const auto characters = std::ranges::count_if(
      movement.short_name,
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (characters > static_cast<long>(kShortNameLimit)) {
    report.Add(fields.PlaceOf("short_name"), "name-too-long",
               std::to_string(characters) + " characters",
               "at most " + std::to_string(kShortNameLimit));
  }
  movement.kind = coach::Kind(fields.Word("kind", kKinds));
  movement.position = kPositions[fields.Word("position", kPositions)];
  for (const Node& prop : fields.List("props")) {
    movement.props.emplace_back(
        coach::kPropNames[ReadWord(prop, report, coach::kPropNames)]);
  }
  movement.best_view = kViews[fields.Word("best_view", kViews)];
  movement.summary = fields.Text("summary");
}

void ReadBreath(const Node& node, Report& report, Movement& movement) {
  Fields fields(node, report, "the breath");
  movement.breath = coach::BreathMode(fields.Word("mode", kBreathModes));
  movement.breath_in = fields.Number("in", {1, 8}, movement.breath_in);
  movement.breath_out = fields.Number("out", {1, 8}, movement.breath_out);
  fields.Finish();
}

void ReadWave(const Node& node, Report& report, Movement& movement) {
  Fields fields(node, report, "the wave");
  movement.wave.lumbar = fields.Number("lumbar", {0, 2});
  movement.wave.thoracic = fields.Number("thoracic", {0, 2});
  movement.wave.neck = fields.Number("neck", {0, 2});
  fields.Finish();
}

void ReadMovementPoses(Fields& fields, const References& references,
                       Report& report, Movement& movement) {
  if (references.poses != nullptr) movement.poses = *references.poses;
  Poses own;
  ReadPoses(fields.Map("poses"), references.poses, references.ranges, report,
            own);
  for (auto& [id, posture] : own) movement.poses[id] = posture;
  if (const Node* const base = fields.Need("base_pose")) {
    movement.base_pose = ReadText(*base, report);
    if (!movement.base_pose.empty() &&
        !movement.poses.contains(movement.base_pose)) {
      std::vector<std::string_view> names;
      for (const auto& [id, posture] : movement.poses) names.push_back(id);
      AddUnknown(report, base->place, "unknown-pose", "a pose",
                 movement.base_pose, names);
    }
  }
}

void CheckIn(const std::set<std::string>* known, const std::string& word,
             Place place, std::string_view rule, std::string_view what,
             Report& report) {
  if (known == nullptr || word.empty() || known->contains(word)) return;
  const std::vector<std::string_view> words(known->begin(), known->end());
  report.Add(place, std::string(rule),
             "\"" + word + "\" is not " + std::string(what) + " known here",
             what == "a source" ? "the ids of content/sources.yaml"
                                : "the files of content/muscles/",
             DidYouMean(word, words));
}

void ReadMuscles(Fields& fields, const References& references, Report& report,
                 Movement& movement) {
  for (const Node& node : fields.List("muscles")) {
    Fields item(node, report, "a muscle");
    coach::MuscleTarget target;
    target.muscle = item.Text("muscle");
    CheckIn(references.muscles, target.muscle, item.PlaceOf("muscle"),
            "unknown-muscle", "a muscle", report);
    target.role = coach::MuscleRole(item.Word("role", kRoles));
    if (const Node* const when = item.Find("when")) {
      target.when = ReadText(*when, report);
      std::vector<std::string_view> words;
      for (const coach::Phase& phase : movement.phases) {
        words.push_back(phase.id);
        for (const coach::Key& key : phase.keys) words.push_back(key.pose);
      }
      if (!target.when.empty() &&
          std::ranges::find(words, target.when) == words.end()) {
        AddUnknown(report, when->place, "unknown-moment",
                   "a phase or the pose of a key", target.when, words);
      }
    }
    target.side = kSideValues[item.Word("side", kSides, 0)];
    item.Finish();
    movement.muscles.push_back(std::move(target));
  }
}

std::vector<coach::Line> ReadLines(Fields& fields, std::string_view key,
                                   std::string_view rule_where_none,
                                   const References& references,
                                   Report& report) {
  std::vector<coach::Line> lines;
  for (const Node& node : fields.List(key)) {
    Fields item(node, report, "a line");
    coach::Line line;
    line.text = item.Text("text");
    for (const Node& source : item.List("sources")) {
      line.sources.push_back(ReadText(source, report));
      CheckIn(references.sources, line.sources.back(), source.place,
              "unknown-source", "a source", report);
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
  if (lines.empty()) {
    report.Add(fields.PlaceOf(key), std::string(rule_where_none),
               "the movement has no line under \"" + std::string(key) + "\"",
               "at least one");
  }
  return lines;
}

}  // namespace

Movement ReadMovement(const Node& root, const std::string& stem,
                      const References& references, Report& report) {
  Movement movement;
  Fields fields(root, report, "a movement");
  CheckSchema(fields, report);
  ReadNames(fields, stem, report, movement);
  if (const Node* const breath = fields.Find("breath")) {
    ReadBreath(*breath, report, movement);
  }
  if (const Node* const wave = fields.Find("wave")) {
    ReadWave(*wave, report, movement);
  }
  ReadMovementPoses(fields, references, report, movement);
  if (const Node* const stances = fields.Find("stances")) {
    ReadStances(*stances, report, movement);
  }
  if (const Node* const phases = fields.Need("phases")) {
    ReadPhases(*phases, report, movement);
  }
  ReadMuscles(fields, references, report, movement);
  movement.dose = ReadLines(fields, "dose", "no-dose", references, report);
  movement.safety =
      ReadLines(fields, "safety", "no-safety", references, report);
  movement.mistakes = fields.Texts("mistakes");
  for (const Node& node : fields.List("variations")) {
    Fields item(node, report, "a variation");
    movement.variations.push_back(
        {item.Text("id"), item.Text("name"), item.Text("text")});
    item.Finish();
  }
  fields.Finish();
  return movement;
}

}  // namespace limber::content

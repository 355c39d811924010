// SPDX-License-Identifier: MIT
#include "engine/content/movement_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/coach/prop.h"
#include "engine/coach/timeline.h"
#include "engine/content/lines_reader.h"
#include "engine/content/phase_reader.h"
#include "engine/content/pose_reader.h"
#include "engine/content/stance_reader.h"
#include "engine/content/variation_reader.h"

namespace limber::content {
namespace {

using coach::Movement;

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

void ReadNames(Fields& fields, const std::string& stem, Report& report,
               Movement& movement) {
  movement.id = ReadFileId(fields, stem, report);
  movement.name = fields.Text("name");
  movement.short_name = fields.Text("short_name");
  CheckShortName(fields.PlaceOf("short_name"), movement.short_name, report);
  if (movement.kind != coach::Kind::kWay) {
    movement.kind = coach::Kind(fields.Word("kind", kKinds));
    movement.summary = fields.Text("summary");
  }
  movement.position = kPositions[fields.Word("position", kPositions)];
  for (const Node& prop : fields.List("props")) {
    movement.props.emplace_back(
        coach::kPropNames[ReadWord(prop, report, coach::kPropNames)]);
  }
  movement.best_view = kViews[fields.Word("best_view", kViews)];
}

void ReadBreath(const Node& node, Report& report, Movement& movement) {
  Fields fields(node, report, "the breath");
  movement.breath = coach::BreathMode(fields.Word("mode", kBreathModes));
  movement.breath_in = fields.Number("in", {1, 8}, movement.breath_in);
  movement.breath_out = fields.Number("out", {1, 8}, movement.breath_out);
  movement.breath_depth =
      fields.Number("depth", {1, 1.5}, movement.breath_depth);
  fields.Finish();
}

void ReadWave(const Node& node, Report& report, Movement& movement) {
  Fields fields(node, report, "the wave");
  movement.wave.lumbar = fields.Number("lumbar", {0, 2});
  movement.wave.thoracic = fields.Number("thoracic", {0, 2});
  movement.wave.neck = fields.Number("neck", {0, 2});
  fields.Finish();
}

// Brings poses nearer to others, all as they were before.
void Scale(const PoseChanges& changes, const References& references,
           Report& report, Movement& movement, Poses& own) {
  const Poses before = movement.poses;
  for (const auto& [id, scaled] : changes.scaled) {
    const std::string& towards =
        scaled.towards.empty() ? movement.base_pose : scaled.towards;
    const auto from = before.find(towards);
    const auto to = before.find(id);
    if (from == before.end() || to == before.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, posture] : before) names.push_back(name);
      AddUnknown(report, scaled.place, "unknown-pose", "a pose", towards,
                 names);
      continue;
    }
    const body::Posture posture =
        body::Blend(from->second, to->second, scaled.share);
    if (references.ranges != nullptr) {
      CheckAngles(posture, id, scaled.place, *references.ranges, report);
    }
    movement.poses[id] = own[id] = posture;
  }
}

// Returns the movement's own poses.
Poses ReadMovementPoses(Fields& fields, const References& references,
                        const PoseChanges* changes, Report& report,
                        Movement& movement) {
  if (references.poses != nullptr) movement.poses = *references.poses;
  Poses own;
  ReadPoses(fields.Map("poses"), references.poses, references.ranges, report,
            own, changes ? &changes->over : nullptr);
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
  if (changes != nullptr) {
    Scale(*changes, references, report, movement, own);
  }
  return own;
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

void NeedLines(const Fields& fields, std::string_view key,
               std::string_view rule, const std::vector<coach::Line>& lines,
               Report& report) {
  if (!lines.empty()) return;
  report.Add(fields.PlaceOf(key), std::string(rule),
             "the movement has no line under \"" + std::string(key) + "\"",
             "at least one");
}

bool IsEven(const body::Posture& posture) {
  const body::Posture mirrored = Mirror(posture);
  bool even = true;
  body::VisitAngles([&](auto member) {
    even = even && std::abs(member(posture) - member(mirrored)) < 1e-9;
  });
  return even;
}

// The base position at the beginning or the end of a segment; empty = none.
std::string PositionAt(const Movement& movement, const coach::Segment& segment,
                       bool end, const Poses* base_poses, const Poses& own) {
  const coach::Phase& phase = movement.phases[std::size_t(segment.phase)];
  if (phase.keys.empty() || base_poses == nullptr) return {};
  const coach::Key& key = end ? phase.keys.back() : phase.keys.front();
  // A flow is eased in from the base pose and out to it.
  const bool flows = phase.path == coach::Path::kFlow;
  const std::string& pose = flows ? movement.base_pose : key.pose;
  if (!base_poses->contains(pose) || own.contains(pose)) return {};
  if (!flows && key.mirrored != segment.mirrored && !IsEven(key.posture)) {
    return {};
  }
  return pose;
}

void ReadPositions(Fields& fields, const References& references,
                   const Poses& own, Report& report, Movement& movement) {
  if (!movement.phases.empty()) {
    const coach::Timeline timeline = coach::Lay(movement, {});
    movement.begins = PositionAt(movement, timeline.segments.front(), false,
                                 references.poses, own);
    movement.ends = PositionAt(movement, timeline.segments.back(), true,
                               references.poses, own);
  }
  for (const auto& [key, position] :
       {std::pair{"begins", &movement.begins}, {"ends", &movement.ends}}) {
    const Node* const node = fields.Find(key);
    if (node == nullptr) continue;
    *position = ReadText(*node, report);
    if (references.poses == nullptr || position->empty() ||
        references.poses->contains(*position)) {
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& [id, posture] : *references.poses) names.push_back(id);
    AddUnknown(report, node->place, "unknown-position", "a base position",
               *position, names);
  }
}

void CheckWay(const Fields& fields, const References& references,
              const Movement& way, Report& report) {
  const std::string allowed =
      "one phase of kind set_up, eased, from one base position to another";
  if (way.phases.empty()) return;  // reported already
  const coach::Phase& phase = way.phases.front();
  if (way.phases.size() > 1 || phase.kind != coach::PhaseKind::kSetUp ||
      phase.path != coach::Path::kEase || phase.per_side ||
      phase.repeats != 1) {
    report.Add(fields.PlaceOf("phases"), "way-shape",
               "this can not be played in both directions", allowed);
  } else if (references.poses != nullptr &&
             (way.begins.empty() || way.ends.empty() ||
              way.begins == way.ends)) {
    const auto name = [](const std::string& position) {
      return position.empty() ? std::string("no base position") : position;
    };
    report.Add(fields.PlaceOf("phases"), "way-shape",
               "this leads from " + name(way.begins) + " to " + name(way.ends),
               allowed, "the first and the last key name base poses");
  }
}

// `changes` are those of the variation that is read; null = none.
Movement Read(const Node& root, const std::string& stem,
              const References& references, Report& report, Movement movement,
              const PoseChanges* changes = nullptr) {
  Fields fields(root, report,
                movement.kind == coach::Kind::kWay ? "a way" : "a movement");
  CheckSchema(fields, report);
  ReadNames(fields, stem, report, movement);
  if (const Node* const breath = fields.Find("breath")) {
    ReadBreath(*breath, report, movement);
  }
  if (const Node* const wave = fields.Find("wave")) {
    ReadWave(*wave, report, movement);
  }
  const Poses own =
      ReadMovementPoses(fields, references, changes, report, movement);
  if (const Node* const stances = fields.Find("stances")) {
    ReadStances(*stances, report, movement);
  }
  if (const Node* const phases = fields.Need("phases")) {
    ReadPhases(*phases, references.ways, report, movement);
  }
  ReadPositions(fields, references, own, report, movement);
  if (movement.kind == coach::Kind::kWay) {
    CheckWay(fields, references, movement, report);
    fields.Finish();
    return movement;
  }
  ReadMuscles(fields, references, report, movement);
  movement.dose = ReadLines(fields, "dose", references.sources, report);
  NeedLines(fields, "dose", "no-dose", movement.dose, report);
  movement.safety = ReadLines(fields, "safety", references.sources, report);
  NeedLines(fields, "safety", "no-safety", movement.safety, report);
  if (changes != nullptr) return movement;
  ReadVariations(
      fields, root,
      [&](const Node& changed, const PoseChanges& poses, Report& faults) {
        Movement form;
        return Read(changed, stem, references, faults, form, &poses);
      },
      report, movement);
  ReadMistakes(fields, root, references.ranges, report, movement);
  fields.Finish();
  return movement;
}

}  // namespace

Movement ReadMovement(const Node& root, const std::string& stem,
                      const References& references, Report& report) {
  return Read(root, stem, references, report, Movement{});
}

Movement ReadWay(const Node& root, const std::string& stem,
                 const References& references, Report& report) {
  Movement way;
  way.kind = coach::Kind::kWay;
  return Read(root, stem, references, report, std::move(way));
}

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#include "engine/content/muscle_reader.h"

#include <algorithm>
#include <array>

namespace limber::content {
namespace {

constexpr std::array<std::string_view, 2> kDepths = {"superficial", "deep"};
constexpr std::array<std::string_view, 2> kFollows = {"trunk", "spine"};
constexpr Range kOffset = {-40, 40};  // cm; the trunk is no thicker
constexpr Range kRadius = {0.2, 40};  // cm

// Three numbers, times `unit`.
math::Vec3 ReadTriple(const Node& node, Range range, double unit,
                      Report& report) {
  const std::span<const Node> items = ReadList(node, report);
  math::Vec3 triple(0);
  if (items.size() == 3) {
    for (int i = 0; i < 3; ++i) {
      triple[i] = ReadNumber(items[std::size_t(i)], report, range) * unit;
    }
  } else if (node.kind == Node::Kind::kList) {
    report.Add(node.place, "wrong-type",
               "a list of " + std::to_string(items.size()),
               "three numbers: [away from the midline, up, front]");
  }
  return triple;
}

body::FasciclePoint ReadPoint(const Node& node, Report& report) {
  body::FasciclePoint point;
  Fields fields(node, report, "a point");
  point.joint = fields.Text("joint");
  point.along = fields.Number("along", {0, 1});
  if (const Node* const offset = fields.Need("offset_cm")) {
    point.offset = ReadTriple(*offset, kOffset, 0.01, report);
  }
  fields.Finish();
  return point;
}

body::Fascicle ReadFascicle(const Node& node, Report& report) {
  body::Fascicle fascicle;
  for (const Node& point : ReadList(node, report)) {
    fascicle.points.push_back(ReadPoint(point, report));
  }
  if (node.kind == Node::Kind::kList && fascicle.points.size() < 2) {
    report.Add(
        node.place, "short-fascicle",
        "a fascicle of " + std::to_string(fascicle.points.size()) + " points",
        "an origin and an insertion at least");
  }
  return fascicle;
}

std::vector<std::string> ReadSourceIds(Fields& fields,
                                       const std::set<std::string>* sources,
                                       Report& report) {
  std::vector<std::string> ids;
  for (const Node& node : fields.List("sources")) {
    ids.push_back(ReadText(node, report));
    if (sources == nullptr || ids.back().empty() ||
        sources->contains(ids.back())) {
      continue;
    }
    const std::vector<std::string_view> known(sources->begin(), sources->end());
    AddUnknown(report, node.place, "unknown-source", "a source", ids.back(),
               known);
  }
  return ids;
}

math::Vec3 ReadDirection(const Node& node, Report& report) {
  const math::Vec3 v = ReadTriple(node, {-1, 1}, 1, report);
  const double length = glm::length(v);
  if (length > 1e-3) return v / length;
  report.Add(node.place, "no-direction", "a direction of no length",
             "[away from the midline, up, front], one of them not 0");
  return {1, 0, 0};
}

SolidEntry ReadSolid(const Node& node, const std::set<std::string>* sources,
                     Report& report) {
  SolidEntry entry;
  body::WrapSolid& solid = entry.solid;
  Fields fields(node, report, "a solid");
  solid.id = fields.Text("id");
  solid.joint = fields.Text("joint");
  solid.over = fields.Text("over", "");
  solid.along = fields.Number("along", {0, 1}, 0);
  if (const Node* const centre = fields.Need("centre_cm")) {
    solid.centre = ReadTriple(*centre, kOffset, 0.01, report);
  }
  if (const Node* const radius = fields.Find("radius_cm")) {
    solid.shape = body::WrapShape::kCylinder;
    solid.radii = math::Vec3(ReadNumber(*radius, report, kRadius) / 100);
    if (const Node* const axis = fields.Need("axis")) {
      solid.axis = ReadDirection(*axis, report);
    }
    if (const Node* const side = fields.Find("side")) {
      // Elsewhere the side would say nothing about where a line passes.
      fields.Need("over");
      const math::Vec3 given = ReadDirection(*side, report);
      const math::Vec3 square =
          given - glm::dot(given, solid.axis) * solid.axis;
      if (glm::length(square) < 0.5) {
        report.Add(side->place, "not-square", "a side along the axis",
                   "a direction square to the axis");
      } else {
        solid.side = glm::normalize(square);
      }
    }
  } else if (const Node* const radii = fields.Need("radii_cm")) {
    solid.radii = ReadTriple(*radii, kRadius, 0.01, report);
  }
  ReadSourceIds(fields, sources, report);
  entry.place = fields.PlaceOf("muscles");
  entry.muscles = fields.Texts("muscles");
  fields.Finish();
  return entry;
}

void CheckSchemaOf(Fields& fields, Report& report) {
  if (const Node* const schema = fields.Need("schema");
      schema != nullptr && ReadInteger(*schema, report) != 1) {
    report.Add(schema->place, "schema", "this is not schema 1", "1");
  }
}

}  // namespace

std::vector<SolidEntry> ReadSolids(const Node& root,
                                   const std::set<std::string>* sources,
                                   Report& report) {
  Fields fields(root, report, "the solids");
  CheckSchemaOf(fields, report);
  std::vector<SolidEntry> solids;
  if (const Node* const list = fields.Need("solids")) {
    for (const Node& node : ReadList(*list, report)) {
      solids.push_back(ReadSolid(node, sources, report));
      for (std::size_t i = 0; i + 1 < solids.size(); ++i) {
        if (solids[i].solid.id != solids.back().solid.id) continue;
        report.Add(node.place, "duplicate-id",
                   "there is a solid \"" + solids[i].solid.id + "\" already",
                   "an id of its own for each solid");
      }
    }
  }
  fields.Finish();
  return solids;
}

void PlaceSolids(std::vector<SolidEntry> solids, Report& report,
                 std::vector<body::MuscleDefinition>& muscles) {
  std::vector<std::string_view> ids;
  for (const body::MuscleDefinition& muscle : muscles) ids.push_back(muscle.id);
  for (const SolidEntry& entry : solids) {
    for (const std::string& id : entry.muscles) {
      const auto found =
          std::ranges::find(muscles, id, &body::MuscleDefinition::id);
      if (found == muscles.end()) {
        AddUnknown(report, entry.place, "unknown-muscle", "a muscle", id, ids);
      } else if (found->around.size() == body::kMostSolids) {
        report.Add(entry.place, "too-many-solids",
                   id + " goes around more than " +
                       std::to_string(body::kMostSolids) + " solids",
                   "at most that many for each muscle");
      } else {
        found->around.push_back(entry.solid);
      }
    }
  }
}

void ReadMuscleLines(const Node& root, const std::set<std::string>* sources,
                     Report& report,
                     std::vector<body::MuscleDefinition>& muscles) {
  Fields fields(root, report, "the lines of action");
  CheckSchemaOf(fields, report);
  const Node* const list = fields.Need("muscles");
  fields.Finish();
  if (list == nullptr) return;
  for (const Node& node : ReadList(*list, report)) {
    Fields item(node, report, "a muscle");
    body::MuscleDefinition muscle;
    muscle.id = item.Text("id");
    muscle.name = item.Text("name");
    muscle.latin = item.Text("latin");
    muscle.group = item.Text("group");
    muscle.deep = item.Word("depth", kDepths) == 1;
    muscle.follows = body::Follows(item.Word("follows", kFollows, 0));
    muscle.max_ratio = item.Number("max_ratio", {1, 2.5});
    muscle.sources = ReadSourceIds(item, sources, report);
    if (const Node* const fascicles = item.Need("fascicles")) {
      for (const Node& fascicle : ReadList(*fascicles, report)) {
        muscle.fascicles.push_back(ReadFascicle(fascicle, report));
      }
    }
    item.Finish();
    if (std::ranges::find(muscles, muscle.id, &body::MuscleDefinition::id) !=
        muscles.end()) {
      report.Add(item.PlaceOf("id"), "duplicate-id",
                 "there is a muscle \"" + muscle.id + "\" already",
                 "an id of its own for each muscle");
      continue;
    }
    muscles.push_back(std::move(muscle));
  }
}

}  // namespace limber::content

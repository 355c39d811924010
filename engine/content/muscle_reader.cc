// SPDX-License-Identifier: MIT
#include "engine/content/muscle_reader.h"

#include <algorithm>
#include <array>

namespace limber::content {
namespace {

constexpr std::array<std::string_view, 2> kDepths = {"superficial", "deep"};
constexpr Range kOffset = {-40, 40};  // cm; the trunk is no thicker

body::FasciclePoint ReadPoint(const Node& node, Report& report) {
  body::FasciclePoint point;
  Fields fields(node, report, "a point");
  point.joint = fields.Text("joint");
  point.along = fields.Number("along", {0, 1});
  if (const Node* const offset = fields.Need("offset_cm")) {
    const std::span<const Node> items = ReadList(*offset, report);
    if (items.size() == 3) {
      for (int i = 0; i < 3; ++i) {
        point.offset[i] =
            ReadNumber(items[std::size_t(i)], report, kOffset) / 100;
      }
    } else if (offset->kind == Node::Kind::kList) {
      report.Add(offset->place, "wrong-type",
                 "a list of " + std::to_string(items.size()),
                 "three numbers: [away from the midline, up, front]");
    }
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

}  // namespace

void ReadMuscleLines(const Node& root, const std::set<std::string>* sources,
                     Report& report,
                     std::vector<body::MuscleDefinition>& muscles) {
  Fields fields(root, report, "the lines of action");
  if (const Node* const schema = fields.Need("schema");
      schema != nullptr && ReadInteger(*schema, report) != 1) {
    report.Add(schema->place, "schema", "this is not schema 1", "1");
  }
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

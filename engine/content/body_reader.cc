// SPDX-License-Identifier: MIT
#include "engine/content/body_reader.h"

#include <algorithm>
#include <array>

#include "engine/math/angle.h"

namespace limber::content {
namespace {

constexpr int kSchema = 1;
constexpr std::array<std::string_view, 4> kReadings = {"full", "abstract",
                                                       "second_hand", "own"};

void CheckSchema(Fields& fields, Report& report) {
  const Node* const schema = fields.Need("schema");
  if (schema == nullptr) return;
  if (ReadInteger(*schema, report) == kSchema) return;
  report.Add(schema->place, "schema", "this is not schema 1",
             std::to_string(kSchema));
}

std::vector<std::string_view> AngleNames() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < body::kTrunkDofs; ++i) {
    names.push_back(body::Name(body::Trunk(i)));
  }
  for (std::size_t i = 0; i < body::kLimbDofs; ++i) {
    names.push_back(body::Name(body::Limb(i)));
  }
  return names;
}

// A pair of degrees, the smaller first.
std::array<double, 2> ReadLimits(Fields& fields, std::string_view key,
                                 Report& report) {
  const Node* const node = fields.Need(key);
  if (node == nullptr) return {};
  const std::span<const Node> items = ReadList(*node, report);
  if (items.size() != 2) {
    if (node->kind == Node::Kind::kList) {
      report.Add(node->place, "wrong-type",
                 "a list of " + std::to_string(items.size()),
                 "two numbers: [least, most]");
    }
    return {};
  }
  const std::array<double, 2> limits = {
      ReadNumber(items[0], report, {-180, 180}),
      ReadNumber(items[1], report, {-180, 180})};
  if (limits[0] >= limits[1]) {
    report.Add(node->place, "range-order", "the least is not under the most",
               "[least, most]");
  }
  return limits;
}

body::AngleRange ReadRange(Fields& fields, Report& report) {
  const auto active = ReadLimits(fields, "active", report);
  const auto passive = ReadLimits(fields, "passive", report);
  if (passive[0] > active[0] || passive[1] < active[1]) {
    report.Add(fields.PlaceOf("passive"), "range-order",
               "the passive range does not hold the active one",
               "a passive range at least as wide");
  }
  return {math::Radians(active[0]), math::Radians(active[1]),
          math::Radians(passive[0]), math::Radians(passive[1])};
}

}  // namespace

std::map<std::string, Source> ReadSources(const Node& root, Report& report) {
  std::map<std::string, Source> sources;
  Fields fields(root, report, "the bibliography");
  CheckSchema(fields, report);
  const Node* const list = fields.Need("sources");
  fields.Finish();
  if (list == nullptr) return sources;
  for (const Node& node : ReadList(*list, report)) {
    Fields item(node, report, "a source");
    Source source;
    source.id = item.Text("id");
    source.title = item.Text("title");
    source.read = kReadings[item.Word("read", kReadings)];
    source.says = item.Text("says");
    item.Finish();
    if (source.id.empty()) continue;
    const std::string id = source.id;
    if (!sources.emplace(id, std::move(source)).second) {
      report.Add(item.PlaceOf("id"), "duplicate-id",
                 "there is a source \"" + id + "\" above",
                 "an id of its own for each source");
    }
  }
  return sources;
}

void ReadJoints(const Node& root, const std::set<std::string>* sources,
                Report& report, body::RangesOfMotion& ranges,
                std::map<std::string, Joint>& joints) {
  Fields fields(root, report, "the joints");
  CheckSchema(fields, report);
  const Node* const angles = fields.Need("angles");
  fields.Finish();
  if (angles == nullptr) return;
  const std::vector<std::string_view> names = AngleNames();
  for (const Node::Entry& entry : ReadMap(*angles, report)) {
    const auto name = std::ranges::find(names, entry.key);
    if (name == names.end()) {
      AddUnknown(report, entry.place, "unknown-angle", "an angle", entry.key,
                 names);
      continue;
    }
    Fields item(entry.value, report, "an angle");
    Joint joint;
    joint.meaning = item.Text("meaning");
    joint.plus = item.Text("plus");
    joint.minus = item.Text("minus");
    joint.note = item.Text("note", "");
    for (const Node& source : item.List("sources")) {
      joint.sources.push_back(ReadText(source, report));
      if (sources == nullptr || joint.sources.back().empty() ||
          sources->contains(joint.sources.back())) {
        continue;
      }
      const std::vector<std::string_view> ids(sources->begin(), sources->end());
      AddUnknown(report, source.place, "unknown-source", "a source",
                 joint.sources.back(), ids);
    }
    const body::AngleRange range = ReadRange(item, report);
    item.Finish();
    const auto index = std::size_t(name - names.begin());
    (index < body::kTrunkDofs ? ranges.trunk[index]
                              : ranges.limb[index - body::kTrunkDofs]) = range;
    joints[entry.key] = std::move(joint);
  }
  for (const std::string_view name : names) {
    const auto& entries = angles->entries;
    if (std::ranges::find(entries, name, &Node::Entry::key) != entries.end()) {
      continue;
    }
    report.Add(angles->place, "missing-angle",
               "the angle \"" + std::string(name) + "\" is not here",
               "every angle of the body once");
  }
}

}  // namespace limber::content

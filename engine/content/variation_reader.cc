// SPDX-License-Identifier: MIT
#include "engine/content/variation_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/content/lines_reader.h"

namespace limber::content {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::array<std::string_view, 9> kPhaseKeys = {
    "label",        "seconds", "repeats", "window",  "grow",
    "ground_speed", "keys",    "cues",    "contacts"};
constexpr std::array<std::string_view, 4> kStanceKeys = {"pose", "x", "z",
                                                         "on"};

Node* Find(Node& map, std::string_view key) {
  const auto found = std::ranges::find(map.entries, key, &Node::Entry::key);
  return found == map.entries.end() ? nullptr : &found->value;
}

void Put(const Node::Entry& entry, Node& map) {
  if (Node* const known = Find(map, entry.key)) {
    *known = entry.value;
  } else {
    map.entries.push_back(entry);
  }
}

// Puts the entries of `change` into `map`; only `keys` may be changed.
void PutAll(const Node& change, std::span<const std::string_view> keys,
            std::string_view what, Report& report, Node& map) {
  for (const Node::Entry& entry : ReadMap(change, report)) {
    if (std::ranges::find(keys, entry.key) != keys.end()) {
      Put(entry, map);
    } else {
      report.Add(entry.place, "unknown-key",
                 "a variation can not change \"" + entry.key + "\" of " +
                     std::string(what),
                 Join(keys), DidYouMean(entry.key, keys));
    }
  }
}

// Names of the poses that the movement itself writes.
std::vector<std::string_view> OwnPoses(const Node& root) {
  std::vector<std::string_view> names;
  for (const Node::Entry& entry : root.entries) {
    if (entry.key != "poses") continue;
    for (const Node::Entry& pose : entry.value.entries) {
      names.push_back(pose.key);
    }
  }
  return names;
}

// The poses that a key of `poses:` stands for; none and a report of others.
std::vector<std::string_view> PosesNamed(
    const Node::Entry& entry, const std::vector<std::string_view>& own,
    Report& report) {
  if (entry.key == kAll) return own;
  if (std::ranges::find(own, entry.key) != own.end()) return {entry.key};
  AddUnknown(report, entry.place, "unknown-pose", "a pose of this movement",
             entry.key, own);
  return {};
}

class VariationReader {
 public:
  VariationReader(const Node& root, Report& report)
      : root_(root), changed_(root), report_(report) {}

  void Poses(const Node& node) {
    const std::vector<std::string_view> own = OwnPoses(root_);
    for (const bool all : {true, false}) {  // single poses over all of them
      for (const Node::Entry& entry : ReadMap(node, report_)) {
        if ((entry.key == kAll) != all) continue;
        TakePose(entry, PosesNamed(entry, own, report_));
      }
    }
  }

  void Stances(const Node& node) {
    Node* const stances = Find(changed_, "stances");
    for (const Node::Entry& entry : ReadMap(node, report_)) {
      Node* const known = stances ? Find(*stances, entry.key) : nullptr;
      if (known != nullptr) {
        PutAll(entry.value, kStanceKeys, "a stance", report_, *known);
      } else if (stances != nullptr) {
        stances->entries.push_back(entry);
      }
    }
  }

  void Phases(const Node& node) {
    Node* const phases = Find(changed_, "phases");
    if (phases == nullptr) return;  // reported already
    for (const Node::Entry& entry : ReadMap(node, report_)) {
      std::vector<std::string_view> ids;
      Node* found = nullptr;
      for (Node& phase : phases->items) {
        const Node* const id = Find(phase, "id");
        if (id == nullptr) continue;
        ids.push_back(id->text);
        if (id->text == entry.key) found = &phase;
      }
      if (found == nullptr) {
        AddUnknown(report_, entry.place, "unknown-phase",
                   "a phase of this movement", entry.key, ids);
        continue;
      }
      PutAll(entry.value, kPhaseKeys, "a phase", report_, *found);
    }
  }

  void Muscles(const Node::Entry& entry) { Put(entry, changed_); }

  const Node& changed() const { return changed_; }
  const PoseChanges& poses() const { return poses_; }

 private:
  void TakePose(const Node::Entry& entry,
                const std::vector<std::string_view>& names) {
    std::vector<const Node::Entry*> angles;
    Scaled scaled;
    for (const Node::Entry& angle : ReadMap(entry.value, report_)) {
      if (angle.key == "scale") {
        scaled.share = ReadNumber(angle.value, report_, {0, 2});
        scaled.place = angle.value.place;
      } else if (angle.key == "towards") {
        scaled.towards = ReadText(angle.value, report_);
      } else {
        angles.push_back(&angle);
      }
    }
    for (const std::string_view name : names) {
      const std::string pose(name);
      if (!angles.empty()) poses_.over.layers[pose].push_back(angles);
      if (scaled.place.line > 0) poses_.scaled[pose] = scaled;
    }
  }

  const Node& root_;
  Node changed_;
  Report& report_;
  PoseChanges poses_;
};

// Faults of the movement itself have been reported where it was read.
void AddNew(const std::vector<core::Problem>& problems, Report& report) {
  for (const core::Problem& p : problems) {
    const auto same = [&](const core::Problem& known) {
      return known.line == p.line && known.column == p.column &&
             known.rule == p.rule && known.text == p.text;
    };
    if (std::ranges::any_of(report.problems(), same)) continue;
    report.Add({p.line, p.column}, p.rule, p.text, p.allowed, p.hint);
  }
}

template <class Named>
void CheckNewId(const Node& node, const std::string& id,
                const std::vector<Named>& known, Report& report) {
  CheckId(node, id, report);
  if (id.empty() || std::ranges::find(known, id, &Named::id) == known.end()) {
    return;
  }
  report.Add(node.place, "duplicate-id", "\"" + id + "\" is used above",
             "an id of its own");
}

}  // namespace

void ReadVariations(Fields& fields, const Node& root, const ReadAgain& again,
                    Report& report, coach::Movement& movement) {
  for (const Node& node : fields.List("variations")) {
    Fields item(node, report, "a variation");
    coach::Variation variation;
    if (const Node* const id = item.Need("id")) {
      variation.id = ReadText(*id, report);
      CheckNewId(*id, variation.id, movement.variations, report);
    }
    variation.name = item.Text("name");
    variation.text = item.Text("text");
    VariationReader reader(root, report);
    const Node* const poses = item.Find("poses");
    const Node* const stances = item.Find("stances");
    const Node* const phases = item.Find("phases");
    const Node* const muscles = item.Find("muscles");
    if (poses != nullptr) reader.Poses(*poses);
    if (stances != nullptr) reader.Stances(*stances);
    if (phases != nullptr) reader.Phases(*phases);
    if (muscles != nullptr) reader.Muscles({"muscles", node.place, *muscles});
    item.Finish();
    if (poses || stances || phases || muscles) {
      Report varied(report.file());
      coach::Movement form = again(reader.changed(), reader.poses(), varied);
      AddNew(varied.problems(), report);
      if (form.begins != movement.begins || form.ends != movement.ends) {
        report.Add(node.place, "variation-position",
                   "the variation begins or ends in another position",
                   "what joins the movement has to join its variations",
                   "leave the first and the last key as they are");
      }
      variation.poses = std::move(form.poses);
      variation.stances = std::move(form.stances);
      variation.phases = std::move(form.phases);
      variation.muscles = std::move(form.muscles);
    }
    movement.variations.push_back(std::move(variation));
  }
}

namespace {

coach::Mistake ReadMistake(const Node& node,
                           const std::vector<std::string_view>& own,
                           const body::RangesOfMotion* ranges, Report& report,
                           const coach::Movement& movement) {
  coach::Mistake mistake;
  if (node.kind == Node::Kind::kScalar) {
    mistake.text = ReadText(node, report);
    return mistake;
  }
  Fields item(node, report, "a mistake");
  if (const Node* const id = item.Need("id")) {
    mistake.id = ReadText(*id, report);
    CheckNewId(*id, mistake.id, movement.mistakes, report);
    for (const coach::Variation& variation : movement.variations) {
      if (variation.id != mistake.id) continue;
      report.Add(id->place, "duplicate-id",
                 "\"" + mistake.id + "\" is a variation", "an id of its own");
    }
  }
  mistake.text = item.Text("text");
  const Node* const poses = item.Need("poses");
  item.Finish();
  if (poses == nullptr) return mistake;
  std::map<std::string, Place> places;
  for (const Node::Entry& entry : ReadMap(*poses, report)) {
    const body::Posture offset = ReadOffsets(entry, report);
    for (const std::string_view name : PosesNamed(entry, own, report)) {
      body::Posture& sum = mistake.offsets[std::string(name)];
      body::VisitAngles([&](auto angle) { angle(sum) += angle(offset); });
      places[std::string(name)] = entry.place;
    }
  }
  if (ranges == nullptr) return mistake;
  const auto check = [&](const std::map<std::string, body::Posture>& all,
                         const std::string& of) {
    for (const auto& [name, offset] : mistake.offsets) {
      const auto pose = all.find(name);
      if (pose == all.end()) continue;
      body::Posture wrong = pose->second;
      body::VisitAngles([&](auto angle) { angle(wrong) += angle(offset); });
      CheckAngles(wrong, name + of, places[name], *ranges, report);
    }
  };
  check(movement.poses, "");
  for (const coach::Variation& variation : movement.variations) {
    check(variation.poses, " (" + variation.id + ")");
  }
  return mistake;
}

}  // namespace

void ReadMistakes(Fields& fields, const Node& root,
                  const body::RangesOfMotion* ranges, Report& report,
                  coach::Movement& movement) {
  const std::vector<std::string_view> own = OwnPoses(root);
  for (const Node& node : fields.List("mistakes")) {
    movement.mistakes.push_back(
        ReadMistake(node, own, ranges, report, movement));
  }
}

}  // namespace limber::content

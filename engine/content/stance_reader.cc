// SPDX-License-Identifier: MIT
#include "engine/content/stance_reader.h"

#include <algorithm>

#include "engine/coach/footing.h"

namespace limber::content {

using coach::Movement;

namespace {

std::vector<std::string_view> PartNames(std::vector<std::string>& storage) {
  for (std::size_t i = 0; i < std::size_t(body::Contact::kCount); ++i) {
    const std::string name(body::Name(body::Contact(i)));
    if (!body::HasSide(body::Contact(i))) {
      storage.push_back(name);
      continue;
    }
    for (const char* const side : {".left", ".right", ".both"}) {
      storage.push_back(name + side);
    }
  }
  return {storage.begin(), storage.end()};
}

}  // namespace

std::vector<body::Effector> ReadParts(std::string_view name, Place place,
                                      Report& report) {
  std::vector<body::Effector> parts;
  std::string_view stem = name;
  if (name.ends_with(".both")) {
    stem.remove_suffix(std::string_view(".both").size());
    for (const body::Side side : body::kSides) {
      const auto part = body::FindEffector(std::string(stem) + "." +
                                           std::string(body::Name(side)));
      if (part) parts.push_back(*part);
    }
  } else if (const auto part = body::FindEffector(name)) {
    parts.push_back(*part);
  }
  if (parts.empty()) {
    std::vector<std::string> storage;
    AddUnknown(report, place, "unknown-part", "a part", name,
               PartNames(storage));
  }
  return parts;
}

const body::Posture* FindPose(const Node& node, const std::string& name,
                              const Movement& movement, Report& report) {
  if (name.empty()) return nullptr;
  const auto found = movement.poses.find(name);
  if (found != movement.poses.end()) return &found->second;
  std::vector<std::string_view> names;
  for (const auto& [id, posture] : movement.poses) names.push_back(id);
  AddUnknown(report, node.place, "unknown-pose", "a pose", name, names);
  return nullptr;
}

int FindStance(Place place, const std::string& id, const Movement& movement,
               Report& report) {
  const auto found =
      std::ranges::find(movement.stances, id, &coach::Stance::id);
  if (found != movement.stances.end()) {
    return static_cast<int>(found - movement.stances.begin());
  }
  std::vector<std::string_view> ids;
  for (const coach::Stance& other : movement.stances) ids.push_back(other.id);
  AddUnknown(report, place, "unknown-stance", "a stance", id, ids);
  return -1;
}

std::string ReadSurface(const Node& node, Report& report) {
  const std::string name = ReadText(node, report);
  if (name.empty() || coach::FindSurfaceKind(name) != nullptr) return name;
  std::vector<std::string_view> names;
  for (const coach::SurfaceKind& kind : coach::SurfaceKinds()) {
    names.push_back(kind.name);
  }
  AddUnknown(report, node.place, "unknown-surface", "a surface", name, names);
  return "";
}

std::string_view LiesOn(const Movement& movement, const coach::Plant& plant) {
  const coach::Stance& stance = movement.stances[std::size_t(plant.stance)];
  const auto found = std::ranges::find(stance.on, plant.effector,
                                       &coach::Stance::Lies::effector);
  return found == stance.on.end() ? "floor" : std::string_view(found->on);
}

void ReadStances(const Node& node, Report& report, Movement& movement) {
  for (const Node::Entry& entry : ReadMap(node, report)) {
    Fields fields(entry.value, report, "a stance");
    coach::Stance stance;
    stance.id = entry.key;
    if (const Node* const pose = fields.Need("pose")) {
      stance.pose = ReadText(*pose, report);
      const body::Posture* const posture =
          FindPose(*pose, stance.pose, movement, report);
      if (posture != nullptr) stance.posture = *posture;
    }
    stance.x = fields.Number("x", {-3, 3}, 0);
    stance.z = fields.Number("z", {-3, 3}, 0);
    if (const Node* const on = fields.Find("on")) {
      for (const Node::Entry& part : ReadMap(*on, report)) {
        const std::string surface = ReadSurface(part.value, report);
        for (const body::Effector& effector :
             ReadParts(part.key, part.value.place, report)) {
          if (!surface.empty()) stance.on.push_back({effector, surface});
        }
      }
    }
    if (const Node* const over = fields.Find("over")) {
      stance.over =
          FindStance(over->place, ReadText(*over, report), movement, report);
    }
    fields.Finish();
    movement.stances.push_back(std::move(stance));
  }
}

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#include "engine/scene/props.h"

#include <algorithm>

#include "engine/scene/solid.h"
#include "engine/scene/thing.h"

namespace limber::scene {
namespace {

// Ends of what touches the floor in the thing's own space, and its radius.
void Add(const coach::Prop& prop, const Vec3f& a, const Vec3f& b, float radius,
         std::vector<Frame::Capsule>& capsules) {
  const auto place = [&](const Vec3f& p) {
    return Vec3f(prop.world_from_prop * math::Vec3(p));
  };
  capsules.push_back({place(a), place(b), radius});
}

}  // namespace

PropMesh& Thing::Of(Surface surface) {
  const auto known = std::ranges::find(meshes_, surface, &PropMesh::surface);
  if (known != meshes_.end()) return *known;
  meshes_.emplace_back().surface = surface;
  return meshes_.back();
}

std::vector<PropMesh> MakeProp(const coach::PropSize& size) {
  Thing thing;
  std::visit([&](const auto& kind) { Make(kind, thing); }, size);
  std::vector<PropMesh> meshes = thing.Take();
  for (PropMesh& mesh : meshes) {
    if (!mesh.colours.empty()) {
      mesh.colours.resize(mesh.positions.size(), Vec4f(1));
    }
    mesh.id = GeometryId(mesh);
  }
  return meshes;
}

void AppendContacts(const coach::Prop& prop,
                    std::vector<Frame::Capsule>& capsules) {
  if (prop.opacity < .5) return;
  // A roll along x that lies on the floor, or how a flat thing is filled.
  const auto roll = [&](float length, float radius, float y, float z) {
    const Vec3f end(length / 2 - radius, 0, 0), at(0, y, z);
    Add(prop, at - end, at + end, radius, capsules);
  };
  if (const auto* roller = std::get_if<coach::RollerSize>(&prop.size)) {
    roll(roller->length, roller->diameter / 2, 0, 0);
  } else if (const auto* towel = std::get_if<coach::TowelSize>(&prop.size)) {
    roll(towel->length, towel->diameter / 2, 0, 0);
  } else if (const auto* soft = std::get_if<coach::BolsterSize>(&prop.size)) {
    roll(soft->length, soft->diameter / 2, 0, 0);
  } else if (const auto* pillow = std::get_if<coach::PillowSize>(&prop.size)) {
    const float r = .3f * pillow->height;
    for (const float z : {-.42f, 0.f, .42f})
      roll(.94f * pillow->length, r, r, z * pillow->width);
  } else if (const auto* flat = std::get_if<coach::CushionSize>(&prop.size)) {
    const float r = .5f * flat->height;
    for (const float z : {-.42f, 0.f, .42f})
      roll(.98f * flat->length, r, r, z * flat->width);
  } else if (const auto* chair = std::get_if<coach::ChairSize>(&prop.size)) {
    for (const float x : {-1.f, 1.f}) {
      for (const float z : {-1.f, 1.f}) {
        const Vec3f foot(x * .47f * chair->width, .015f,
                         z * .50f * chair->depth);
        Add(prop, foot, foot + Vec3f(0, .1f, 0), .015f, capsules);
      }
    }
  }
}

}  // namespace limber::scene

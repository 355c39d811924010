// SPDX-License-Identifier: MIT
#include "engine/stage/xray.h"

#include <algorithm>

#include "engine/math/angle.h"
#include "engine/scene/looks.h"
#include "engine/scene/palette.h"

namespace limber::stage {

using coach::MuscleRole;
using scene::Vec3f;
using scene::Vec4f;

namespace {

// The mesh of the bones in each tier: edges so many times the finest.
constexpr std::array<double, 2> kCoarse = {1.9, 1.15};

std::uint64_t NextId() {
  static std::uint64_t count = 0;
  return ++count;
}

bool ShareABone(const body::MuscleDefinition& a,
                const body::MuscleDefinition& b) {
  for (const body::Fascicle& of_a : a.fascicles) {
    for (const body::FasciclePoint& p : of_a.points) {
      for (const body::Fascicle& of_b : b.fascicles) {
        if (std::ranges::any_of(of_b.points, [&](const auto& q) {
              return q.joint == p.joint;
            })) {
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

std::vector<std::size_t> MusclesUnder(const coach::Movement& movement,
                                      const World& world,
                                      const body::MuscleSet& muscles) {
  const auto& all = world.library().muscles;
  const auto named = [&](const std::string& id) {
    return std::ranges::any_of(movement.muscles, [&](const auto& target) {
      return target.muscle == id;
    });
  };
  std::vector<std::size_t> shown;
  for (const body::MuscleDefinition& muscle : all) {
    const int index = muscles.Find(muscle.id);
    if (index < 0) continue;
    bool in = named(muscle.id);
    if (!in) {
      bool beside = false, covers = false;
      for (const body::MuscleDefinition& other : all) {
        if (!named(other.id) || !ShareABone(muscle, other)) continue;
        beside |= other.group == muscle.group;
        covers |= other.deep && !muscle.deep;
      }
      in = beside && !covers;
    }
    if (in) shown.push_back(std::size_t(index));
  }
  return shown;
}

Xray::Xray(const World& world, const World::Actor& actor)
    : world_(&world), actor_(&actor) {
  // The anatomical position: palms forward.
  body::Posture anatomical;
  for (const body::Side side : body::kSides) {
    anatomical.at(body::Limb::kForePron, side) = -math::kPi / 2;
  }
  const body::Rig& rig = actor.performer->rig();
  body::RigPose pose = rig.MakePose();
  rig.Pose(anatomical, math::Vec3(0), pose);
  neutral_ = pose.model_from_joint;
}

void Xray::Mesh::Resize(std::size_t count) {
  places.resize(count);
  normals.resize(count);
  colours.resize(count);
  id = NextId();
}

void Xray::MakeBones(scene::Tier tier, Drawn& drawn) const {
  const body::Figure& figure = *actor_->figure;
  drawn.bones = std::make_unique<anatomy::Bones>(
      figure.skeleton, figure.parts[0],
      kCoarse[std::size_t(tier == scene::Tier::kHigh)]);
  drawn.bone.Resize(drawn.bones->vertex_count());
  for (std::size_t v = 0; v < drawn.bone.colours.size(); ++v) {
    drawn.bone.colours[v] = drawn.bones->colours()[v] * Vec4f(scene::kBone, 1);
  }
}

void Xray::MakeBundles(const coach::Movement& movement, scene::Tier tier,
                       Drawn& drawn) const {
  const body::MuscleSet& muscles = actor_->performer->muscles();
  drawn.bundles = std::make_unique<anatomy::Bundles>(
      muscles, MusclesUnder(movement, *world_, muscles), neutral_,
      tier == scene::Tier::kHigh);
  const body::Figure& figure = *actor_->figure;
  drawn.bundles->TuckUnder(figure.skeleton, figure.parts[0], neutral_);
  drawn.movement = &movement;
  drawn.muscle.Resize(drawn.bundles->vertex_count());
}

const scene::Inner& Xray::Compose(const coach::Movement& movement,
                                  const coach::BodyFrame& body,
                                  const Seen& seen) {
  Drawn& drawn = drawn_[seen.tier == scene::Tier::kHigh];
  if (!drawn.bones) MakeBones(seen.tier, drawn);
  if (drawn.movement != &movement) MakeBundles(movement, seen.tier, drawn);
  Mesh& bone = drawn.bone;
  drawn.bones->Pose(body.pose, bone.places, bone.normals);
  inner_.shown = float(std::clamp(seen.shown, 0.0, 1.0));
  inner_.bones = {bone.id,     drawn.bones->triangles(),
                  bone.places, bone.normals,
                  {},          bone.colours};

  Mesh& muscle = drawn.muscle;
  const anatomy::Bundles& bundles = *drawn.bundles;
  bundles.Pose(body.pose.model_from_joint, muscle.places, muscle.normals);
  const auto tendon = bundles.tendon();
  for (const anatomy::Bundles::Tube& tube : bundles.tubes()) {
    const scene::RegionLight& light =
        seen.lights[tube.muscle * 2 + std::size_t(tube.side)];
    const scene::Highlight highlight =
        scene::HighlightOf(seen.palette, light.state, seen.skin);
    const float lit = std::clamp(light.opacity, 0.f, .99f);
    const Vec3f flesh = glm::mix(scene::kMuscle, highlight.fill, lit);
    for (std::size_t i = 0; i < bundles.vertices_per_tube(); ++i) {
      const std::size_t v = tube.first + i;
      muscle.colours[v] =
          Vec4f(glm::mix(flesh, scene::kTendon, .75f * tendon[v]),
                float(light.state) + lit * (1 - tendon[v]));
    }
  }
  inner_.muscles = {muscle.id,      bundles.triangles(), muscle.places,
                    muscle.normals, bundles.fibres(),    muscle.colours};
  return inner_;
}

}  // namespace limber::stage

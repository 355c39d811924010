// SPDX-License-Identifier: MIT
#include "engine/body/dof.h"

#include <algorithm>

#include "engine/math/angle.h"

namespace limber::body {
namespace {

constexpr std::array<std::string_view, kTrunkDofs> kTrunkNames = {
    "pelvis.pitch", "pelvis.roll", "pelvis.yaw",    "lumbar.flex",
    "lumbar.lat",   "lumbar.rot",  "thoracic.flex", "thoracic.lat",
    "thoracic.rot", "neck.flex",   "neck.lat",      "neck.rot",
    "head.nod"};

constexpr std::array<std::string_view, kLimbDofs> kLimbNames = {
    "scap.elev",  "scap.prot", "scap.urot",  "sh.plane",  "sh.elev",  "sh.rot",
    "elbow.flex", "fore.pron", "wrist.flex", "wrist.dev", "hip.flex", "hip.abd",
    "hip.rot",    "knee.flex", "ankle.df",   "ankle.inv", "toe.ext"};

// Trunk angles that change sign in a mirror: turns to one side.
constexpr bool IsSideways(Trunk dof) {
  switch (dof) {
    case Trunk::kPelvisRoll:
    case Trunk::kPelvisYaw:
    case Trunk::kLumbarLat:
    case Trunk::kLumbarRot:
    case Trunk::kThoracicLat:
    case Trunk::kThoracicRot:
    case Trunk::kNeckLat:
    case Trunk::kNeckRot:
      return true;
    default:
      return false;
  }
}

HandShape MakeHand(double mcp, double pip, double dip, double spread,
                   double thumb_in_plane, double thumb_flex) {
  return {math::Radians(mcp),    math::Radians(pip), math::Radians(dip),
          math::Radians(spread), thumb_in_plane,     math::Radians(thumb_flex)};
}

}  // namespace

std::string_view Name(Trunk dof) { return kTrunkNames[std::size_t(dof)]; }
std::string_view Name(Limb dof) { return kLimbNames[std::size_t(dof)]; }

std::optional<DofId> FindDof(std::string_view full_name) {
  for (std::size_t i = 0; i < kTrunkDofs; ++i) {
    if (kTrunkNames[i] == full_name) return DofId{false, Trunk(i), {}, {}};
  }
  for (const Side side : kSides) {
    const std::string_view end = Name(side);
    if (full_name.size() <= end.size() + 1 || !full_name.ends_with(end))
      continue;
    const std::string_view name =
        full_name.substr(0, full_name.size() - end.size() - 1);
    if (full_name[name.size()] != '.') continue;
    for (std::size_t i = 0; i < kLimbDofs; ++i) {
      if (kLimbNames[i] == name) return DofId{true, {}, Limb(i), side};
    }
  }
  return std::nullopt;
}

std::string FullName(const DofId& dof) {
  if (!dof.of_limb) return std::string(Name(dof.trunk));
  return std::string(Name(dof.limb)) + "." + std::string(Name(dof.side));
}

double Get(const Posture& posture, const DofId& dof) {
  return dof.of_limb ? posture.at(dof.limb, dof.side) : posture[dof.trunk];
}

void Set(Posture& posture, const DofId& dof, double radians) {
  (dof.of_limb ? posture.at(dof.limb, dof.side) : posture[dof.trunk]) = radians;
}

std::optional<HandShape> FindHand(std::string_view name) {
  // Flexion of knuckle, middle and end joint, spread, thumb. The rest thumb
  // hangs 4 cm palm-ward and would lift a flat palm off the floor.
  if (name == "relaxed") return MakeHand(20, 30, 10, 0, 0.25, 8);
  if (name == "open") return MakeHand(0, 5, 0, 5, 1, 0);
  if (name == "flat") return MakeHand(0, 0, 0, 10, 1, 0);
  if (name == "cup") return MakeHand(25, 25, 10, 0, 0.3, 8);
  // On something round: fingers follow it, the thumb lies beside them.
  if (name == "laid") return MakeHand(28, 26, 12, 3, 0.85, 4);
  if (name == "grip") return MakeHand(70, 80, 40, 0, 0, 20);
  if (name == "clasp") return MakeHand(55, 60, 30, 0, 0, 20);
  if (name == "interlaced") return MakeHand(35, 92, 44, 4, 1, 0);
  return std::nullopt;
}

Posture Blend(const Posture& a, const Posture& b, double ratio) {
  const auto mix = [ratio](double x, double y) { return x + (y - x) * ratio; };
  Posture out;
  for (std::size_t i = 0; i < kTrunkDofs; ++i) {
    out.trunk[i] = mix(a.trunk[i], b.trunk[i]);
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < kLimbDofs; ++i) {
      out.limb[s][i] = mix(a.limb[s][i], b.limb[s][i]);
    }
    const HandShape& x = a.hand[s];
    const HandShape& y = b.hand[s];
    out.hand[s] = {mix(x.mcp, y.mcp),
                   mix(x.pip, y.pip),
                   mix(x.dip, y.dip),
                   mix(x.spread, y.spread),
                   mix(x.thumb_in_plane, y.thumb_in_plane),
                   mix(x.thumb_flex, y.thumb_flex)};
  }
  return out;
}

Posture Mirror(const Posture& posture) {
  Posture out = posture;
  for (std::size_t i = 0; i < kTrunkDofs; ++i) {
    if (IsSideways(Trunk(i))) out.trunk[i] = -posture.trunk[i];
  }
  std::swap(out.limb[0], out.limb[1]);
  std::swap(out.hand[0], out.hand[1]);
  return out;
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/coach/footing.h"

#include <algorithm>
#include <array>

namespace limber::coach {

using body::HostPart;
using math::Vec3;

namespace {

// Skin this near the ground carries weight, m.
constexpr double kCarries = 0.006;
constexpr double kPressed = 0.005;  // m, of a back into a bar, on average
constexpr double kLevel = 0.7;      // y of the normal of what carries

constexpr std::array<SurfaceKind, 26> kKinds = {
    {{"floor"},
     {"mat"},
     {"door_frame"},
     {"chair"},
     {.name = "chair_back", .bar = true},
     {"pillow"},
     {"high_pillow"},
     {"flat_pillow"},
     {"desk"},
     {"air"},
     {.name = "roller", .bar = true},
     {.name = "towel", .bar = true},
     {"hands", HostPart::kChest},
     {"pelvis", HostPart::kPelvis},
     {"belly", HostPart::kBelly},
     {"chest", HostPart::kChest},
     {"head", HostPart::kHead},
     {.name = "crown", .host = HostPart::kHead, .round = true},
     {"upper_arm", HostPart::kUpperArm},
     {"forearm", HostPart::kForearm},
     {"thigh", HostPart::kThigh},
     {"shin", HostPart::kShank},
     {"other_upper_arm", HostPart::kUpperArm, true},
     {"other_forearm", HostPart::kForearm, true},
     {"other_thigh", HostPart::kThigh, true},
     {"other_shin", HostPart::kShank, true}}};

body::ContactSurface MirrorSurface(const body::ContactSurface& surface) {
  body::ContactSurface mirrored = surface;
  mirrored.point = math::Mirror(surface.point);
  mirrored.normal = math::Mirror(surface.normal);
  mirrored.axis = math::Mirror(surface.axis);
  return mirrored;
}

}  // namespace

Footing Mirror(const Footing& footing) {
  return {Mirror(footing.anchor),
          Mirror(footing.host),
          footing.on,
          MirrorSurface(footing.surface),
          math::Mirror(footing.centre),
          math::Mirror(footing.palm),
          Mirror(footing.support),
          math::Mirror(footing.breath),
          math::Mirror(footing.deep_breath)};
}

void HoldByOther(const body::HostFrame& other, const body::HostFrame& chest,
                 body::Side side, Footing& footing) {
  footing.anchor = ToHost(other, ToWorld(chest, footing.anchor));
  footing.surface = ToHost(other, ToWorld(chest, footing.surface));
  footing.centre = ToHost(other, ToWorld(chest, footing.centre));
  footing.host = {HostPart::kHand, Other(side)};
}

math::Vec3 MovedByBreath(const Footing& footing, double fullness) {
  const double full = std::min(fullness, 1.0);
  return full * footing.breath + (fullness - full) * footing.deep_breath;
}

body::ContactSurface SurfaceAt(const Footing& footing, double fullness) {
  body::ContactSurface surface = footing.surface;
  surface.point += MovedByBreath(footing, fullness);
  return surface;
}

bool RollsOn(body::Effector effector, const body::ContactSurface& surface) {
  return effector.contact == body::Contact::kBack && surface.radius > 0;
}

body::ContactSurface Rolled(const Footing& footing,
                            const body::ContactSurface& surface,
                            double distance) {
  body::ContactSurface rolled = surface;
  if (footing.on == "roller") rolled.point += distance * surface.Way();
  return rolled;
}

double CarryOf(const body::ContactSurface& bar) {
  return 2 - kPressed / bar.radius;
}

body::Support SupportOf(const body::SkinPatch& patch,
                        const body::ContactSurface& surface,
                        std::span<const math::Vec3f> points) {
  body::Support support;
  if (surface.normal.y < kLevel) return support;
  for (const std::uint32_t p : patch.flesh) {
    if (surface.Height(Vec3(points[p])) < kCarries) support.Add(points[p]);
  }
  return support;
}

std::span<const SurfaceKind> SurfaceKinds() { return kKinds; }

const SurfaceKind* FindSurfaceKind(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &SurfaceKind::name);
  return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace limber::coach

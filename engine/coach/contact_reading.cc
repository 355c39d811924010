// SPDX-License-Identifier: MIT
#include "engine/coach/contact_reading.h"

#include <cmath>

#include "engine/body/roll.h"

namespace limber::coach {

using body::Contact;
using math::Vec3;

ContactReading ReadContact(const body::Rig& rig,
                           const body::SkinPatches& patches,
                           const body::RigPose& pose, const Ask& ask,
                           std::span<const math::Vec3f> points,
                           body::Effector effector,
                           const body::ContactSurface& ground) {
  ContactReading out;
  out.surface = ground;
  body::HostFrame frame;
  const Footing* footing = nullptr;
  bool with_palm = false;
  body::Anchor at;
  for (std::size_t i = 0; i < ask.plant_count; ++i) {
    const body::Plant& plant = ask.plants[i];
    const bool brings = plant.effector.contact == Contact::kForearm &&
                        effector.contact == Contact::kPalm &&
                        plant.effector.side == effector.side;
    if (!(plant.effector == effector) && !brings) continue;
    footing = ask.footings[i];
    with_palm = brings;
    out.weight = plant.weight;
    at = plant.anchor;
    frame = FrameOf(rig, pose, plant.host);
    // Floor and mat are one ground; who declares it says which.
    const bool on_ground = footing->on == "floor" || footing->on == "mat";
    if (!on_ground) {
      out.surface = ToWorld(frame, ask.Surface(i));
    }
  }
  out.on_ground =
      footing == nullptr || footing->host.part == body::HostPart::kWorld;
  out.rolls = footing != nullptr && RollsOn(effector, out.surface);
  out.measure =
      out.rolls ? body::MeasureOnBar(patches.of(effector), out.surface, points)
                : body::Measure(patches.of(effector), out.surface, points);
  out.place = ToHost(frame, out.measure.centre);
  out.normal = glm::conjugate(frame.turn) * out.surface.normal;
  if (footing == nullptr) return out;
  out.place -= MovedByBreath(*footing, ask.breath);
  if (out.rolls) {
    const Vec3 held = ToWorld(frame, at).first;
    const Vec3 off = AnchorOf(rig, pose, effector).first - held;
    out.slide = std::hypot(glm::dot(off, out.surface.axis),
                           glm::dot(off, out.surface.Way()));
    return out;
  }
  const Vec3 away = out.place - (with_palm ? footing->palm : footing->centre);
  out.slide = glm::length(away - glm::dot(away, out.normal) * out.normal);
  return out;
}

}  // namespace limber::coach

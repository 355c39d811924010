// SPDX-License-Identifier: MIT
#include "engine/body/roll.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::body {

using math::Vec3;
using math::Vec3f;

namespace {

constexpr double kTouches = 0.0006;  // m over the bar: laid skin is under it
constexpr double kNear = 0.006;      // m, as of other patches
constexpr double kHalfWidth = 0.03;  // m about where the bar carries
constexpr double kPressed = 0.008;   // m, how deep a back is pressed in

// A point of skin as the bar sees it.
struct Seen {
  double angle = 0;   // about the axis, from the bar's normal, rad
  double along = 0;   // the axis, m
  double weight = 0;  // [0, 1] of a touch
};

Seen See(const ContactSurface& bar, const Vec3& point) {
  const Vec3 off = point - bar.point;
  Seen out;
  out.weight = std::clamp(1 - bar.Height(point) / kTouches, 0.0, 1.0);
  out.along = glm::dot(off, bar.axis);
  out.angle = std::atan2(glm::dot(off, bar.Way()), glm::dot(off, bar.normal));
  return out;
}

}  // namespace

Slip SlipOf(const SkinPatch& patch, const Bar& bar_before,
            std::span<const Vec3f> before, const Bar& bar_after,
            std::span<const Vec3f> after) {
  Slip slip;
  for (const std::uint32_t p : patch.flesh) {
    const Seen a = See(bar_before.surface, Vec3(before[p]));
    const Seen b = See(bar_after.surface, Vec3(after[p]));
    const double weight = a.weight * b.weight;
    if (weight == 0) continue;
    const double turn = std::remainder(
        b.angle - a.angle - (bar_after.turned - bar_before.turned),
        2 * math::kPi);
    slip.around += weight * bar_after.surface.radius * turn;
    slip.along += weight * (b.along - a.along);
    slip.touching += weight;
  }
  if (slip.touching == 0) return slip;
  slip.around /= slip.touching;
  slip.along /= slip.touching;
  return slip;
}

ContactMeasure MeasureOnBar(const SkinPatch& patch,
                            const ContactSurface& surface,
                            std::span<const Vec3f> points) {
  ContactMeasure out;
  const Vec3 forward = surface.Way();
  double lowest = 1e9, weight = 0, middle = 0;
  for (const std::uint32_t p : patch.flesh) {
    const Vec3 point(points[p]);
    lowest = std::min(lowest, surface.Height(point));
    const double touch = See(surface, point).weight;
    weight += touch;
    middle += touch * glm::dot(point - surface.point, forward);
  }
  out.gap = std::max(0.0, lowest);
  out.penetration = std::max(0.0, -lowest);
  if (weight > 0) middle /= weight;
  const double half =
      std::min(kHalfWidth, std::sqrt(2 * surface.radius * kPressed));
  std::size_t over = 0, near = 0;
  for (const std::uint32_t p : patch.along) {
    const Vec3 point(points[p]);
    const double off = glm::dot(point - surface.point, forward) - middle;
    if (std::abs(off) > half) continue;
    ++over;
    out.centre += point;
    if (surface.Height(point) < kNear) ++near;
  }
  if (over == 0) return out;
  out.coverage = double(near) / double(over);
  out.centre /= double(over);
  return out;
}

}  // namespace limber::body

// SPDX-License-Identifier: MIT
#include "engine/coach/settle.h"

#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"

namespace limber::coach {

using body::Anchor;
using body::Contact;
using body::ContactSurface;
using body::SkinPatch;
using math::Vec3;
using math::Vec3f;

namespace {

// Of a figure 1.667 m tall, m.
constexpr double kRound = 0.002;

double Depth(Contact contact) {
  switch (contact) {
    case Contact::kPalm:
      return 0.0030;
    case Contact::kHandback:
      return 0.0030;
    case Contact::kSole:
      return 0.0020;
    case Contact::kToes:
      return 0.0020;
    case Contact::kHeel:
      return 0.0025;  // a small round pad
    case Contact::kKnee:
      return 0.0080;  // its pad thins as the knee bends
    case Contact::kShin:
      return 0.0035;
    case Contact::kForearm:
      return 0.0060;
    case Contact::kArm:
      return 0.0005;  // above the elbow there is more
    case Contact::kLeg:
      return 0.0030;
    case Contact::kSeat:
      return 0.0120;
    case Contact::kPelvis:
      return 0.0100;
    case Contact::kHip:
    case Contact::kBelly:
      return 0.0120;
    case Contact::kRibcage:
    case Contact::kBack:
      return 0.0080;
    case Contact::kShoulder:
      return 0.0140;
    case Contact::kChest:
      return 0.0280;  // breasts give
    case Contact::kOcciput:
      return 0.0040;
    case Contact::kForehead:
      return 0.0030;
    case Contact::kCheek:
      return 0.0050;
    case Contact::kCount:
      break;
  }
  return 0;
}

}  // namespace

double PressDepth(Contact contact, double stature_ratio) {
  // Flesh gives by a share of its thickness, which grows with the size. On
  // hands and feet, small as they are, weight tells besides: it grows with the
  // cube of the size, and their skin with the square.
  const double depth = Depth(contact) * stature_ratio;
  return body::IsMidline(contact) ? depth : depth * stature_ratio;
}

Level LowestOf(std::span<const std::uint32_t> group,
               const ContactSurface& surface, std::span<const Vec3f> points) {
  Level out;
  std::vector<std::pair<double, std::uint32_t>> sorted;
  for (const std::uint32_t p : group) {
    sorted.emplace_back(surface.Height(Vec3(points[p])), p);
  }
  std::sort(sorted.begin(), sorted.end());
  const std::size_t n = std::min<std::size_t>(3, sorted.size());
  for (std::size_t i = 0; i < n; ++i) {
    out.height += sorted[i].first / double(n);
    out.centre += Vec3(points[sorted[i].second]) / double(n);
  }
  out.any = n > 0;
  return out;
}

void Settle(const SkinPatch& patch, Contact contact,
            const ContactSurface& surface, std::span<const Vec3f> points,
            double stature_ratio, Anchor& anchor) {
  Level level[4];
  for (int k = 0; k < 4; ++k) {
    level[k] = LowestOf(patch.level[std::size_t(k)], surface, points);
  }
  // Round a ball, a hand gives more.
  const bool round = surface.radius > 0 && surface.axis == Vec3(0);
  const double depth =
      PressDepth(contact, stature_ratio) + (round ? kRound * stature_ratio : 0);
  const auto mean = [&](int a, int b) {
    if (!level[a].any) return level[b].height;
    if (!level[b].any) return level[a].height;
    return (level[a].height + level[b].height) / 2;
  };
  const Vec3 up = surface.normal;
  if (body::IsMidline(contact)) {
    anchor.first -= (level[0].height + depth) * up;
    return;
  }
  if (contact == Contact::kToes || contact == Contact::kHeel) {
    anchor.first -= (mean(0, 1) + depth) * up;
    return;
  }
  if (contact == Contact::kArm || contact == Contact::kLeg) {
    anchor.first -= (mean(0, 1) + depth) * up;
    anchor.second -= (mean(2, 3) + depth) * up;
    return;
  }
  if (contact == Contact::kShin || contact == Contact::kKnee) {
    const double length = glm::length(anchor.second - anchor.first);
    anchor.first -= (std::min(level[0].height, level[1].height) + depth) * up;
    if (contact == Contact::kShin) {
      anchor.second -= (mean(2, 3) + depth) * up;
      // Bones keep their length.
      anchor.second =
          anchor.first + length * glm::normalize(anchor.second - anchor.first);
    }
    return;
  }
  // Tilt away, along the part and across it, then lower.
  const Vec3 near = (level[0].centre + level[1].centre) / 2.0;
  const Vec3 far = (level[2].centre + level[3].centre) / 2.0;
  const auto flat = [&](const Vec3& v) { return v - glm::dot(v, up) * up; };
  const Vec3 along = flat(far - near);
  const double length = glm::length(along);
  if (length > 0.02) {
    const double slope = (mean(2, 3) - mean(0, 1)) / length;
    const Vec3 axis = glm::normalize(glm::cross(along, up));
    anchor.turn = math::About(axis, -0.8 * std::atan(slope)) * anchor.turn;
  }
  const Vec3 across = flat(level[3].centre - level[2].centre);
  const double width = glm::length(across);
  if (level[2].any && level[3].any && width > 0.015) {
    const double slope = (level[3].height - level[2].height) / width;
    const Vec3 axis = glm::normalize(glm::cross(across, up));
    anchor.turn = math::About(axis, -0.5 * std::atan(slope)) * anchor.turn;
  }
  anchor.first -= ((mean(0, 1) + mean(2, 3)) / 2 + depth) * up;
}

}  // namespace limber::coach

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace limber::body {

enum class Side : std::uint8_t { kLeft, kRight };
inline constexpr std::array kSides = {Side::kLeft, Side::kRight};
constexpr Side Other(Side side) {
  return side == Side::kLeft ? Side::kRight : Side::kLeft;
}
constexpr std::string_view Name(Side side) {
  return side == Side::kLeft ? "left" : "right";
}

// Clinical degrees of freedom of the trunk and head. Zero of all of them is
// the anatomical position. Signs: content/README.md, section "Angles".
enum class Trunk : std::uint8_t {
  kPelvisPitch,
  kPelvisRoll,
  kPelvisYaw,
  kLumbarFlex,
  kLumbarLat,
  kLumbarRot,
  kThoracicFlex,
  kThoracicLat,
  kThoracicRot,
  kNeckFlex,
  kNeckLat,
  kNeckRot,
  kHeadNod,
  kCount
};

// Clinical degrees of freedom that each side of the body has.
enum class Limb : std::uint8_t {
  kScapElev,
  kScapProt,
  kScapUrot,
  kShPlane,
  kShElev,
  kShRot,
  kElbowFlex,
  kForePron,
  kWristFlex,
  kWristDev,
  kHipFlex,
  kHipAbd,
  kHipRot,
  kKneeFlex,
  kAnkleDf,
  kAnkleInv,
  kToeExt,
  kCount
};

inline constexpr std::size_t kTrunkDofs = std::size_t(Trunk::kCount);
inline constexpr std::size_t kLimbDofs = std::size_t(Limb::kCount);

// Finger flexion of one hand, radians; the four fingers alike.
struct HandShape {
  double mcp = 0, pip = 0, dip = 0;  // flexion, [0, 100 deg]
  double spread = 0;                 // abduction of the index finger
  double thumb_in_plane = 0;  // [0, 1]: 0 = hangs palm-ward as in the rest
                              // pose, 1 = in the palm plane, for a flat hand
  double thumb_flex = 0;      // radians
};

// A whole body in clinical angles. Radians; the range of each angle is in
// content/body/joints.yaml. scap.urot is added to the rhythm that the arm's
// elevation brings by itself (see ScapularRhythm in rig.h).
struct Posture {
  std::array<double, kTrunkDofs> trunk{};
  std::array<std::array<double, kLimbDofs>, 2> limb{};  // [Side]
  std::array<HandShape, 2> hand{};                      // [Side]

  double& operator[](Trunk dof) { return trunk[std::size_t(dof)]; }
  double operator[](Trunk dof) const { return trunk[std::size_t(dof)]; }
  double& at(Limb dof, Side side) {
    return limb[std::size_t(side)][std::size_t(dof)];
  }
  double at(Limb dof, Side side) const {
    return limb[std::size_t(side)][std::size_t(dof)];
  }
};

// "lumbar.flex", "sh.elev"; the side of a limb angle is written behind it.
std::string_view Name(Trunk dof);
std::string_view Name(Limb dof);

// One angle by its full name: "lumbar.flex" or "hip.flex.left".
struct DofId {
  bool of_limb = false;
  Trunk trunk{};
  Limb limb{};
  Side side{};
};
std::optional<DofId> FindDof(std::string_view full_name);
std::string FullName(const DofId& dof);
double Get(const Posture& posture, const DofId& dof);
void Set(Posture& posture, const DofId& dof, double radians);

// relaxed, open, flat, cup, laid, grip, clasp, interlaced; nothing for other
// names.
std::optional<HandShape> FindHand(std::string_view name);

// Straight-line blend of every angle; ratio 0 = a, 1 = b.
Posture Blend(const Posture& a, const Posture& b, double ratio);

// Left and right exchanged, rotations and lateral flexions turned round.
Posture Mirror(const Posture& posture);

// Calls visit(angle) for every angle of a posture but those of the hands, where
// angle(p) is that angle of the posture p.
template <class Visitor>
void VisitAngles(const Visitor& visit) {
  for (std::size_t i = 0; i < kTrunkDofs; ++i) {
    visit([i](auto& p) -> auto& { return p.trunk[i]; });
  }
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < kLimbDofs; ++i) {
      visit([ s, i ](auto& p) -> auto& { return p.limb[s][i]; });
    }
  }
}

}  // namespace limber::body

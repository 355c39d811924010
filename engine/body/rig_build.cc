// SPDX-License-Identifier: MIT
//
// Finding the joints of a skeleton by name, and the anatomical zero of each
// limb from where its joints lie.
#include <algorithm>
#include <cmath>
#include <string>

#include "engine/body/rig.h"
#include "engine/math/angle.h"

namespace limber::body {

using math::Arc;
using math::Quat;
using math::Vec3;

namespace {

constexpr std::array<const char*, 9> kSpine = {"spine05", "spine04", "spine03",
                                               "spine02", "spine01", "neck01",
                                               "neck02",  "neck03",  "head"};

constexpr std::array<const char*, std::size_t(Landmark::kCount)> kLandmarks = {
    "root", "spine04", "spine03", "spine02", "spine01", "neck01", "head"};

constexpr std::array<const char*, std::size_t(LimbLandmark::kCount)>
    kLimbLandmarks = {"clavicle",   "shoulder01", "upperarm01", "upperarm02",
                      "lowerarm01", "lowerarm02", "wrist",      "upperleg01",
                      "upperleg02", "lowerleg01", "lowerleg02", "foot",
                      "toe2-1"};

// Height of the root joint of the 1.667 m woman that the poses were made on, m.
constexpr double kReferenceRoot = 0.887;

}  // namespace

core::Loaded<Rig> Rig::Build(const anim::Skeleton& skeleton) {
  core::Loaded<Rig> loaded;
  Rig rig;
  rig.skeleton_ = skeleton;
  std::string missing;
  const auto need = [&](const std::string& name) {
    const int joint = skeleton.Find(name);
    if (joint < 0) missing += (missing.empty() ? "" : ", ") + name;
    return joint;
  };
  for (std::size_t i = 0; i < kLandmarks.size(); ++i) {
    rig.landmarks_[i] = need(kLandmarks[i]);
  }
  for (const Side side : kSides) {
    for (std::size_t i = 0; i < kLimbLandmarks.size(); ++i) {
      rig.limb_landmarks_[std::size_t(side)][i] = need(
          std::string(kLimbLandmarks[i]) + (side == Side::kLeft ? ".L" : ".R"));
    }
    for (const char* knuckle : {"finger2-1", "finger3-1", "finger5-1"}) {
      need(std::string(knuckle) + (side == Side::kLeft ? ".L" : ".R"));
    }
  }
  if (!missing.empty()) {
    loaded.problems.push_back(
        {"", 0, 0, "figure-joints", "the skeleton lacks " + missing,
         "a skeleton with the joint names of the MakeHuman default rig",
         "bake the built-in figures with tools/bake-figure"});
    return loaded;
  }

  const std::size_t count = std::size_t(skeleton.joint_count());
  rig.roles_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    JointRole& role = rig.roles_[i];
    std::string base = skeleton.names[i];
    role.parent = role.frame = skeleton.parents[i];
    role.rest = skeleton.model_from_joint[i].rotation;
    role.offset = skeleton.model_from_joint[i].translation;
    if (role.parent >= 0) {
      role.offset -=
          skeleton.model_from_joint[std::size_t(role.parent)].translation;
    }
    if (base.ends_with(".L") || base.ends_with(".R")) {
      role.side = base.back() == 'L' ? Side::kLeft : Side::kRight;
      base.resize(base.size() - 2);
    }
    const auto spine = std::find(kSpine.begin(), kSpine.end(), base);
    const auto landmark = [&](LimbLandmark l) {
      return rig.joint(l, role.side);
    };
    if (base == "root") {
      role.role = Role::kRoot;
    } else if (spine != kSpine.end()) {
      role.role = Role::kSpine;
      role.spine = static_cast<int>(spine - kSpine.begin());
    } else if (base == "clavicle") {
      role.role = Role::kClavicle;
    } else if (base == "shoulder01") {
      role.role = Role::kScapula;
    } else if (base == "upperarm01" || base == "upperarm02") {
      role.role = base == "upperarm01" ? Role::kUpperArm : Role::kUpperArmTwist;
      role.frame = rig.joint(Landmark::kThorax);
    } else if (base == "lowerarm01") {
      role.role = Role::kElbow;
    } else if (base == "lowerarm02") {
      role.role = Role::kForearmTwist;
    } else if (base == "wrist") {
      role.role = Role::kWrist;
    } else if (base.starts_with("finger") && base.size() == 9) {
      role.finger = base[6] - '0';
      role.phalanx = base[8] - '0';
      role.role = role.finger == 1 ? Role::kThumb : Role::kFinger;
    } else if (base == "upperleg01" || base == "upperleg02") {
      role.role = base == "upperleg01" ? Role::kThigh : Role::kThighTwist;
      role.frame = rig.joint(Landmark::kRoot);
    } else if (base == "lowerleg01") {
      role.role = Role::kKnee;
    } else if (base == "foot") {
      role.role = Role::kAnkle;
    } else if (base.starts_with("toe") && base.ends_with("-1")) {
      role.role = Role::kToe;
    } else if (base.starts_with("helper_")) {
      role.role = Role::kHelper;
      role.helper_child =
          base == "helper_shoulder" ? landmark(LimbLandmark::kShoulder)
          : base == "helper_elbow"  ? landmark(LimbLandmark::kElbow)
          : base == "helper_hip"    ? landmark(LimbLandmark::kHip)
                                    : landmark(LimbLandmark::kKnee);
    }
  }
  rig.stature_ratio_ =
      rig.skeleton_.model_from_joint[std::size_t(rig.landmarks_[0])]
          .translation.y /
      kReferenceRoot;
  rig.FindZeros();
  loaded.value = std::move(rig);
  return loaded;
}

// The anatomical position: arms and shanks hang straight down, palms forward.
// Each zero is the turn that takes the rest direction of a segment there.
void Rig::FindZeros() {
  const Vec3 down(0, -1, 0);
  zero_.assign(roles_.size(), Quat(1, 0, 0, 0));
  for (const Side side : kSides) {
    const double s = side == Side::kLeft ? 1 : -1;
    const std::string suffix = side == Side::kLeft ? ".L" : ".R";
    const auto index = [&](const std::string& name) {
      return skeleton_.Find(name + suffix);
    };
    const auto head = [&](const std::string& name) {
      return skeleton_.model_from_joint[std::size_t(index(name))].translation;
    };
    const auto set = [&](const std::string& name, const Quat& turn) {
      const int joint = index(name);
      if (joint >= 0) zero_[std::size_t(joint)] = turn;
    };
    // Turn about the vertical that brings the knuckle line to the frontal
    // plane.
    const Vec3 knuckles = head("finger2-1") - head("finger5-1");
    const auto square = [&](const Quat& hand) {
      const Vec3 k = hand * knuckles;
      return std::atan2(k.z, k.x * s) * s;
    };

    const Quat arm = Arc(head("lowerarm01") - head("upperarm01"), down);
    set("upperarm01", arm);
    set("upperarm02", arm);
    const Quat forearm =
        Arc(arm * (head("wrist") - head("lowerarm01")), down) * arm;
    set("lowerarm01", forearm);
    const double pronation = square(forearm);
    set("lowerarm02", math::AboutY(0.7 * pronation) * forearm);
    Quat hand = math::AboutY(pronation) * forearm;
    hand = Arc(hand * (head("finger3-1") - head("wrist")), down) * hand;
    hand = math::AboutY(square(hand)) * hand;
    set("wrist", hand);
    for (int m = 1; m <= 4; ++m) set("metacarpal" + std::to_string(m), hand);

    for (int f = 2; f <= 5; ++f) {
      const std::string finger = "finger" + std::to_string(f) + "-";
      if (index(finger + "2") < 0 || index(finger + "3") < 0) continue;
      Vec3 straight = hand * (head(finger + "2") - head(finger + "1"));
      straight = glm::normalize(Vec3(straight.x, straight.y, 0));
      straight.x *= 0.5;  // half of the rest spread stays
      Quat turn = hand;
      for (int p = 1; p <= 3; ++p) {
        if (p < 3) {
          const Vec3 bone = head(finger + std::to_string(p + 1)) -
                            head(finger + std::to_string(p));
          turn = Arc(hand * bone, straight) * hand;
        }
        set(finger + std::to_string(p), turn);
      }
    }
    Quat thumb(1, 0, 0, 0);
    if (index("finger1-3") >= 0) {
      const Vec3 rest = hand * (head("finger1-3") - head("finger1-1"));
      const double out = math::Radians(40);
      thumb = Arc(rest, {s * std::sin(out), -std::cos(out), 0.12});
      for (int p = 1; p <= 3; ++p) {
        set("finger1-" + std::to_string(p), thumb * hand);
      }
    }
    thumb_[std::size_t(side)] = thumb;

    const Quat thigh = Arc(head("lowerleg01") - head("upperleg01"), down);
    set("upperleg01", thigh);
    set("upperleg02", thigh);
    const Quat shank = Arc(head("foot") - head("lowerleg01"), down);
    set("lowerleg01", shank);
    set("lowerleg02", shank);
  }
}

}  // namespace limber::body

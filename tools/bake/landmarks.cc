// SPDX-License-Identifier: MIT
#include "tools/bake/landmarks.h"

#include <cmath>

namespace limber::bake {
namespace {

constexpr double kReferenceStature = 1.667;
constexpr double kReferenceBreadth = 0.161;
constexpr double kReach = 0.5;        // m, across the thickest trunk
constexpr double kNeckDepth = 0.045;  // m, from its back to its axis

struct ScapulaPoint {
  const char* name;
  Vec3 offset;  // from the shoulder joint: lateral, up, front; m
};
// Bony points of the shoulder blade from a published scapula, registered to
// this rig in its rest pose.
const ScapulaPoint kScapula[] = {
    {"acromion", {0.002, 0.036, -0.012}},
    {"acromial_angle", {0.004, 0.034, -0.026}},
    {"scapular_spine_root", {-0.104, -0.010, -0.074}},
    {"superior_angle", {-0.099, 0.024, -0.063}},
    {"inferior_angle", {-0.085, -0.102, -0.069}},
    {"coracoid", {-0.023, 0.006, 0.021}},
};

std::string Numbered(char letter, int i) { return letter + std::to_string(i); }

}  // namespace

const std::vector<std::string>& Landmarks::LevelNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out{"occiput"};
    for (int i = 1; i <= 7; ++i) out.push_back(Numbered('C', i));
    for (int i = 1; i <= 12; ++i) out.push_back(Numbered('T', i));
    for (int i = 1; i <= 5; ++i) out.push_back(Numbered('L', i));
    for (const char* name :
         {"clavicle", "xiphoid", "navel", "iliac", "sacrum", "pubis"}) {
      out.push_back(name);
    }
    return out;
  }();
  return names;
}

const std::vector<std::string>& Landmarks::BoneNames() {
  static const std::vector<std::string> names{"humerus", "forearm"};
  return names;
}

const std::vector<std::string>& Landmarks::JointNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out{"shoulder", "clavicle_medial", "mastoid",
                                 "elbow",    "wrist",           "hip"};
    for (const auto& point : kScapula) out.push_back(point.name);
    return out;
  }();
  return names;
}

Landmarks::Landmarks(const SkinSurface& skin) : skin_(skin) {
  const BodyMesh& mesh = skin.mesh();
  const Vec3 shoulder = mesh.Head("upperarm01.L");
  const Vec3 head = mesh.Head("head");
  scale_ = mesh.stature / kReferenceStature;
  breadth_ = shoulder.x / kReferenceBreadth;

  const double c7 = mesh.Head("neck01").y;
  const double t12 = mesh.Head("spine02").y;
  const double l5 = mesh.Head("spine04").y;
  levels_["occiput"] = head.y + 0.030 * scale_;
  for (int i = 1; i <= 7; ++i) {
    levels_[Numbered('C', i)] = head.y + (c7 - head.y) * (i - 1) / 6.0;
  }
  for (int i = 1; i <= 12; ++i) {
    levels_[Numbered('T', i)] = c7 + (t12 - c7) * i / 12.0;
  }
  for (int i = 1; i <= 5; ++i) {
    levels_[Numbered('L', i)] = t12 + (l5 - t12) * i / 5.0;
  }
  levels_["clavicle"] = mesh.Head("clavicle.L").y;
  levels_["xiphoid"] = t12 + (c7 - t12) * 2.6 / 12;
  levels_["navel"] = levels_["L4"];
  levels_["iliac"] = levels_["L4"] - 0.004 * scale_;
  levels_["sacrum"] = l5 - 0.040 * scale_;
  levels_["pubis"] = mesh.Head("upperleg01.L").y;

  joints_["shoulder"] = shoulder;
  joints_["clavicle_medial"] = mesh.Head("clavicle.L");
  joints_["mastoid"] =
      head + Vec3(0.064 * breadth_, 0.020 * scale_, -0.050 * scale_);
  joints_["elbow"] = mesh.Head("lowerarm01.L");
  joints_["wrist"] = mesh.Head("wrist.L");
  joints_["hip"] = mesh.Head("upperleg01.L");
  for (const auto& point : kScapula) {
    joints_[point.name] =
        shoulder + point.offset * Vec3(breadth_, scale_, scale_);
  }
}

double Landmarks::Lateral(double lateral) const {
  const double outward = std::min(std::abs(lateral) / kReferenceBreadth, 1.0);
  return lateral * (scale_ + (breadth_ - scale_) * outward);
}

std::optional<SkinPoint> Landmarks::OnSkin(const LandmarkPoint& point) const {
  switch (point.kind) {
    case LandmarkPoint::Kind::kLevel: {
      const double y = Level(point.name) + point.up * scale_;
      if (!point.azimuth) {
        const double x = Lateral(point.lateral);
        const double z = point.face == LandmarkPoint::Face::kBack ? -1 : 1;
        return skin_.Ray({x, y, kReach * z}, {0, 0, -z}, kReach * 2,
                         kTrunkSkin);
      }
      // beside the midline, where edges of the mesh run
      const double x = 0.001;
      const auto back =
          skin_.Ray({x, y, -kReach}, {0, 0, 1}, kReach * 2, kTrunkSkin);
      const auto front =
          skin_.Ray({x, y, kReach}, {0, 0, -1}, kReach * 2, kAnySkin);
      if (!back || !front) return std::nullopt;
      // before the neck lies the face, so its axis is told from behind
      const double half = (front->position.z - back->position.z) / 2;
      const bool neck = point.name.starts_with('C');
      const Vec3 axis(0, y,
                      back->position.z +
                          (neck ? std::min(half, kNeckDepth * scale_) : half));
      const Vec3 out(std::sin(*point.azimuth), 0, std::cos(*point.azimuth));
      return skin_.Ray(axis, out, kReach, kTrunkSkin);
    }
    case LandmarkPoint::Kind::kBone: {
      const bool upper = point.name == "humerus";
      const Vec3 near = Joint(upper ? "shoulder" : "elbow");
      const Vec3 far = Joint(upper ? "elbow" : "wrist");
      const Vec3 axis = glm::normalize(far - near);
      const Vec3 front =
          glm::normalize(Vec3(0, 0, 1) - axis * glm::dot(axis, Vec3(0, 0, 1)));
      const Vec3 outer = glm::cross(front, axis);
      const Vec3 out =
          front * std::cos(point.around) + outer * std::sin(point.around);
      return skin_.Ray(near + (far - near) * point.along, out, kReach,
                       SkinPart(kTrunkSkin | kArmSkin));
    }
    case LandmarkPoint::Kind::kJoint: {
      const Vec3 p =
          Joint(point.name) + point.offset * Vec3(breadth_, scale_, scale_);
      return skin_.Closest(p, kReach, SkinPart(kTrunkSkin | kArmSkin));
    }
  }
  return std::nullopt;
}

}  // namespace limber::bake

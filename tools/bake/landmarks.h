// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/bake/skin_surface.h"

namespace limber::bake {

// One authored point of the left half of the body, in one of three ways.
struct LandmarkPoint {
  enum class Kind { kLevel, kBone, kJoint };
  enum class Face { kBack, kFront };
  Kind kind = Kind::kLevel;
  std::string name;  // level, bone or joint

  // kLevel: seen from the front or the back, or round the trunk's axis with
  // 0 = front, 90 = left side, 180 = back.
  double lateral = 0;  // m at the reference breadth, away from the midline
  double up = 0;       // m at the reference stature
  Face face = Face::kBack;
  std::optional<double> azimuth;  // rad; in place of lateral and face

  // kBone: along 0..1 from the near joint to the far one, and round the bone
  // with 0 = front, 90 = outer side, 180 = back, 270 = inner side.
  double along = 0;
  double around = 0;  // rad

  // kJoint: lateral, up, front; m at the reference size.
  Vec3 offset = Vec3(0);
};

// Anatomical levels and joints of one figure, and the way from an authored
// point to its skin. Offsets are authored on a reference person of 1.667 m with
// shoulder joints 161 mm from the midline; heights and depths scale with the
// stature, lateral distances more and more with the breadth of the shoulders.
class Landmarks {
 public:
  explicit Landmarks(const SkinSurface& skin);

  static const std::vector<std::string>& LevelNames();
  static const std::vector<std::string>& BoneNames();
  static const std::vector<std::string>& JointNames();

  double Level(const std::string& name) const { return levels_.at(name); }
  const Vec3& Joint(const std::string& name) const { return joints_.at(name); }
  double scale() const { return scale_; }
  double breadth() const { return breadth_; }

  // The point on the skin; nothing where the ray or the search misses it.
  std::optional<SkinPoint> OnSkin(const LandmarkPoint& point) const;

 private:
  // Distances from the midline grow with the stature near it and with the
  // breadth of the shoulders far from it.
  double Lateral(double lateral) const;

  const SkinSurface& skin_;
  double scale_ = 1, breadth_ = 1;
  std::map<std::string, double> levels_;
  std::map<std::string, Vec3> joints_;
};

}  // namespace limber::bake

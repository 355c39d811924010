// SPDX-License-Identifier: MIT
#include "tools/bake/garment.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tools/bake/distance_code.h"
#include "tools/bake/hem.h"

namespace limber::bake {
namespace {

constexpr double kBand = 0.045;        // waistband, m
constexpr double kTucked = 0.070;      // of the top, under the waistband, m
constexpr double kWaistAbove = 0.052;  // the spine04 joint, m

double Smooth(double low, double high, double x) {
  const double f = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return f * f * (3 - 2 * f);
}

// The smaller of the two, with the corner rounded over `k`.
double SmoothMin(double a, double b, double k) {
  const double h = std::clamp(0.5 + 0.5 * (b - a) / k, 0.0, 1.0);
  return b + (a - b) * h - k * h * (1 - h);
}

class Cutter {
 public:
  Cutter(const Landmarks& landmarks, const Outfit& outfit)
      : outfit_(outfit),
        scale_(landmarks.scale()),
        breadth_(landmarks.breadth()),
        shoulder_(landmarks.Joint("shoulder")),
        c7_(landmarks.Level("C7")),
        notch_(landmarks.Level("clavicle")),
        waist_(landmarks.Level("L5") + kWaistAbove * scale_) {}

  double Waist(const Vec3& p) const {
    return waist_ - 0.008 * scale_ * Smooth(-0.08, 0.10, p.z / scale_);
  }

  double Top(const Vec3& p) const {
    return std::min(SmoothMin(Neck(p), Armhole(p), 0.018 * scale_),
                    p.y - (Waist(p) - kTucked * scale_));
  }

 private:
  double Frontness(const Vec3& p) const {
    return Smooth(-0.045, 0.035, (p.z - shoulder_.z) / scale_);
  }

  double StrapCentre() const { return 0.56 * shoulder_.x; }

  double Neck(const Vec3& p) const {
    const double x = std::abs(p.x);
    const double front = notch_ - outfit_.neck_front * scale_ +
                         16 * x * x * scale_ / (breadth_ * breadth_);
    const double back = c7_ - outfit_.neck_back * scale_ +
                        11 * x * x * scale_ / (breadth_ * breadth_);
    const double f = Frontness(p);
    return back + (front - back) * f - p.y;
  }

  // From the strap's outer edge inwards past the blade or the chest, then out
  // under the armpit.
  double Armhole(const Vec3& p) const {
    const double top = shoulder_.y + 0.045 * scale_;
    const double h = std::clamp((top - p.y) / (0.150 * scale_), 0.0, 1.8);
    const double f = Frontness(p);
    const double deep =
        outfit_.armhole_back + (0.011 - outfit_.armhole_back) * f;
    // the power leaves the strap's edge without a kink
    const double inset =
        deep * std::pow(std::sin(std::min(h, 1.0) * std::numbers::pi), 1.5);
    const double flare =
        0.055 * std::pow(std::max(0.0, (h - 0.62) / 0.38), 1.6);
    return StrapCentre() + outfit_.strap_width / 2 * breadth_ +
           (flare - inset) * breadth_ - std::abs(p.x);
  }

  Outfit outfit_;
  double scale_, breadth_;
  Vec3 shoulder_;
  double c7_, notch_, waist_;
};

}  // namespace

Outfit Outfit::Of(const std::string& figure) {
  Outfit out;
  if (figure == "man") {
    out.neck_front = 0.045;
    out.neck_back = 0.060;
    out.strap_width = 0.052;
    out.armhole_back = 0.022;
    out.leg_end = 0.100;
  }
  return out;
}

body::Image PaintGarment(const SkinSurface& skin, const Landmarks& landmarks,
                         const UvRaster& raster, const Outfit& outfit) {
  const Cutter cutter(landmarks, outfit);
  const BodyMesh& mesh = skin.mesh();
  const double leg_end =
      mesh.Head("lowerleg01.L").y + outfit.leg_end * landmarks.scale();
  const auto torso = [](const SkinSpot& s) {
    return s.arm < 0.6 && s.head < 0.6;
  };
  const auto top = HemDistance(
      skin, raster, [&](const SkinSpot& s) { return cutter.Top(s.position); },
      torso);
  const auto legs = HemDistance(
      skin, raster,
      [&](const SkinSpot& s) {
        return std::min(cutter.Waist(s.position) - s.position.y,
                        s.position.y - leg_end);
      },
      torso);
  const auto seam = HemDistance(
      skin, raster,
      [&](const SkinSpot& s) {
        return s.position.y -
               (cutter.Waist(s.position) - kBand * landmarks.scale());
      },
      torso);
  auto image = raster.Blank(3, EncodeDistance(-kCodeReach));
  for (std::size_t i = 0; i < raster.texels().size(); ++i) {
    std::uint8_t* rgb =
        &image.pixels[std::size_t(raster.texels()[i].pixel) * 3];
    rgb[0] = EncodeDistance(top[i]);
    rgb[1] = EncodeDistance(legs[i]);
    rgb[2] = EncodeDistance(seam[i]);
  }
  raster.Dilate(image);
  return image;
}

}  // namespace limber::bake

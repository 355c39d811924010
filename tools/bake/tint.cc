// SPDX-License-Identifier: MIT
#include "tools/bake/tint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "tools/bake/occlusion.h"
#include "tools/bake/shape.h"

namespace limber::bake {
namespace {

constexpr double kReferenceStature = 1.667;
const Vec3 kWarm(1.06, 0.86, 0.82);
const Vec3 kLips(0.86, 0.60, 0.58);
const Vec3 kHairRoot(0.075, 0.065, 0.058);  // dark hair over a fair skin
const Vec3 kBrow(0.11, 0.097, 0.08);

// Source vertices that always mean the same spot of the body.
constexpr int kUpperLip = 540, kLowerLip = 523;

double Smooth(double low, double high, double x) {
  const double f = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return f * f * (3 - 2 * f);
}

// Smooth noise of 0..1 in three dimensions from hashed lattice points.
double Noise(const Vec3& p) {
  const Vec3 cell = glm::floor(p), f = p - cell;
  const Vec3 s = f * f * (3.0 - 2.0 * f);
  double sum = 0;
  for (int k = 0; k < 8; ++k) {
    const Vec3 corner(k & 1, (k >> 1) & 1, k >> 2);
    const Vec3 q = cell + corner;
    std::uint32_t h = std::uint32_t(int(q.x)) * 73856093u ^
                      std::uint32_t(int(q.y)) * 19349663u ^
                      std::uint32_t(int(q.z)) * 83492791u;
    h = (h ^ (h >> 13)) * 1274126177u;
    const Vec3 w = glm::mix(1.0 - s, s, corner);
    sum += w.x * w.y * w.z * ((h ^ (h >> 16)) & 0xffff) / 65535.0;
  }
  return sum;
}

struct Blush {
  Vec3 centre;
  double radius, amount;
};

class Painter {
 public:
  explicit Painter(const SkinSurface& skin)
      : skin_(skin),
        mesh_(skin.mesh()),
        scale_(mesh_.stature / kReferenceStature),
        head_(mesh_.Head("head")),
        lips_((mesh_.positions[kUpperLip] + mesh_.positions[kLowerLip]) * 0.5),
        eyes_{FitEyeball(mesh_.positions, 1), FitEyeball(mesh_.positions, -1)} {
    CollectBlushes();
  }

  Vec3 Colour(const Texel& texel, double head_weight, double open) const {
    Vec3 colour(1);
    for (const Blush& blush : blushes_) {
      const double w = blush.amount *
                       (1 - Smooth(0, blush.radius,
                                   glm::length(texel.position - blush.centre)));
      colour = glm::mix(colour, kWarm, w);
    }
    if (head_weight < 0.5) return colour;
    const Vec3& p = texel.position;
    const double lips = Lips(p);
    colour = glm::mix(colour, kLips, 0.75 * lips);
    colour *= 1 - 0.4 * MouthInside(p) * (1 - Smooth(0.1, 0.3, open));
    colour *= 1 - 0.75 * Lashes(texel);
    colour = glm::mix(colour, kBrow, 0.6 * Brow(p));
    return glm::mix(colour, kHairRoot, 0.94 * HairRoot(p));
  }

 private:
  void CollectBlushes() {
    const double s = scale_;
    for (double side : {1.0, -1.0}) {
      const std::string tail = side > 0 ? ".L" : ".R";
      const auto add = [&](const Vec3& p, double radius, double amount) {
        blushes_.push_back({p, radius, amount});
      };
      const Vec3 knee = mesh_.Head("lowerleg01" + tail);
      const Vec3 elbow = mesh_.Head("lowerarm01" + tail);
      const Vec3 upper =
          glm::normalize(elbow - mesh_.Head("upperarm01" + tail));
      const Vec3 lower = glm::normalize(mesh_.Head("wrist" + tail) - elbow);
      add(OnSkin(knee, {0, 0, 1}), 0.060 * s, 0.65);
      add(OnSkin(elbow, glm::normalize(upper - lower)), 0.045 * s, 0.7);
      add(head_ + Vec3(0.045 * side, 0.015, 0.070) * s, 0.036 * s, 0.75);
      add(head_ + Vec3(0.077 * side, 0.030, -0.036) * s, 0.030 * s, 0.6);
      for (int finger = 1; finger <= 5; ++finger) {
        add(Tail("finger" + std::to_string(finger) + "-3" + tail), 0.018 * s,
            0.5);
        add(Tail("toe" + std::to_string(finger) + (finger == 1 ? "-2" : "-3") +
                 tail),
            0.020 * s, 0.5);
      }
      const Vec3 heel = mesh_.Head("foot" + tail) + Vec3(0, -0.05, -0.045) * s;
      add(heel, 0.045 * s, 0.6);
    }
    blushes_.push_back(
        {OnSkin(lips_ + Vec3(0, 0.036, -0.02) * s, {0, 0, 1}), 0.022 * s, 0.5});
  }

  Vec3 OnSkin(const Vec3& from, const Vec3& direction) const {
    const auto hit = skin_.Ray(from, direction, 0.2, kAnySkin);
    return hit ? hit->position : from;
  }

  Vec3 Tail(const std::string& joint) const {
    const int j = mesh_.Joint(joint);
    return j < 0 ? Vec3(0, -10, 0) : mesh_.tails[j];
  }

  // A bow above, a fuller arc below, and a dip at the philtrum.
  double Lips(const Vec3& p) const {
    const double s = scale_;
    const double x = std::abs(p.x) / (0.0245 * s);
    if (x >= 1.1 || p.z < lips_.z - 0.030 * s) return 0;
    const double up = p.y - lips_.y;
    const double arch = std::sqrt(std::max(0.0, 1 - x * x));
    const double bow = 1 - 0.16 * std::exp(-x * x / 0.03);
    const double height =
        (up > 0 ? 0.0085 * bow * std::pow(arch, 1.2) : 0.0105 * arch) * s;
    return Smooth(-0.0024 * s, 0.0018 * s, height - std::abs(up)) *
           Smooth(1.05, 0.80, x);
  }

  double MouthInside(const Vec3& p) const {
    const double s = scale_;
    if (std::abs(p.x) > 0.03 * s || std::abs(p.y - lips_.y) > 0.03 * s) {
      return 0;
    }
    return 1 - Smooth(lips_.z - 0.016 * s, lips_.z - 0.008 * s, p.z);
  }

  // The edge of the upper lid: close to the eyeball and looking down.
  double Lashes(const Texel& texel) const {
    double out = 0;
    for (const Ball& eye : eyes_) {
      const Vec3 d = texel.position - eye.centre;
      if (d.z < 0) continue;
      const double rim =
          1 - Smooth(eye.radius + 0.0026 * scale_, eye.radius + 0.0034 * scale_,
                     glm::length(d));
      out = std::max(out, rim * Smooth(-0.05, 0.35, -texel.normal.y) *
                              Smooth(-0.0004, 0.0012, d.y));
    }
    return out;
  }

  // What shows between the hairs of the brows: soft at their edges.
  double Brow(const Vec3& p) const {
    const Vec3 q(std::abs(p.x), p.y, p.z);
    double out = 0;
    for (std::size_t i = 0; i + 1 < mesh_.brow.size(); ++i) {
      const BrowStation &a = mesh_.brow[i], &b = mesh_.brow[i + 1];
      const Vec3 way = b.place - a.place;
      const double f =
          std::clamp(glm::dot(q - a.place, way) / glm::dot(way, way), 0.0, 1.0);
      const double half = a.half + f * (b.half - a.half);
      const double away = glm::distance(q, a.place + f * way);
      out = std::max(out, 1 - Smooth(0.45, 1.15, away / half));
    }
    return out;
  }

  double HairRoot(const Vec3& p) const {
    const double s = scale_;
    const bool ear = std::abs(p.x) > 0.0765 * s && p.y < head_.y + 0.050 * s;
    if (ear) return 0;
    // Wisps in front of the cap of hair, so that its edge is no hard line.
    const Vec3 strands(900, 260, 900);
    const double ragged = (Noise(p * strands / s) - 0.5) * 0.0035 * s;
    return Smooth(-0.0085 * s, -0.0010 * s, AboveHairline(mesh_, p) + ragged);
  }

  const SkinSurface& skin_;
  const BodyMesh& mesh_;
  double scale_;
  Vec3 head_, lips_;
  std::array<Ball, 2> eyes_;
  std::vector<Blush> blushes_;
};

std::uint8_t EncodeRatio(double ratio) {
  return static_cast<std::uint8_t>(
      std::lround(std::clamp(ratio * 128, 0.0, 255.0)));
}

}  // namespace

double AboveHairline(const BodyMesh& mesh, const Vec3& point) {
  // Azimuth from the front, degrees, and height over the head joint, mm, on a
  // person of 1.667 m.
  constexpr double kCurve[][2] = {
      {0, 114},   {14, 113},  {26, 110.5}, {38, 105}, {50, 94},
      {61, 78},   {71, 60},   {78, 48},    {84, 44},  {90, 49},
      {97, 57},   {104, 57},  {111, 46},   {118, 30}, {127, 6},
      {138, -20}, {150, -31}, {164, -34},  {180, -34}};
  const double scale = mesh.stature / kReferenceStature;
  const Vec3 head = mesh.Head("head");
  const double azimuth =
      std::atan2(std::abs(point.x), point.z - 0.050 * scale) * 180 /
      std::numbers::pi;
  int k = 0;
  while (k + 2 < int(std::size(kCurve)) && kCurve[k + 1][0] < azimuth) ++k;
  const double f = std::clamp(
      (azimuth - kCurve[k][0]) / (kCurve[k + 1][0] - kCurve[k][0]), 0.0, 1.0);
  const double s = f * f * (3 - 2 * f);
  const double line =
      kCurve[k][1] + (kCurve[k + 1][1] - kCurve[k][1]) * (0.5 * f + 0.5 * s);
  return point.y - head.y - line * 0.001 * scale;
}

body::Image PaintTint(const SkinSurface& skin, const UvRaster& raster) {
  const auto open = AmbientOcclusion(skin);
  const Painter painter(skin);
  auto image = raster.Blank(4, 128);
  for (const Texel& texel : raster.texels()) {
    double light = 0, head = 0;
    for (int k = 0; k < 3; ++k) {
      const int v = skin.triangles()[texel.triangle][k];
      light += texel.weights[k] * open[v];
      head += texel.weights[k] * skin.HeadWeight(v);
    }
    const Vec3 colour = painter.Colour(texel, head, light);
    std::uint8_t* rgba = &image.pixels[std::size_t(texel.pixel) * 4];
    for (int c = 0; c < 3; ++c) rgba[c] = EncodeRatio(colour[c]);
    rgba[3] = static_cast<std::uint8_t>(
        std::lround(std::clamp(light, 0.0, 1.0) * 255));
  }
  raster.Dilate(image);
  return image;
}

}  // namespace limber::bake

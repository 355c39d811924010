// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"
#include "tools/bake/grid_surface.h"
#include "tools/bake/noise.h"
#include "tools/bake/parts.h"
#include "tools/bake/tint.h"

namespace limber::bake {

namespace {

using math::kPi;
using math::Smoothstep;

// Lengths below in metres on a person of this stature.
constexpr double kReferenceStature = 1.667;
constexpr int kColumns = 160, kRows = 22;
constexpr double kSunk = 0.0028;    // below the skin at the hairline
constexpr double kRelief = 0.0011;  // of a strand, from groove to ridge
constexpr double kEarSide = 0.074;  // from the midline: where ears stick out

struct Cut {
  Vec3 pole;      // from the middle of the head to where strands meet
  double side;    // thickness on the sides
  double crown;   // what the crown has on top of that
  double ruffle;  // unevenness of short hair
  double grain;   // of its ends, so that it takes the light softly
};

Cut CutOf(HairStyle style) {
  if (style == HairStyle::kShort) {
    return {glm::normalize(Vec3(0.08, 0.85, -0.52)), 0.0045, 0.009, 0.0030,
            0.0013};
  }
  return {glm::normalize(Vec3(0, 0.84, -0.54)), 0.0075, 0.004, 0.0, 0.0};
}

// Hair as a height over the scalp on a polar grid about the pole: columns are
// strands, which run from the pole down to the hairline.
class Scalp {
 public:
  Scalp(const SkinSurface& skin, HairStyle style)
      : skin_(skin),
        body_(skin.mesh()),
        cut_(CutOf(style)),
        scale_(body_.stature / kReferenceStature),
        middle_(body_.Head("head") + Vec3(0, 0.062, 0.012) * scale_),
        across_(glm::normalize(glm::cross(Vec3(0, 0, 1), cut_.pole))),
        along_(glm::cross(cut_.pole, across_)) {}

  const Cut& cut() const { return cut_; }
  double scale() const { return scale_; }
  const Vec3& across() const { return across_; }
  const Vec3& along() const { return along_; }

  Vec3 Direction(int column, double angle) const {
    // Half a step off the midline, where rays would meet the seam of the mesh.
    const double turn = 2 * kPi * (column + 0.5) / kColumns;
    return std::cos(angle) * cut_.pole +
           std::sin(angle) *
               (std::cos(turn) * across_ + std::sin(turn) * along_);
  }

  // The skin in that direction, ears shaved off.
  Vec3 OnScalp(const Vec3& direction) const {
    constexpr double kReach = 0.25;
    const auto hit =
        skin_.Ray(middle_ + direction * kReach, -direction, kReach, kAnySkin);
    double radius = hit ? glm::distance(hit->position, middle_) : 0.09;
    const double side = std::abs(direction.x) * radius;
    const double most = kEarSide * scale_;
    if (side > most) radius *= most / side;
    return middle_ + direction * radius;
  }

  // The angle from the pole at which the strand meets the hairline.
  double Reach(int column) const {
    const auto above = [&](double angle) {
      return AboveHairline(body_, OnScalp(Direction(column, angle)));
    };
    double low = 0.1, high = low;
    while (high < 2.6 && above(high) > -0.006 * scale_) high += 0.04;
    low = high - 0.04;
    for (int i = 0; i < 12; ++i) {
      const double middle = (low + high) / 2;
      (above(middle) > -0.006 * scale_ ? low : high) = middle;
    }
    return low;
  }

  double Thickness(const Vec3& skin, double above) const {
    const double s = scale_;
    const double up = (skin.y - body_.Head("head").y) / s;
    return Smoothstep(-0.004 * s, 0.030 * s, above) * cut_.side * s +
           Smoothstep(-0.008 * s, 0.004 * s, above) * 0.0042 * s - kSunk * s +
           Smoothstep(0.05, 0.12, up) * cut_.crown * s *
               Smoothstep(0.0, 0.045 * s, above);
  }

  double Above(const Vec3& skin) const { return AboveHairline(body_, skin); }

 private:
  const SkinSurface& skin_;
  const BodyMesh& body_;
  Cut cut_;
  double scale_;
  Vec3 middle_, across_, along_;
};

// Fine and broad strands; fine ones wander a little from row to row.
double Strand(int column, double row) {
  const double fine = Noise(column * 0.9 + 0.4 * std::sin(row * 0.7), 144, 8);
  const double broad = Noise(column * 0.3 + 0.05 * row, 48, 7);
  return 0.55 * broad + 0.45 * fine;
}

void SmoothRows(Ring& ring, int passes) {
  for (int pass = 0; pass < passes; ++pass) {
    const Ring before = ring;
    for (int r = 1; r + 1 < ring.rows; ++r) {
      for (int c = 0; c < ring.columns; ++c) {
        ring.positions[r * ring.columns + c] =
            0.4 * before.At(r, c) +
            0.15 * (before.At(r - 1, c) + before.At(r + 1, c) +
                    before.At(r, c - 1) + before.At(r, c + 1));
      }
    }
  }
}

Ring Cap(const Scalp& scalp) {
  Ring cap{kRows, kColumns, {}, {}};
  const double s = scalp.scale();
  std::vector<double> reach;
  for (int c = 0; c < kColumns; ++c) reach.push_back(scalp.Reach(c));
  std::vector<double> smooth(kColumns);
  for (int pass = 0; pass < 3; ++pass) {
    for (int c = 0; c < kColumns; ++c) {
      smooth[c] =
          0.5 * reach[c] + 0.25 * (reach[(c + 1) % kColumns] +
                                   reach[(c + kColumns - 1) % kColumns]);
    }
    reach = smooth;
  }
  Ring skin = cap;
  for (int r = 0; r < kRows; ++r) {
    for (int c = 0; c < kColumns; ++c) {
      // Rows closer together at the hairline, where the height changes fast.
      const double part = static_cast<double>(r) / (kRows - 1);
      const double angle = reach[c] * (1 - std::pow(1 - part, 1.35));
      skin.positions.push_back(scalp.OnScalp(scalp.Direction(c, angle)));
    }
  }
  Ring even = skin;
  SmoothRows(even, 6);  // leaves the pole and the hairline where they are
  for (int r = 0; r < kRows; ++r) {
    for (int c = 0; c < kColumns; ++c) {
      const std::size_t v = r * kColumns + c;
      const double above = scalp.Above(skin.positions[v]);
      const Vec3 base = glm::mix(skin.positions[v], even.positions[v],
                                 Smoothstep(0, 0.02 * s, above));
      const Vec3 down = even.At(std::min(r + 1, kRows - 1), c) -
                        even.At(std::max(r - 1, 0), c);
      const Vec3 out = r == 0
                           ? scalp.cut().pole
                           : glm::normalize(glm::cross(
                                 down, even.At(r, c + 1) - even.At(r, c - 1)));
      const double strand = Strand(c, r);
      const double inner = Smoothstep(0, 3, r);  // strands meet at the pole
      const double full = Smoothstep(0, 0.02 * s, above) * inner;
      const double ruffle =
          Noise(c * 0.22 + r * 0.15, 35, 21) *
              Noise(r * 0.6 + 0.05 * c, 1000, 22) * scalp.cut().ruffle +
          (Hash(c + kColumns * r, 23) - 0.5) * scalp.cut().grain *
              Smoothstep(3, 8, r);  // columns crowd at the pole
      const double height = scalp.Thickness(skin.positions[v], above) +
                            ((strand - 0.5) * kRelief + ruffle) * s * full;
      cap.positions.push_back(base + out * height);
      cap.shades.push_back(0.5 + 0.5 * (0.5 + (strand - 0.5) * inner));
    }
  }
  return cap;
}

// A twisted knot of radius 33 mm on the pole, and the band that holds it.
void AddKnot(const Scalp& scalp, int joint, Part& hair, Part& tie) {
  constexpr int kBunRows = 20, kBunColumns = 56, kGrooves = 14;
  constexpr double kRadius = 0.033, kSquash = 0.78;
  const double s = scalp.scale();
  const Vec3 axis = scalp.cut().pole;
  const Vec3 foot = scalp.OnScalp(axis);
  const Vec3 centre = foot + axis * 0.031 * s;
  Ring bun{kBunRows, kBunColumns, {}, {}};
  for (int r = 0; r < kBunRows; ++r) {
    const double down = (kPi - 0.3) * r / (kBunRows - 1);
    for (int c = 0; c < kBunColumns; ++c) {
      // Columns follow the twist, so that each groove keeps to its own.
      const double strand = 2 * kPi * c / kBunColumns;
      const double turn = strand - 2.2 * down;
      const double groove =
          std::cos(kGrooves * strand + 1.5 * std::sin(3 * strand));
      const double swell =
          1 + (0.05 * std::cos(2 * strand) + 0.016 * groove) * std::sin(down);
      const Vec3 around =
          std::cos(turn) * scalp.across() + std::sin(turn) * scalp.along();
      bun.positions.push_back(centre + kRadius * s * swell *
                                           (axis * std::cos(down) * kSquash +
                                            around * std::sin(down)));
      bun.shades.push_back(0.5 +
                           0.2 * (1 + groove) * (0.5 + 0.7 * Hash(c / 4, 31)));
    }
  }
  AppendRing(bun, joint, false, false, hair);
  constexpr int kTieRows = 8, kTieColumns = 40;
  Ring band{kTieRows, kTieColumns, {}, {}};
  for (int r = 0; r < kTieRows; ++r) {
    const double tube = 2 * kPi * r / kTieRows;
    for (int c = 0; c < kTieColumns; ++c) {
      const double turn = 2 * kPi * c / kTieColumns;
      const Vec3 around =
          std::cos(turn) * scalp.across() + std::sin(turn) * scalp.along();
      band.positions.push_back(
          foot + s * (axis * (0.010 + 0.0055 * std::sin(tube)) +
                      around * (0.0235 + 0.0048 * std::cos(tube))));
      band.shades.push_back(1);
    }
  }
  AppendRing(band, joint, true, true, tie);
}

}  // namespace

std::vector<Part> HairParts(const SkinSurface& skin, HairStyle style) {
  const Scalp scalp(skin, style);
  const int joint = skin.mesh().Joint("head");
  Part hair;
  hair.name = "hair";
  hair.base_colour = {0.056f, 0.031f, 0.019f};
  hair.roughness = 0.46;
  AppendRing(Cap(scalp), joint, false, false, hair);
  if (style == HairStyle::kShort) return {hair};
  Part tie;
  tie.name = "hair_tie";
  tie.base_colour = {0.016f, 0.019f, 0.024f};
  tie.roughness = 0.8;
  AddKnot(scalp, joint, hair, tie);
  return {hair, tie};
}

}  // namespace limber::bake

// SPDX-License-Identifier: MIT
//
// Spine, ribs and sternum. Lengths in centimetres of a body of 1.75 m: means
// of adults as atlases of anatomy give them, rounded; where a bone lies follows
// from the figure's joints and from the skin over it.
#include <array>
#include <cmath>

#include "engine/anatomy/bone_yard.h"
#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::anatomy {

using math::Radians;
using math::Smoothstep;
using math::Vec3;
using math::Vec3f;

namespace {

// Costal cartilage, discs: over the colour of bone.
constexpr Vec3f kCartilage(.86f, .93f, .98f);

struct VertebraSize {
  double tall;         // with its disc
  double wide, deep;   // half, of the body
  double spine, drop;  // tip of the spinous process: behind the centre, below
  double aside;        // half the span of the transverse processes
  double under;        // skin and fat over the tip
};
// L5 up to C1.
constexpr std::array<VertebraSize, Spine::kCount> kSizes = {{
    {3.7, 2.50, 1.75, 5.6, 1.0, 4.3, 2.1},
    {3.8, 2.45, 1.75, 6.1, 0.9, 4.3, 1.6},
    {3.8, 2.40, 1.75, 6.3, 0.8, 4.6, 1.3},
    {3.7, 2.30, 1.70, 6.2, 0.8, 4.3, 1.1},
    {3.5, 2.20, 1.65, 6.0, 0.9, 3.8, 1.0},
    {3.2, 2.10, 1.60, 5.6, 1.1, 2.5, 0.9},
    {3.1, 1.95, 1.58, 5.5, 1.4, 2.6, 0.9},
    {3.0, 1.85, 1.58, 5.4, 1.7, 2.9, 0.9},
    {2.85, 1.75, 1.55, 5.3, 2.0, 3.1, 0.9},
    {2.75, 1.65, 1.50, 5.2, 2.3, 3.2, 0.9},
    {2.65, 1.58, 1.42, 5.1, 2.4, 3.3, 0.9},
    {2.55, 1.52, 1.35, 5.0, 2.3, 3.3, 0.9},
    {2.45, 1.48, 1.25, 4.9, 2.1, 3.3, 0.9},
    {2.35, 1.45, 1.15, 4.8, 1.8, 3.4, 0.9},
    {2.25, 1.45, 1.08, 4.7, 1.5, 3.5, 0.9},
    {2.15, 1.48, 1.00, 4.6, 1.2, 3.6, 0.9},
    {2.1, 1.52, 0.95, 4.6, 0.9, 3.7, 0.9},
    {1.7, 1.45, 0.90, 4.5, 0.7, 3.1, 0.9},
    {1.7, 1.30, 0.85, 3.6, 0.6, 2.7, 1.4},
    {1.7, 1.22, 0.82, 3.0, 0.5, 2.6, 2.0},
    {1.7, 1.15, 0.80, 2.8, 0.4, 2.5, 2.4},
    {1.7, 1.10, 0.80, 2.8, 0.4, 2.5, 2.6},
    {1.7, 1.05, 0.80, 3.2, 0.5, 2.6, 2.6},
    {1.7, 1.00, 0.60, 2.4, 0.2, 3.7, 3.0},
}};

void AddVertebra(BoneYard& yard, const Spine& spine, int i, double tall) {
  const VertebraSize& size = kSizes[std::size_t(i)];
  const bool neck = i >= Spine::kC7, lumbar = i < Spine::kT12;
  const double cm = yard.cm(), w = size.wide * cm, d = size.deep * cm;
  const double h = 0.40 * tall;
  const double thick = (neck ? 0.30 : 0.40) * cm;
  BoneForm form;
  form.Egg({0, 0, 0}, {0.90 * w, 1.1 * h, 0.90 * d}, 0);
  for (const double y : {-0.66, 0.66}) {
    form.Egg({0, y * h, 0}, {w, 0.44 * h, d}, 0.4 * h);
  }
  const double lamina = -d - 1.3 * cm;  // behind the canal
  form.Twice(true);
  form.Bar({0.66 * w, 0.15 * h, -0.8 * d}, {0.62 * w, 0, -d - 0.7 * cm}, thick,
           thick, 0.3 * cm);
  form.Bar({0.62 * w, 0, -d - 0.7 * cm}, {0, -0.2 * h, lamina}, thick, thick,
           0.3 * cm);
  form.Egg({0.66 * w, 0.35 * h, -d - 0.8 * cm}, {0.45 * cm, 0.95 * h, 0.5 * cm},
           0.3 * cm);
  const double back = lumbar || neck ? 0.5 * cm : 1.5 * cm;
  form.Bar({0.62 * w, 0, -d - 0.6 * cm},
           {size.aside * cm, lumbar ? 0 : 0.15 * cm, -d - 0.6 * cm - back},
           0.9 * thick, (neck ? 0.28 : 0.38) * cm, 0.3 * cm);
  form.Twice(false);
  const Vec3 root(0, -0.2 * h, lamina);
  const Vec3 centre = spine.centre[std::size_t(i)];
  const Vec3 below = centre + Vec3(0, -size.drop * cm, 0);
  const double deep = yard.Reach(below, {0, 0, -1}) - 0.8 * cm;
  const Vec3 tip(0, -size.drop * cm, -std::min(size.spine * cm, deep));
  if (lumbar) {
    const Vec3 high(0, 0.55 * h, 0), low(0, -0.75 * h, 0);
    form.Plate(root + high, root + low, tip + 0.8 * low, 0.28 * cm, 0.3 * cm);
    form.Plate(root + high, tip + 0.8 * low, tip + 0.8 * high, 0.28 * cm,
               0.2 * cm);
  } else {
    form.Bar(root, tip, thick, 0.36 * cm, 0.3 * cm);
  }
  const auto frame = spine.frame[std::size_t(i)];
  std::string name = i >= Spine::kC7    ? "C" + std::to_string(24 - i)
                     : i >= Spine::kT12 ? "T" + std::to_string(17 - i)
                                        : "L" + std::to_string(5 - i);
  yard.Add(std::move(name), form,
           Vec3(neck     ? 0.36
                : lumbar ? 0.48
                         : 0.42),
           BoneYard::Rigid(frame), spine.centre[std::size_t(i)]);
  if (i + 1 >= Spine::kC1) return;  // none between the upper two
  // The disc above it, and below L5.
  for (const double side : {-1.0, 1.0}) {
    if (side < 0 && i != Spine::kL5) continue;
    std::vector<BoneYard::Station> way;
    for (const double y : {0.72, 1.0, 1.28}) {
      const Vec3 at(0, 0.5 * tall * y, 0);
      way.push_back({spine.centre[std::size_t(i)] + side * at, Vec3(1, 0, 0),
                     0.93 * d, 0.93 * w, kCartilage});
    }
    yard.AddBar("disc." + std::to_string(i + (side > 0)), way, 12,
                BoneYard::Rigid(frame));
  }
}

// The spine bends evenly: what lies between the middles of two of its joints'
// bones turns by a share of both.
std::uint16_t FrameAt(BoneYard& yard, const Vec3& centre,
                      const anim::Skeleton& skeleton) {
  constexpr std::array<const char*, 9> kJoints = {
      "root",   "spine04", "spine03", "spine02", "spine01",
      "neck01", "neck02",  "neck03",  "head"};
  const auto middle = [&](std::size_t i) {
    if (i == 0) return yard.Joint("spine04").y - 2 * yard.cm();
    if (i + 1 == kJoints.size()) return yard.Joint("head").y + 2 * yard.cm();
    return (yard.Joint(kJoints[i]).y + yard.Joint(kJoints[i + 1]).y) / 2;
  };
  std::size_t i = 0;
  while (i + 2 < kJoints.size() && middle(i + 1) < centre.y) ++i;
  const double share = (centre.y - middle(i)) / (middle(i + 1) - middle(i));
  return yard.Between({skeleton.Find(kJoints[i]), skeleton.Find(kJoints[i + 1]),
                       std::clamp(share, 0.001, 0.999), centre});
}

}  // namespace

Spine BuildSpine(BoneYard& yard) {
  Spine spine;
  const double cm = yard.cm();
  std::array<double, Spine::kCount> tall{};
  double sum = 0;
  for (int i = 0; i < Spine::kC7; ++i) sum += kSizes[std::size_t(i)].tall;
  const double low = yard.Joint("spine04").y - 0.5 * cm;
  const double c7 = yard.Joint("neck01").y;
  const double step = (yard.Joint("head").y - c7) / 6.4;
  const double share = (c7 - 0.5 * step - low) / sum;
  double y = low;
  for (std::size_t i = 0; i < Spine::kCount; ++i) {
    tall[i] = int(i) < Spine::kC7 ? share * kSizes[i].tall : step;
    Vec3& centre = spine.centre[i];
    centre = {0, y + tall[i] / 2, yard.Joint("spine03").z};
    y += tall[i];
    const VertebraSize& size = kSizes[i];
    const Vec3 inside(0, centre.y, yard.Joint("neck01").z + 1.5 * cm);
    spine.back[i] = inside.z - yard.Reach(inside, {0, 0, -1});
    centre.z = spine.back[i] + (size.under + size.spine) * cm;
  }
  // The neck leaves the skin behind: it leads from C7 to under the skull.
  const Vec3 base = spine.centre[Spine::kC7];
  const Vec3 top = yard.Beside("head", {0, 0, -0.4});
  for (std::size_t i = Spine::kC7 + 1; i < Spine::kCount; ++i) {
    Vec3& centre = spine.centre[i];
    const double t = (centre.y - base.y) / (top.y - base.y);
    centre.z = std::lerp(base.z, top.z, t) + 0.5 * cm * std::sin(math::kPi * t);
  }
  for (int round = 0; round < 3; ++round) {
    auto smooth = spine.centre;
    for (std::size_t i = 1; i + 1 < Spine::kCount; ++i) {
      smooth[i].z = (spine.centre[i - 1].z + 2 * spine.centre[i].z +
                     spine.centre[i + 1].z) /
                    4;
    }
    spine.centre = smooth;
  }
  for (int i = 0; i < Spine::kCount; ++i) {
    const std::size_t at = std::size_t(i);
    spine.frame[at] = FrameAt(yard, spine.centre[at], yard.skeleton());
    AddVertebra(yard, spine, i, tall[at]);
  }
  return spine;
}

namespace {

struct RibSize {
  double wide;  // half the chest there
  double drop;  // of its front end below its head
  double bone;  // degrees round from the back, where the bone ends
  double tall;  // half
};
constexpr std::array<RibSize, 12> kRibs = {{
    {5.8, 3.6, 140, .55},
    {8.6, 5.4, 146, .56},
    {10.6, 7.0, 148, .58},
    {12.0, 8.4, 149, .60},
    {12.8, 9.6, 149, .60},
    {13.3, 10.6, 147, .60},
    {13.5, 11.4, 143, .60},
    {13.4, 11.6, 136, .60},
    {12.9, 11.0, 128, .58},
    {12.0, 10.0, 119, .56},
    {10.6, 7.0, 98, .50},
    {8.6, 4.2, 66, .44},
}};

struct Chest {
  double top, foot;  // y of the sternum's ends, m
  double cm;
  const BoneYard* yard;
  Vec3 Breastbone(double y) const {
    const Vec3 inside(0, y, yard->Joint("clavicle.L").z);
    return {0, y, inside.z + yard->Reach(inside, {0, 0, 1}) - 1.3 * cm};
  }
  // Where the cartilage of ribs 1 to 7 meets it.
  Vec3 Notch(int rib) const {
    const double share = 0.10 + 0.135 * rib;
    const Vec3 at = Breastbone(std::lerp(top, foot, share));
    return at + Vec3((rib == 0 ? 2.2 : 1.5) * cm, 0, -0.2 * cm);
  }
};

// The bony part and what follows of a rib of the left side.
std::vector<BoneYard::Station> RibWay(const BoneYard& yard, const Spine& spine,
                                      const Chest& chest, int rib,
                                      const Vec3& end) {
  const RibSize& size = kRibs[std::size_t(rib)];
  const double cm = yard.cm();
  const std::size_t level = std::size_t(Spine::kT1 - rib);
  const Vec3 vertebra = spine.centre[level];
  const double front = chest.Breastbone(vertebra.y - size.drop * cm).z;
  const double middle = std::lerp(vertebra.z, front, 0.42);
  const double rear = middle - spine.back[level] - (rib < 2 ? 2.6 : 2.1) * cm;
  const double ahead = front - middle;
  constexpr int kCount = 24;
  constexpr double kFirst = 20;  // degrees; before it lies the neck of the rib
  std::vector<Vec3> places;
  std::vector<double> reach;
  for (int i = 0; i < kCount; ++i) {
    const double degrees = kFirst + (size.bone - kFirst) * i / (kCount - 1);
    const double a = Radians(degrees), s = std::sin(a), c = std::cos(a);
    const double deep = c > 0 ? rear : ahead;
    const double p = 2.25;
    const double r = std::pow(
        std::pow(s / (size.wide * cm), p) + std::pow(std::abs(c) / deep, p),
        -1 / p);
    const double y = vertebra.y - size.drop * cm * std::pow((1 - c) / 2, 1.05);
    const Vec3 centre(0, y, middle), out(s, 0, -c);
    const double over = std::lerp(1.9, 1.3, Smoothstep(0, 60, degrees)) +
                        0.5 * Smoothstep(110, 150, degrees);
    const double skin = yard.Reach(centre, out) - over * cm;
    places.push_back(centre);
    reach.push_back(std::clamp(skin, 0.6 * r, r));
  }
  for (int round = 0; round < 3; ++round) {
    auto smooth = reach;
    for (std::size_t i = 1; i + 1 < reach.size(); ++i) {
      smooth[i] =
          std::min(reach[i], (reach[i - 1] + 2 * reach[i] + reach[i + 1]) / 4);
    }
    reach = smooth;
  }
  std::vector<BoneYard::Station> way;
  const double tall = size.tall * cm, flat = 0.34 * cm;
  const auto add = [&](const Vec3& at, const Vec3f& tint, double share) {
    way.push_back({at, Vec3(at.x, 0, at.z - middle), share * tall, flat, tint});
  };
  add(vertebra + Vec3(1.5 * cm, 0.6 * cm, -0.7 * cm), Vec3f(1), 0.7);
  add(vertebra + Vec3(2.6 * cm, 0.4 * cm, -2.2 * cm), Vec3f(1), 0.8);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double a =
        Radians(kFirst + (size.bone - kFirst) * double(i) / (kCount - 1));
    add(places[i] + reach[i] * Vec3(std::sin(a), 0, -std::cos(a)), Vec3f(1), 1);
  }
  if (rib >= 10) return way;
  // Cartilage leaves as the bone ends, and comes to its end from the side.
  const Vec3 from = way.back().at;
  const Vec3 leave = glm::normalize(from - way[way.size() - 2].at);
  const double far = glm::distance(from, end);
  const Vec3 control = from + leave * (0.55 * far);
  constexpr int kSoft = 7;
  for (int i = 1; i <= kSoft; ++i) {
    const double t = double(i) / kSoft;
    const Vec3 at =
        (1 - t) * (1 - t) * from + 2 * t * (1 - t) * control + t * t * end;
    add(at, kCartilage, 1);
  }
  return way;
}

}  // namespace

void BuildRibs(BoneYard& yard, const Spine& spine) {
  const double cm = yard.cm();
  const double notch = yard.Joint("clavicle.L").y - 0.6 * cm;
  const Chest chest{notch, notch - 15.5 * cm, cm, &yard};
  const auto thorax = yard.With("spine01");

  BoneForm breastbone;
  const auto at = [&](double share, double x) {
    return chest.Breastbone(std::lerp(chest.top, chest.foot, share)) +
           Vec3(x * cm, 0, 0);
  };
  breastbone.Twice(true);
  breastbone.Plate(at(0, 1.6), at(0.04, 2.4), at(0.27, 1.0), 0.45 * cm, 0);
  breastbone.Plate(at(0, 1.6), at(0.27, 1.0), at(0.10, 0), 0.45 * cm, 0.3 * cm);
  breastbone.Plate(at(0.27, 1.0), at(0.27, 0), at(0.10, 0), 0.45 * cm,
                   0.3 * cm);
  breastbone.Plate(at(0.27, 0.9), at(0.27, 0), at(0.80, 1.5), 0.42 * cm,
                   0.3 * cm);
  breastbone.Plate(at(0.27, 0), at(0.80, 0), at(0.80, 1.5), 0.42 * cm,
                   0.2 * cm);
  breastbone.Twice(false);
  breastbone.Bar(at(0.80, 0), at(0.99, 0), 0.75 * cm, 0.3 * cm, 0.6 * cm);
  yard.Add("sternum", breastbone, Vec3(0.45), BoneYard::Rigid(thorax));

  Vec3 above(0);  // on the cartilage of the rib above
  for (int rib = 0; rib < 12; ++rib) {
    const Vec3 end = rib < 7 ? chest.Notch(rib) : above - Vec3(0, cm, 0);
    const auto way = RibWay(yard, spine, chest, rib, end);
    above = way[way.size() - 4].at;
    const auto frame = spine.frame[std::size_t(Spine::kT1 - rib)];
    const double from = way[2].at.z, to = way.back().at.z;
    const bool floats = rib >= 10;
    yard.AddBar("rib." + std::to_string(rib + 1) + ".left", way, 8,
                [=](const Vec3& rest) {
                  const double share =
                      floats ? 0 : Smoothstep(from, to, rest.z);
                  return Bones::Bond{frame, thorax, float(share)};
                });
  }
}

}  // namespace limber::anatomy

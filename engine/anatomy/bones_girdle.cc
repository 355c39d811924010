// SPDX-License-Identifier: MIT
//
// Shoulder blade, collar bone and the bones of the arm. Centimetres of a body
// of 1.75 m. The blade's corners are where the muscles of content/muscles
// attach to it. Source: seth-2019, limber-lines.
#include "engine/anatomy/bone_yard.h"

namespace limber::anatomy {

using math::Quat;
using math::Vec3;

namespace {

// x, y, z as directions of rest: a turn from a bone's own axes.
Quat Axes(const Vec3& side, const Vec3& up) {
  const Vec3 y = glm::normalize(up);
  const Vec3 x = glm::normalize(side - y * glm::dot(side, y));
  return glm::quat_cast(math::Mat3(x, y, glm::cross(x, y)));
}

}  // namespace

void BuildGirdle(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 base =
      glm::mix(yard.Joint("shoulder01.L"), yard.Tail("shoulder01.L"), 0.3);
  const auto at = [&](double x, double y, double z) {
    return base + Vec3(x, y, z) * cm;
  };
  // The blade glides right under the skin and the thin muscles over it.
  const auto under = [&](const Vec3& p, double deep) {
    const Vec3 inside(p.x, p.y, base.z);
    return Vec3(p.x, p.y,
                inside.z - yard.Reach(inside, {0, 0, -1}) + deep * cm);
  };
  const Vec3 top = under(at(-5.2, -0.1, -6.8), 2.2);
  const Vec3 root = under(at(-5.7, -3.4, -7.8), 1.8);
  const Vec3 edge = under(at(-5.1, -8.9, -7.9), 1.8);
  const Vec3 tip = under(at(-3.8, -14.3, -7.4), 1.7);
  const Vec3 side = under(at(0.7, -8.3, -4.6), 2.6);
  const Vec3 socket = at(3.7, -3.3, -1.6);
  const Vec3 notch = at(1.0, -0.6, -3.6);
  const Vec3 roof = at(5.4, 0.9, -2.2);
  BoneForm blade;
  const double thin = 0.37 * cm, rim = 0.48 * cm;
  blade.Plate(top, root, notch, thin, 0);
  blade.Plate(root, socket, notch, thin, 0.5 * cm);
  blade.Plate(root, edge, socket, thin, 0.5 * cm);
  blade.Plate(edge, side, socket, thin, 0.5 * cm);
  blade.Plate(edge, tip, side, thin, 0.5 * cm);
  const Vec3 round[] = {top, root, edge, tip, side, socket, notch, top};
  for (std::size_t i = 0; i + 1 < std::size(round); ++i) {
    const double r = i == 4 || i == 3 ? 0.55 * cm : rim;
    blade.Bar(round[i], round[i + 1], r, r, 0.3 * cm);
  }
  // Spine of the blade, acromion.
  const Vec3 ridge = glm::mix(root, roof, 0.5) + Vec3(0, 0.5, -0.9) * cm;
  blade.Plate(root, ridge, glm::mix(root, socket, 0.6), 0.36 * cm, 0.5 * cm);
  blade.Plate(ridge, roof, glm::mix(root, socket, 0.75), 0.36 * cm, 0.4 * cm);
  blade.Bar(root, ridge, 0.40 * cm, 0.58 * cm, 0.3 * cm);
  blade.Bar(ridge, roof, 0.58 * cm, 0.75 * cm, 0.3 * cm);
  blade.Bar(roof, at(6.4, 0.9, -0.4), 0.75 * cm, 0.6 * cm, 0.4 * cm);
  // Coracoid, socket of the arm.
  blade.Bar(at(2.4, -1.2, -1.6), at(2.5, -0.4, 0.6), 0.75 * cm, 0.6 * cm,
            0.6 * cm);
  blade.Bar(at(2.5, -0.4, 0.6), at(3.0, -1.9, 2.0), 0.6 * cm, 0.5 * cm,
            0.4 * cm);
  blade.Egg(socket + Vec3(0, 0.2, 0) * cm, Vec3(1.0, 1.9, 1.4) * cm, 0.8 * cm);
  const auto with_blade = yard.With("shoulder01.L");
  yard.Add("scapula.left", blade, Vec3(0.46), BoneYard::Rigid(with_blade));

  const Vec3 joint = yard.Joint("clavicle.L");
  const Vec3 before(0.02, joint.y, joint.z);
  const Vec3 sternal(2.3 * cm, joint.y - 0.1 * cm,
                     joint.z + yard.Reach(before, {0, 0, 1}) - 1.9 * cm);
  const Vec3 end = roof + Vec3(0.1, 0.3, 1.2) * cm;
  const auto way_at = [&](double t, double ahead, double up) {
    return glm::mix(sternal, end, t) + Vec3(0, up, ahead) * cm;
  };
  const std::vector<Vec3> line = {sternal, way_at(.3, 1.0, .2),
                                  way_at(.55, .2, .3), way_at(.8, -.7, .3),
                                  end};
  std::vector<BoneYard::Station> way;
  constexpr double kSize[] = {1.10, .72, .62, .66, .80};  // half
  for (int i = 0; i <= 12; ++i) {
    const double t = i / 12.0;
    const double x = t * 4;
    const int k = std::min(int(x), 3);
    const double size = std::lerp(kSize[k], kSize[k + 1], x - k) * cm;
    way.push_back(
        {OnCurve(line, t), Vec3(0, 1, 0), size, (1 - 0.25 * t) * size});
  }
  yard.AddBar("clavicle.left", way, 10,
              BoneYard::Along(yard.With("clavicle.L"), with_blade,
                              glm::mix(sternal, end, .6), end));
}

void BuildArm(BoneYard& yard) {
  const double cm = yard.cm();
  const Vec3 shoulder = yard.Joint("upperarm01.L");
  const Vec3 elbow = yard.Joint("lowerarm01.L"), wrist = yard.Joint("wrist.L");
  const Vec3 down = glm::normalize(elbow - shoulder);
  const Vec3 fore = glm::normalize(wrist - elbow);
  const Vec3 outer = -glm::normalize(glm::cross(down, fore));  // of the elbow
  const double far = -glm::distance(shoulder, elbow);

  BoneForm humerus;
  const auto at = [&](double x, double y, double z) {
    return Vec3(x, y, z) * cm;
  };
  const auto low = [&](double x, double y, double z) {
    return at(x, y, z) + Vec3(0, far, 0);
  };
  humerus.Egg(at(-0.3, 0.2, -0.1), at(2.25, 2.25, 2.25), 0);
  humerus.Egg(at(1.5, 0.2, 0.0), at(1.1, 1.7, 1.5), 0.8 * cm);
  humerus.Egg(at(0.6, -0.4, 1.5), at(0.8, 1.2, 0.7), 0.6 * cm);
  humerus.Bar(at(0.3, -1.6, 0), at(0.3, -6, 0), 1.9 * cm, 1.25 * cm, .5 * cm);
  humerus.Bar(at(0.3, -6, 0), low(0, 11, 0), 1.25 * cm, 1.05 * cm, 0);
  humerus.Bar(low(0, 11, 0), low(0, 4.5, 0.1), 1.05 * cm, 1.10 * cm, 0);
  humerus.Plate(low(0, 5.5, 0), low(-2.4, 0.9, -0.1), low(2.0, 0.9, 0),
                0.55 * cm, 1.0 * cm);
  humerus.Bar(low(-1.5, 0.1, 0.1), low(1.6, 0.1, 0.2), 1.1 * cm, 1.0 * cm,
              0.6 * cm);
  humerus.Egg(low(-2.6, 0.8, -0.3), at(0.8, 0.9, 0.7), 0.6 * cm);
  humerus.Egg(low(2.2, 0.8, 0), at(0.6, 0.8, 0.7), 0.6 * cm);
  yard.Add("humerus.left", humerus, Vec3(0.55, 0.85, 0.55),
           BoneYard::Rigid(yard.With("upperarm02.L")), shoulder,
           Axes(outer, -down));

  // The two bones of the forearm lie crossways of the elbow and of the hand.
  const Vec3 thumb = yard.Joint("finger1-1.L") - yard.Joint("finger5-1.L");
  const Vec3 radial = glm::normalize(thumb - fore * glm::dot(thumb, fore));
  const Vec3 back = glm::normalize(glm::cross(outer, fore));
  const auto between = [&](double t, double near_side, double far_side,
                           double behind) {
    const Vec3 side = glm::normalize(glm::mix(outer, radial, t)) *
                      std::lerp(near_side, far_side, t) * cm;
    return glm::mix(elbow, wrist, t) + side + back * (behind * cm);
  };
  const auto bond = BoneYard::Along(yard.With("lowerarm01.L"),
                                    yard.With("lowerarm02.L"), elbow, wrist);
  const auto bar = [&](const char* name, std::vector<Vec3> line,
                       std::vector<double> size, double flat) {
    std::vector<BoneYard::Station> way;
    constexpr int kCount = 14;
    for (int i = 0; i <= kCount; ++i) {
      const double t = double(i) / kCount, x = t * double(size.size() - 1);
      const std::size_t k = std::min(std::size_t(x), size.size() - 2);
      const double r = std::lerp(size[k], size[k + 1], x - double(k)) * cm;
      const double wide = r * std::lerp(1.0, flat, std::pow(t, 3));
      way.push_back({OnCurve(line, t), glm::mix(outer, radial, t), r, wide});
    }
    yard.AddBar(name, way, 10, bond);
  };
  bar("ulna.left",
      {between(-.03, -.6, 0, 1.2), between(.06, -.7, 0, .6),
       between(.35, -1.0, -1.1, .2), between(.7, -1.0, -1.2, 0),
       between(.97, -1.0, -1.3, 0)},
      {1.25, 1.35, .85, .72, .62, .56, .58, .78}, 1.0);
  bar("radius.left",
      {between(.05, 1.3, 0, 0), between(.14, 1.1, 1.2, 0),
       between(.4, 1.2, 1.5, 0), between(.75, 1.2, 1.2, 0),
       between(.96, 1.0, .5, 0)},
      {1.05, .72, .68, .66, .66, .70, .80, .86}, 1.3);
}

}  // namespace limber::anatomy

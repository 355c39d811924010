// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "engine/anatomy/bone_form.h"
#include "engine/anatomy/bones.h"

// Private to the bones: where they are put together, and who makes which.
// Lengths in the sources of this kind are centimetres of a body of 1.75 m, as
// in content/muscles; sizes of bones are those of an average adult.
namespace limber::anatomy {

class BoneYard {
 public:
  BoneYard(const anim::Skeleton& skeleton, const anim::Mesh& skin,
           double coarse, Bones& bones);

  double cm() const { return cm_; }  // m, of this figure
  const anim::Skeleton& skeleton() const { return skeleton_; }
  math::Vec3 Joint(std::string_view name) const;
  math::Vec3 Tail(std::string_view name) const;  // end of its bone
  // A place beside a joint, given in centimetres.
  math::Vec3 Beside(std::string_view joint, const math::Vec3& offset) const {
    return Joint(joint) + cm_ * offset;
  }
  // How far the skin is along a direction of length 1, m; 1 where none is.
  double Reach(const math::Vec3& from, const math::Vec3& direction) const;
  // The place, or where the way to it from inside the body comes to lie `over`
  // m under the skin, whichever is nearer.
  math::Vec3 Within(const math::Vec3& inside, const math::Vec3& place,
                    double over) const;

  // Frames: of a joint; of a share of two joints.
  std::uint16_t With(std::string_view joint);
  std::uint16_t Between(const Bones::Frame& frame);

  using Binder = std::function<Bones::Bond(const math::Vec3& rest)>;
  static Binder Rigid(std::uint16_t frame) {
    return [=](const math::Vec3&) { return Bones::Bond{frame, 0, 0}; };
  }
  // From one frame at `a` to another at `b`.
  static Binder Along(std::uint16_t first, std::uint16_t second,
                      const math::Vec3& a, const math::Vec3& b);

  // Adds a bone. One whose name ends with ".left" gets a twin when all is
  // there. `cell` in centimetres, along the axes of `turn`, in which the form
  // stands about `origin`.
  void Add(std::string name, const BoneForm& form, const math::Vec3& cell,
           const Binder& bond, const math::Vec3& origin = math::Vec3(0),
           const math::Quat& turn = {1, 0, 0, 0});
  // A bar along a smooth way: half `flat` high across the way and `round`
  // wide towards `out`, metres, both at each point. Rounded off at both ends.
  struct Station {
    math::Vec3 at, out;
    double high, wide;
    math::Vec3f tint{1};
  };
  void AddBar(std::string name, const std::vector<Station>& way, int sides,
              const Binder& bond);

  void Mirror();  // the twins

 private:
  std::uint32_t AddVertex(const math::Vec3& place, const math::Vec3& normal,
                          const math::Vec4f& colour, const Binder& bond);

  const anim::Skeleton& skeleton_;
  const anim::Mesh& skin_;
  double coarse_, cm_;
  Bones& bones_;
};

// Vertebrae from L5 up to C1: 5 + 12 + 7.
struct Spine {
  static constexpr int kL5 = 0, kT12 = 5, kT1 = 16, kC7 = 17, kC1 = 23;
  static constexpr int kCount = 24;
  std::array<math::Vec3, kCount> centre{};  // of their bodies, m
  std::array<double, kCount> back{};        // z of the skin behind them
  std::array<std::uint16_t, kCount> frame{};
};
Spine BuildSpine(BoneYard& yard);
void BuildRibs(BoneYard& yard, const Spine& spine);
void BuildPelvis(BoneYard& yard, const Spine& spine);
void BuildSkull(BoneYard& yard);
void BuildGirdle(BoneYard& yard);
void BuildArm(BoneYard& yard);
void BuildLeg(BoneYard& yard);
void BuildHand(BoneYard& yard);
void BuildFoot(BoneYard& yard);

// The smooth curve through points, at [0, 1] in equal shares of the points.
math::Vec3 OnCurve(std::span<const math::Vec3> points, double at);

}  // namespace limber::anatomy

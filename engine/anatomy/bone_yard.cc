// SPDX-License-Identifier: MIT
#include "engine/anatomy/bone_yard.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/math/angle.h"
#include "engine/math/easing.h"

namespace limber::anatomy {

using math::Quat;
using math::Vec3;
using math::Vec3f;
using math::Vec4f;

namespace {

constexpr double kStatedStature = 1.75;  // m, of the lengths in the sources

}  // namespace

Vec3 OnCurve(std::span<const Vec3> points, double at) {
  const int last = int(points.size()) - 1;
  const double x = std::clamp(at, 0.0, 1.0) * last;
  const int i = std::min(int(x), last - 1);
  const double t = x - i;
  const auto point = [&](int k) {
    if (k < 0) return 2.0 * points[0] - points[1];
    if (k > last) {
      return 2.0 * points[std::size_t(last)] - points[std::size_t(last - 1)];
    }
    return points[std::size_t(k)];
  };
  const Vec3 p0 = point(i - 1), p1 = point(i), p2 = point(i + 1),
             p3 = point(i + 2);
  return 0.5 * (2.0 * p1 + t * (p2 - p0) +
                t * t * (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) +
                t * t * t * (3.0 * p1 - p0 - 3.0 * p2 + p3));
}

BoneYard::BoneYard(const anim::Skeleton& skeleton, const anim::Mesh& skin,
                   double coarse, Bones& bones)
    : skeleton_(skeleton), skin_(skin), coarse_(coarse), bones_(bones) {
  float high = 0;
  for (const Vec3f& place : skin.positions) high = std::max(high, place.y);
  cm_ = 0.01 * double(high) / kStatedStature;
  for (const math::Transform& joint : skeleton.model_from_joint) {
    bones_.joints_.push_back(joint.translation);
  }
}

Vec3 BoneYard::Joint(std::string_view name) const {
  const int joint = skeleton_.Find(name);
  assert(joint >= 0);
  return skeleton_.model_from_joint[std::size_t(joint)].translation;
}

Vec3 BoneYard::Tail(std::string_view name) const {
  const std::size_t joint = std::size_t(skeleton_.Find(name));
  if (!skeleton_.tails.empty()) {
    return Joint(name) + skeleton_.tails[joint];
  }
  for (std::size_t child = joint + 1; child < skeleton_.parents.size();
       ++child) {
    if (skeleton_.parents[child] == int(joint)) {
      return skeleton_.model_from_joint[child].translation;
    }
  }
  return Joint(name);
}

double BoneYard::Reach(const Vec3& from, const Vec3& direction) const {
  double nearest = 1;
  for (std::size_t t = 0; t + 2 < skin_.triangles.size(); t += 3) {
    const auto corner = [&](std::size_t k) {
      return Vec3(skin_.positions[skin_.triangles[t + k]]) - from;
    };
    const Vec3 a = corner(0), b = corner(1) - a, c = corner(2) - a;
    const Vec3 across = glm::cross(direction, c);
    const double area = glm::dot(b, across);
    if (std::abs(area) < 1e-14) continue;
    const double u = glm::dot(-a, across) / area;
    if (u < 0 || u > 1) continue;
    const Vec3 turned = glm::cross(-a, b);
    const double v = glm::dot(direction, turned) / area;
    if (v < 0 || u + v > 1) continue;
    const double far = glm::dot(c, turned) / area;
    if (far > 1e-4) nearest = std::min(nearest, far);
  }
  return nearest;
}

Vec3 BoneYard::Within(const Vec3& inside, const Vec3& place,
                      double over) const {
  const double far = glm::distance(inside, place);
  const Vec3 way = (place - inside) / std::max(far, 1e-9);
  return inside + way * std::min(far, Reach(inside, way) - over);
}

std::uint16_t BoneYard::With(std::string_view joint) {
  const int index = skeleton_.Find(joint);
  assert(index >= 0);
  return Between({index, index, 0, Joint(joint)});
}

std::uint16_t BoneYard::Between(const Bones::Frame& frame) {
  const auto same = std::ranges::find_if(bones_.frames_, [&](const auto& f) {
    return f.share == 0 && frame.share == 0 && f.first == frame.first;
  });
  if (same != bones_.frames_.end()) {
    return std::uint16_t(same - bones_.frames_.begin());
  }
  bones_.frames_.push_back(frame);
  return std::uint16_t(bones_.frames_.size() - 1);
}

BoneYard::Binder BoneYard::Along(std::uint16_t first, std::uint16_t second,
                                 const Vec3& a, const Vec3& b) {
  return [=](const Vec3& rest) {
    const Vec3 ab = b - a;
    const double at = glm::dot(rest - a, ab) / glm::dot(ab, ab);
    return Bones::Bond{first, second, float(math::Smoothstep(0, 1, at))};
  };
}

std::uint32_t BoneYard::AddVertex(const Vec3& place, const Vec3& normal,
                                  const Vec4f& colour, const Binder& bond) {
  bones_.rest_.push_back(Vec3f(place));
  bones_.rest_normals_.push_back(Vec3f(normal));
  bones_.colours_.push_back(colour);
  bones_.bonds_.push_back(bond(place));
  return std::uint32_t(bones_.rest_.size() - 1);
}

void BoneYard::Add(std::string name, const BoneForm& form, const Vec3& cell,
                   const Binder& bond, const Vec3& origin, const Quat& turn) {
  // A plate thinner than a cell would have holes.
  const Vec3 most(0.7 * form.thinnest());
  const BoneForm::Skin skin = form.Wrap(glm::min(cell * (cm_ * coarse_), most));
  const std::size_t first = bones_.rest_.size();
  for (std::size_t i = 0; i < skin.places.size(); ++i) {
    AddVertex(origin + turn * skin.places[i], turn * skin.normals[i],
              Vec4f(1, 1, 1, skin.open[i]), bond);
  }
  for (const std::uint32_t i : skin.triangles) {
    bones_.triangles_.push_back(std::uint32_t(first) + i);
  }
  bones_.parts_.push_back({std::move(name), first, skin.places.size()});
}

void BoneYard::AddBar(std::string name, const std::vector<Station>& way,
                      int sides, const Binder& bond) {
  const std::size_t first = bones_.rest_.size();
  const std::size_t count = way.size();
  const auto n = std::uint32_t(sides);
  for (std::size_t i = 0; i < count; ++i) {
    const Station& s = way[i];
    const Vec3 along = glm::normalize(way[std::min(i + 1, count - 1)].at -
                                      way[i == 0 ? 0 : i - 1].at);
    const Vec3 out = glm::normalize(s.out - along * glm::dot(s.out, along));
    const Vec3 up = glm::cross(along, out);
    for (std::uint32_t k = 0; k < n; ++k) {
      const double a = 2 * math::kPi * k / sides;
      const Vec3 spoke = std::cos(a) * s.wide * out + std::sin(a) * s.high * up;
      const Vec3 normal = glm::normalize(std::cos(a) / s.wide * out +
                                         std::sin(a) / s.high * up);
      AddVertex(s.at + spoke, normal, Vec4f(s.tint, 1), bond);
    }
  }
  const auto at = [&](std::size_t ring, std::uint32_t k) {
    return std::uint32_t(first + ring * n) + k % n;
  };
  for (std::size_t i = 0; i + 1 < count; ++i) {
    for (std::uint32_t k = 0; k < n; ++k) {
      for (const std::uint32_t v : {at(i, k), at(i, k + 1), at(i + 1, k + 1),
                                    at(i, k), at(i + 1, k + 1), at(i + 1, k)}) {
        bones_.triangles_.push_back(v);
      }
    }
  }
  for (const bool end : {false, true}) {
    const Station& s = way[end ? count - 1 : 0];
    const Vec3 along =
        glm::normalize(end ? s.at - way[count - 2].at : s.at - way[1].at);
    const std::uint32_t tip =
        AddVertex(s.at + along * (0.6 * std::min(s.high, s.wide)), along,
                  Vec4f(s.tint, 1), bond);
    const std::size_t ring = end ? count - 1 : 0;
    for (std::uint32_t k = 0; k < n; ++k) {
      const std::uint32_t a = at(ring, k), b = at(ring, k + 1);
      for (const std::uint32_t v : {end ? a : b, end ? b : a, tip}) {
        bones_.triangles_.push_back(v);
      }
    }
  }
  bones_.parts_.push_back(
      {std::move(name), first, bones_.rest_.size() - first});
}

void BoneYard::Mirror() {
  const auto twin_joint = [&](int joint) {
    const std::string& name = skeleton_.names[std::size_t(joint)];
    if (!name.ends_with(".L")) return joint;
    return skeleton_.Find(name.substr(0, name.size() - 1) + "R");
  };
  const auto twin_frame = [&](std::uint16_t frame) {
    Bones::Frame twin = bones_.frames_[frame];
    if (twin_joint(twin.first) == twin.first &&
        twin_joint(twin.second) == twin.second) {
      return frame;
    }
    twin.first = twin_joint(twin.first);
    twin.second = twin_joint(twin.second);
    twin.centre = math::Mirror(twin.centre);
    return Between(twin);
  };
  // Triangles of a part are found by their vertices.
  const std::size_t parts = bones_.parts_.size();
  const std::size_t indices = bones_.triangles_.size();
  std::vector<std::uint32_t> twin(bones_.rest_.size(), 0);
  std::vector<bool> paired(bones_.rest_.size(), false);
  for (std::size_t p = 0; p < parts; ++p) {
    const Bones::Part part = bones_.parts_[p];
    if (!part.name.ends_with(".left")) continue;
    bones_.parts_.push_back(
        {part.name.substr(0, part.name.size() - 4) + "right",
         bones_.rest_.size(), part.count});
    for (std::size_t v = part.first; v < part.first + part.count; ++v) {
      twin[v] = std::uint32_t(bones_.rest_.size());
      paired[v] = true;
      const Vec3f place = bones_.rest_[v], normal = bones_.rest_normals_[v];
      bones_.rest_.push_back({-place.x, place.y, place.z});
      bones_.rest_normals_.push_back({-normal.x, normal.y, normal.z});
      bones_.colours_.push_back(Vec4f(bones_.colours_[v]));
      Bones::Bond bond = bones_.bonds_[v];
      bond.first = twin_frame(bond.first);
      bond.second = twin_frame(bond.second);
      bones_.bonds_.push_back(bond);
    }
  }
  for (std::size_t i = 0; i < indices; i += 3) {
    if (!paired[bones_.triangles_[i]]) continue;
    for (const std::size_t k : {0, 2, 1}) {
      bones_.triangles_.push_back(twin[bones_.triangles_[i + k]]);
    }
  }
}

}  // namespace limber::anatomy

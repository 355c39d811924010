// SPDX-License-Identifier: MIT
#include "engine/content/built_in_figure.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/anim/weld.h"
#include "engine/math/angle.h"

namespace limber::content {
namespace {

using math::Vec2;
using math::Vec3;

// A joint of the left half or the middle, and the bead of wood on it.
struct Row {
  const char* name;
  const char* parent;
  Vec3 head, tail;  // m, rest pose; the tail from the head
  // Half width and half depth of the bead at head and tail, m; 0 = no bead.
  Vec2 near{0}, far{0};
};

const Row kRows[] = {
    {"root", "", {0, .885, -.062}, {0, .001, .084}},
    {"spine05",
     "root",
     {0, .887, .021},
     {0, .070, -.046},
     {.145, .095},
     {.130, .090}},
    {"spine04",
     "spine05",
     {0, .957, -.024},
     {0, .062, .020},
     {.118, .085},
     {.112, .080}},
    {"spine03",
     "spine04",
     {0, 1.019, -.004},
     {0, .087, .013},
     {.108, .080},
     {.112, .082}},
    {"spine02",
     "spine03",
     {0, 1.106, .009},
     {0, .152, .004},
     {.112, .088},
     {.130, .098}},
    {"spine01",
     "spine02",
     {0, 1.258, .013},
     {0, .151, -.009},
     {.128, .095},
     {.055, .050}},
    {"neck01",
     "spine01",
     {0, 1.409, .005},
     {0, .043, .019},
     {.050, .050},
     {.048, .048}},
    {"neck02",
     "neck01",
     {0, 1.452, .024},
     {0, .038, .010},
     {.048, .048},
     {.047, .047}},
    {"neck03",
     "neck02",
     {0, 1.490, .034},
     {0, .028, .012},
     {.047, .047},
     {.047, .047}},
    {"head",
     "neck03",
     {0, 1.518, .045},
     {0, .146, -.008},
     {.062, .078},
     {.074, .090}},
    {"pelvis.L",
     "root",
     {0, .887, .021},
     {.094, -.014, -.005},
     {.085, .085},
     {.085, .085}},
    {"upperleg01.L",
     "pelvis.L",
     {.094, .873, .017},
     {.010, -.073, .021},
     {.082, .082},
     {.078, .078}},
    {"upperleg02.L",
     "upperleg01.L",
     {.104, .800, .038},
     {.031, -.314, .010},
     {.076, .076},
     {.050, .050}},
    {"lowerleg01.L",
     "upperleg02.L",
     {.136, .486, .049},
     {.016, -.208, -.013},
     {.050, .052},
     {.052, .054}},
    {"lowerleg02.L",
     "lowerleg01.L",
     {.151, .278, .036},
     {.016, -.208, -.013},
     {.048, .052},
     {.034, .036}},
    {"foot.L",
     "lowerleg02.L",
     {.167, .070, .023},
     {.002, -.030, .055},
     {.036, .058},
     {.044, .032}},
    {"toe1-1.L",
     "foot.L",
     {.142, .020, .149},
     {.006, -.004, .050},
     {.018, .018},
     {.013, .013}},
    {"toe2-1.L",
     "foot.L",
     {.164, .020, .148},
     {.003, -.006, .040},
     {.014, .014},
     {.010, .010}},
    {"toe3-1.L",
     "foot.L",
     {.178, .019, .146},
     {.003, -.006, .034},
     {.013, .013},
     {.009, .009}},
    {"toe4-1.L",
     "foot.L",
     {.193, .018, .140},
     {.003, -.006, .028},
     {.012, .012},
     {.009, .009}},
    {"toe5-1.L",
     "foot.L",
     {.206, .017, .131},
     {.002, -.006, .020},
     {.012, .012},
     {.009, .009}},
    {"clavicle.L",
     "spine01",
     {.025, 1.336, .027},
     {.072, .019, 0},
     {.050, .050},
     {.048, .048}},
    {"shoulder01.L",
     "clavicle.L",
     {.097, 1.355, .026},
     {.064, -.035, 0},
     {.050, .050},
     {.052, .052}},
    {"upperarm01.L",
     "shoulder01.L",
     {.161, 1.320, .026},
     {.055, -.058, -.002},
     {.050, .050},
     {.044, .044}},
    {"upperarm02.L",
     "upperarm01.L",
     {.215, 1.262, .025},
     {.112, -.121, .008},
     {.043, .043},
     {.035, .035}},
    {"lowerarm01.L",
     "upperarm02.L",
     {.327, 1.141, .033},
     {.058, -.063, .073},
     {.037, .037},
     {.036, .036}},
    {"lowerarm02.L",
     "lowerarm01.L",
     {.385, 1.078, .106},
     {.058, -.063, .073},
     {.034, .034},
     {.024, .024}},
    {"wrist.L",
     "lowerarm02.L",
     {.443, 1.015, .179},
     {.035, -.044, .062},
     {.025, .018},
     {.036, .014}},
    {"metacarpal1.L", "wrist.L", {.452, 1.000, .202}, {.016, -.024, .061}},
    {"metacarpal2.L", "wrist.L", {.452, 1.000, .202}, {.030, -.034, .045}},
    {"metacarpal3.L", "wrist.L", {.463, .986, .192}, {.026, -.027, .039}},
    {"metacarpal4.L", "wrist.L", {.463, .986, .192}, {.028, -.034, .021}},
    {"finger1-1.L",
     "wrist.L",
     {.444, 1.007, .218},
     {-.019, -.008, .019},
     {.014, .014},
     {.012, .012}},
    {"finger1-2.L",
     "finger1-1.L",
     {.425, .998, .237},
     {-.011, -.014, .028},
     {.012, .012},
     {.010, .010}},
    {"finger1-3.L",
     "finger1-2.L",
     {.414, .985, .264},
     {-.005, -.016, .019},
     {.010, .010},
     {.008, .008}},
    {"finger2-1.L",
     "metacarpal1.L",
     {.468, .975, .263},
     {.003, -.014, .018},
     {.011, .011},
     {.010, .010}},
    {"finger2-2.L",
     "finger2-1.L",
     {.471, .961, .281},
     {-.001, -.015, .014},
     {.010, .010},
     {.009, .009}},
    {"finger2-3.L",
     "finger2-2.L",
     {.471, .946, .295},
     {-.004, -.019, .015},
     {.009, .009},
     {.007, .007}},
    {"finger3-1.L",
     "metacarpal2.L",
     {.483, .966, .246},
     {.007, -.024, .018},
     {.011, .011},
     {.010, .010}},
    {"finger3-2.L",
     "finger3-1.L",
     {.489, .942, .264},
     {.002, -.020, .015},
     {.010, .010},
     {.009, .009}},
    {"finger3-3.L",
     "finger3-2.L",
     {.492, .922, .279},
     {0, -.021, .013},
     {.009, .009},
     {.007, .007}},
    {"finger4-1.L",
     "metacarpal3.L",
     {.489, .959, .231},
     {.008, -.023, .012},
     {.011, .011},
     {.010, .010}},
    {"finger4-2.L",
     "finger4-1.L",
     {.498, .937, .243},
     {.004, -.019, .011},
     {.010, .010},
     {.009, .009}},
    {"finger4-3.L",
     "finger4-2.L",
     {.501, .917, .253},
     {.002, -.022, .010},
     {.009, .009},
     {.007, .007}},
    {"finger5-1.L",
     "metacarpal4.L",
     {.491, .952, .213},
     {.005, -.018, .006},
     {.010, .010},
     {.009, .009}},
    {"finger5-2.L",
     "finger5-1.L",
     {.496, .935, .219},
     {.002, -.013, .005},
     {.009, .009},
     {.008, .008}},
    {"finger5-3.L",
     "finger5-2.L",
     {.498, .921, .224},
     {.002, -.017, .006},
     {.008, .008},
     {.006, .006}},
};

std::string Mirrored(std::string name) {
  if (name.ends_with(".L")) name.back() = 'R';
  return name;
}

void AddJoint(const std::string& name, const std::string& parent,
              const Vec3& head, const Vec3& tail, anim::Skeleton& skeleton) {
  const int above = skeleton.Find(parent);
  const Vec3 from =
      above < 0 ? Vec3(0)
                : skeleton.model_from_joint[std::size_t(above)].translation;
  skeleton.names.push_back(name);
  skeleton.parents.push_back(above);
  skeleton.parent_from_joint.push_back({{1, 0, 0, 0}, head - from});
  skeleton.model_from_joint.push_back({{1, 0, 0, 0}, head});
  skeleton.tails.push_back(tail);
}

// The direction in which a bead is wide: across the knuckles for the palm,
// sideways for everything else.
Vec3 WideAxis(const std::string& joint) {
  return joint == "wrist.L" ? Vec3(-.023, .023, .050) : Vec3(1, 0, 0);
}

// Appends a closed bead: an elliptic capsule that tapers from `near` to `far`.
void AddBead(const Row& row, bool right, int joint, anim::Mesh& mesh,
             std::vector<anim::VertexInfluences>& influences) {
  constexpr int kAround = 20, kCap = 5, kAlong = 6;
  const double length = glm::length(row.tail);
  const Vec3 axis = row.tail / length;
  const Vec3 wide_hint = WideAxis(row.name);
  const Vec3 wide =
      glm::normalize(wide_hint - axis * glm::dot(wide_hint, axis));
  const Vec3 deep = glm::cross(axis, wide);
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  const auto add = [&](const Vec3& place, const Vec3& normal) {
    const Vec3 p = right ? math::Mirror(place) : place;
    const Vec3 n = glm::normalize(right ? math::Mirror(normal) : normal);
    mesh.positions.push_back(math::Vec3f(p));
    mesh.normals.push_back(math::Vec3f(n));
    influences.push_back({{joint, 1.0f}});
  };
  // Rings from pole to pole; the first and the last are the poles' own rings,
  // a hair wide, so that every face is a quad.
  std::uint32_t rings = 0;
  const auto ring = [&](double along, double latitude, const Vec2& half) {
    const double c = std::max(std::cos(latitude), 0.02);
    const double s = std::sin(latitude);
    const double reach = std::min(half.x, half.y);
    for (int k = 0; k < kAround; ++k) {
      const double turn = 2 * math::kPi * k / kAround;
      const Vec3 out =
          wide * (std::cos(turn) / half.x) + deep * (std::sin(turn) / half.y);
      add(row.head + axis * (along * length + s * reach) +
              wide * (std::cos(turn) * half.x * c) +
              deep * (std::sin(turn) * half.y * c),
          out * c + axis * (s / reach));
    }
    ++rings;
  };
  for (int i = 0; i < kCap; ++i) {
    ring(0, -math::kPi / 2 * (1 - double(i) / kCap), row.near);
  }
  for (int i = 0; i <= kAlong; ++i) {
    const double t = double(i) / kAlong;
    ring(t, 0, glm::mix(row.near, row.far, t));
  }
  for (int i = 1; i <= kCap; ++i) {
    ring(1, math::kPi / 2 * double(i) / kCap, row.far);
  }
  const auto face = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c,
                        std::uint32_t d) {
    if (right) std::swap(b, d);
    for (const std::uint32_t v : {a, b, c, a, c, d}) {
      mesh.triangles.push_back(first + v);
    }
  };
  const std::uint32_t around = kAround;
  for (std::uint32_t r = 0; r + 1 < rings; ++r) {
    for (std::uint32_t k = 0; k < around; ++k) {
      const std::uint32_t next = (k + 1) % around;
      face(r * around + k, r * around + next, (r + 1) * around + next,
           (r + 1) * around + k);
    }
  }
}

}  // namespace

body::Figure BuiltInFigure() {
  body::Figure figure;
  figure.name = "mannequin";
  anim::Mesh mesh;
  mesh.name = "body";
  std::vector<anim::VertexInfluences> influences;
  for (const bool right : {false, true}) {
    for (const Row& row : kRows) {
      const std::string name = row.name;
      if (right && !name.ends_with(".L")) continue;
      if (right) {
        AddJoint(Mirrored(name), Mirrored(row.parent), math::Mirror(row.head),
                 math::Mirror(row.tail), figure.skeleton);
      } else {
        AddJoint(name, row.parent, row.head, row.tail, figure.skeleton);
      }
      if (row.near.x > 0) {
        AddBead(row, right, figure.skeleton.joint_count() - 1, mesh,
                influences);
      }
    }
  }
  float low = 1, high = 0;
  for (const math::Vec3f& p : mesh.positions) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  figure.stature = double(high) - double(low);
  for (math::Vec3f& p : mesh.positions) p.y -= low;
  for (auto* list : {&figure.skeleton.parent_from_joint,
                     &figure.skeleton.model_from_joint}) {
    for (std::size_t j = 0; j < list->size(); ++j) {
      if (list == &figure.skeleton.model_from_joint ||
          figure.skeleton.parents[j] < 0) {
        (*list)[j].translation.y -= double(low);
      }
    }
  }
  anim::WeldPoints(mesh, influences);
  figure.parts.push_back(std::move(mesh));
  return figure;
}

}  // namespace limber::content

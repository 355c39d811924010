// SPDX-License-Identifier: MIT
#include "engine/check/solid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace limber::check {

using math::Quat;
using math::Vec3;

namespace {

constexpr Quat kStill(1, 0, 0, 0);

Solid Box(std::string_view name, const Vec3& middle, const Vec3& size,
          const Quat& turn = kStill) {
  return {.name = name, .prop_from_solid = {turn, middle}, .half = size / 2.0};
}

Solid Bar(std::string_view name, const Vec3& from, const Vec3& to,
          double radius) {
  return {name,
          {math::Arc(Vec3(1, 0, 0), to - from), (from + to) / 2.0},
          Vec3(glm::length(to - from) / 2, radius, radius),
          true};
}

Solid Roll(std::string_view name, double length, double diameter) {
  const Vec3 end(length / 2, 0, 0);
  return Bar(name, -end, end, diameter / 2);
}

std::vector<Solid> Make(const coach::RollerSize& size) {
  return {Roll("roller", double(size.length), double(size.diameter))};
}

std::vector<Solid> Make(const coach::TowelSize& size) {
  Solid roll = Roll("towel", double(size.length), double(size.diameter));
  roll.gives = true;
  return {roll};
}

// The board is bent about the upright, so it is some flat pieces here. Its
// cushion gives and is left out.
std::vector<Solid> Make(const coach::ChairSize& size) {
  constexpr double kBend = 1.0, kLean = 0.08, kThick = 0.021;
  constexpr double kPost = 0.0155, kLeg = 0.0165;  // radii
  constexpr int kPieces = 6;
  const double seat = double(size.seat), rest = double(size.rest);
  const double half_x = double(size.width) / 2 - 0.030;
  const double front = double(size.depth) / 2 - 0.032;
  const double under = seat - 0.048;
  const double top = seat + double(size.back);
  const double board = std::min(0.14, 0.42 * double(size.back));
  std::vector<Solid> out;
  const Quat lean = math::AboutX(-std::atan(kLean));
  const double reach = std::asin((double(size.width) - 0.01) / 2 / kBend);
  for (int i = 0; i < kPieces; ++i) {
    const double turn = reach * ((2.0 * i + 1) / kPieces - 1);
    const Vec3 middle(kBend * std::sin(turn), top,
                      -rest - 0.011 + kBend * (1 - std::cos(turn)));
    const Quat turned = math::AboutY(-turn) * lean;
    out.push_back(Box("chair back", middle - turned * Vec3(0, board / 2, 0),
                      {2 * reach * kBend / kPieces, board, kThick}, turned));
  }
  for (const double side : {-1.0, 1.0}) {
    const double x = side * half_x;
    const double bend = kBend - std::sqrt(kBend * kBend - x * x);
    out.push_back(Bar(
        "chair post", {x, under - 0.030, -rest},
        {x, top - 0.30 * board, -rest - 0.029 + bend + kLean * 0.30 * board},
        kPost));
    for (const bool before : {true, false}) {
      const double z = before ? front : -rest;
      out.push_back(Bar("chair leg",
                        {x * 1.07, 0, z + (before ? 0.022 : -0.045)},
                        {x, under - 0.008, z}, kLeg));
    }
  }
  return out;
}

std::vector<Solid> Make(const coach::DoorFrameSize& size) {
  const double height = double(size.clear_height);
  const double z = double(size.face_z + size.depth / 2);
  const double wide = double(size.post_width);
  const double middle = double(size.half_width) + wide / 2;
  std::vector<Solid> out;
  for (const double side : {-1.0, 1.0}) {
    const double x = double(size.centre_x) + side * middle;
    out.push_back(Box("post", {x, double(size.floor_y) + height / 2, z},
                      {wide, height, double(size.depth)}));
    out.push_back(Box("foot of a post",
                      {x + side * 0.01, double(size.floor_y) + 0.0175, z},
                      {wide - 0.02, 0.035, 0.56}));
  }
  return out;
}

std::vector<Solid> Make(const coach::WallSize& size) {
  return {
      Box("wall", {0, double(size.height / 2), double(size.thickness / 2)},
          {double(size.width), double(size.height), double(size.thickness)})};
}

std::vector<Solid> Make(const coach::DeskSize& size) {
  constexpr double kBoard = 0.026, kWide = 0.56, kHigh = 0.335;
  const double top = double(size.top), depth = double(size.depth);
  const double leg = double(size.width / 2) - 0.09, under = top - kBoard;
  std::vector<Solid> out = {
      Box("desk", {0, top - kBoard / 2, depth / 2},
          {double(size.width), kBoard, depth}),
      Box("rail of the desk", {0, under - 0.022, depth / 2 + 0.06},
          {2 * leg, 0.044, 0.022}),
      Box("screen",
          {0, double(size.screen_top) - kHigh / 2,
           double(size.screen_z) + 0.009},
          {kWide, kHigh, 0.018})};
  for (const double x : {-leg, leg}) {
    out.push_back(Box("leg of the desk", {x, under / 2, depth / 2 + 0.06},
                      {0.050, under, 0.075}));
  }
  return out;
}

std::vector<Solid> Make(const coach::ShelfSize& size) {
  constexpr int kBoards = 5;
  constexpr double kBoard = 0.022, kLowest = 0.14;
  const double reach = double(size.reach), depth = double(size.depth);
  std::vector<Solid> out;
  for (int i = 0; i < kBoards; ++i) {
    const double top = glm::mix(kLowest, reach, double(i) / (kBoards - 1));
    out.push_back(Box("shelf", {0, top - kBoard / 2, depth / 2},
                      {double(size.width) - 0.03, kBoard, depth - 0.01}));
  }
  return out;
}

// What is stuffed, is held, or is the ground.
template <class Size>
std::vector<Solid> Make(const Size&) {
  return {};
}

}  // namespace

double Solid::Depth(const Vec3& p) const {
  const Vec3 from_side = half - glm::abs(p);
  const double inside =
      round ? std::min(from_side.x, half.y - std::hypot(p.y, p.z))
            : std::min({from_side.x, from_side.y, from_side.z});
  return std::max(0.0, inside);
}

std::vector<Solid> SolidsOf(const coach::PropSize& size) {
  return std::visit([](const auto& known) { return Make(known); }, size);
}

}  // namespace limber::check

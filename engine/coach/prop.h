// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include "engine/math/transform.h"

// The things a movement is done on, at or with. Metres. Each thing has its own
// space, y up; who uses it faces +z. What carries weight is exact: seat, edge,
// radius, top of a desk; the rest is looks.
namespace limber::coach {

// A yoga mat. Origin: middle of its upper side, so the floor is at -thickness.
struct MatSize {
  float length = 1.83f;  // along z
  float width = .61f;    // along x
  float thickness = .006f;
  bool operator==(const MatSize&) const = default;
};

// A sturdy chair. Origin: the floor below the middle of the seat.
struct ChairSize {
  float seat = .41f;   // the cushion's top
  float back = .30f;   // upper edge of the back rest, above the seat
  float rest = .175f;  // from the middle of the seat back to the back rest
  float width = .44f, depth = .42f;  // of the cushion
  bool operator==(const ChairSize&) const = default;
};

// A doorway that stands by itself: two posts, a lintel, two feet and a sill.
// Origin: the floor in the middle; the forearm's side is z = face_z and looks
// to -z.
struct DoorFrameSize {
  float half_width = .42f;  // from the middle to the inner face of a post
  float face_z = 0;
  float centre_x = 0;
  float floor_y = 0;
  float post_width = .13f, depth = .10f;
  float clear_height = 2.05f;  // under the lintel
  bool operator==(const DoorFrameSize&) const = default;
};

// A piece of wall. Origin: the foot of its face, which is z = 0 and looks to
// -z.
struct WallSize {
  float width = 2.2f, height = 2.3f, thickness = .10f;
  bool operator==(const WallSize&) const = default;
};

// A foam roller. Origin: its middle; the axis is x.
struct RollerSize {
  float length = .45f, diameter = .15f;
  bool operator==(const RollerSize&) const = default;
};

// A rolled bath towel. Origin: its middle; the axis is x. The end of the cloth
// stands proud by half its thickness, as the rest falls short of it.
struct TowelSize {
  float length = .50f, diameter = .09f;
  bool operator==(const TowelSize&) const = default;
};

// Where a head lies in a pillow: how far its top is pressed down, and where.
struct Dent {
  float depth = 0;  // less than the pillow's height
  float x = 0, z = 0;
  float radius = .09f;  // where half of the depth is left
  bool operator==(const Dent&) const = default;
};

// A pillow for the head. Origin: middle of its underside.
struct PillowSize {
  float length = .60f;  // along x
  float width = .40f;   // along z
  float height = .10f;
  Dent dent;
  // Middle of the head above the bottom of the dent that it lies in, m; and how
  // far down that bottom goes with it, share of where it is as modelled.
  float head = .10f, least = 1;
  bool operator==(const PillowSize&) const = default;
};

// A soft roll, under the knees or between them. Origin: its middle; the axis
// is x.
struct BolsterSize {
  float length = .50f, diameter = .15f;
  bool operator==(const BolsterSize&) const = default;
};

// A flat cushion to sit or kneel on. Origin: middle of its underside.
struct CushionSize {
  float length = .40f;  // along x
  float width = .40f;   // along z
  float height = .06f;
  bool operator==(const CushionSize&) const = default;
};

// A desk with a screen and a keyboard. Origin: the floor below the middle of
// the edge that the sitter has in front; the desk lies towards +z.
struct DeskSize {
  float top = .649f;         // of the board
  float screen_top = 1.18f;  // upper edge of the screen
  float screen_z = .34f;     // its face
  float keys = .13f;         // middle of the keyboard
  float width = 1.20f, depth = .64f;
  bool operator==(const DeskSize&) const = default;
};

// A phone. Origin: its middle; the screen looks to +z, its top is +y.
struct PhoneSize {
  float length = .150f, width = .072f, thickness = .008f;
  bool operator==(const PhoneSize&) const = default;
};

// An open shelf that stands on the floor. Origin: the floor below the middle
// of its front; the boards lie towards +z.
struct ShelfSize {
  float reach = 1.80f;  // top of the highest board
  float width = .80f, depth = .28f;
  bool operator==(const ShelfSize&) const = default;
};

// A bag with one strap. Origin: where the strap lies on the shoulder; the bag
// hangs below, flat along z, and further to +z, as a hip is wider.
struct BagSize {
  float width = .36f, height = .28f, depth = .12f;
  float strap = .46f;  // from the shoulder down to the bag's upper edge
  float out = .08f;    // from the shoulder to the bag's middle, along z
  bool operator==(const BagSize&) const = default;
};

using PropSize =
    std::variant<MatSize, ChairSize, DoorFrameSize, WallSize, RollerSize,
                 TowelSize, PillowSize, BolsterSize, CushionSize, DeskSize,
                 PhoneSize, ShelfSize, BagSize>;

// What content calls them, in the order of PropSize.
inline constexpr std::array<std::string_view, std::variant_size_v<PropSize>>
    kPropNames = {"mat",   "chair",       "door_frame",   "wall",    "roller",
                  "towel", "pillow_head", "pillow_knees", "cushion", "desk",
                  "phone", "shelf",       "bag"};

// One thing in one frame.
struct Prop {
  PropSize size;
  math::Transform world_from_prop;
  double opacity = 1;  // [0, 1]: things fade in and out in a routine
  double height = 1;   // times as high as its size says: what is stuffed gives
  math::Vec3 stands{0};  // of a roller: where it is before it has rolled
};

}  // namespace limber::coach

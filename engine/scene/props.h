// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/frame.h"

// The things a movement is done on or at, as meshes; metres, world space.
namespace limber::scene {

struct MatSize {
  float length = 1.83f;  // along z
  float width = .61f;    // along x
  float thickness = .006f;
};
// A yoga mat with rounded edges; `centre` is the middle of its upper side, so
// the floor is at centre.y - thickness.
PropMesh MakeMat(const Vec3f& centre, const MatSize& size = {});

// A doorway that stands by itself: two posts, a lintel, two feet and a sill.
struct DoorFrameSize {
  float half_width = .42f;  // from the middle to the inner face of a post
  float face_z = 0;         // plane of the face towards -z: the forearm's side
  float centre_x = 0;
  float floor_y = 0;
  float post_width = .13f, depth = .10f;
  float clear_height = 2.05f;  // under the lintel
};
PropMesh MakeDoorFrame(const DoorFrameSize& size = {});

struct ChairSize {
  float seat = .45f;  // m, top of the cushion
  float back = .30f;  // m, top of the back rail above the seat
  Vec3f place{0};     // below the middle of the seat, on the floor
};
PropMesh MakeChairWood(const ChairSize& size = {});
PropMesh MakeChairCushion(const ChairSize& size = {});

}  // namespace limber::scene

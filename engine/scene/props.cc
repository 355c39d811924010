// SPDX-License-Identifier: MIT
#include "engine/scene/props.h"

#include "engine/scene/solid.h"

namespace limber::scene {

PropMesh MakeMat(const Vec3f& centre, const MatSize& size) {
  PropMesh mesh;
  mesh.surface = Surface::kMat;
  AppendRoundedBox(centre - Vec3f(0, size.thickness / 2, 0),
                   {size.width, size.thickness, size.length},
                   size.thickness / 2, mesh);
  mesh.id = GeometryId(mesh);
  return mesh;
}

PropMesh MakeDoorFrame(const DoorFrameSize& size) {
  constexpr float kEdge = .004f, kLintel = .14f;
  constexpr float kFootHeight = .035f, kFootLength = .56f, kSill = .008f;
  PropMesh mesh;
  mesh.surface = Surface::kFrame;
  const float z = size.face_z + size.depth / 2;
  const float middle = size.half_width + size.post_width / 2;
  for (const float side : {-1.f, 1.f}) {
    const float x = size.centre_x + side * middle;
    AppendRoundedBox({x, size.floor_y + size.clear_height / 2, z},
                     {size.post_width, size.clear_height, size.depth}, kEdge,
                     mesh);
    // The foot runs away from the opening's inner face, so no toe meets it.
    AppendRoundedBox({x + side * .01f, size.floor_y + kFootHeight / 2, z},
                     {size.post_width - .02f, kFootHeight, kFootLength}, .008f,
                     mesh);
  }
  AppendRoundedBox(
      {size.centre_x, size.floor_y + size.clear_height + kLintel / 2, z},
      {2 * (size.half_width + size.post_width), kLintel, size.depth}, kEdge,
      mesh);
  AppendRoundedBox({size.centre_x, size.floor_y + kSill / 2, z},
                   {2 * size.half_width, kSill, size.depth * .8f}, kSill / 2,
                   mesh);
  mesh.id = GeometryId(mesh);
  return mesh;
}

PropMesh MakeChairWood(const ChairSize& size) {
  PropMesh mesh;
  mesh.surface = Surface::kWood;
  const Vec3f& at = size.place;
  constexpr float kHalf = .19f, kFront = .185f, kBack = -.18f;
  AppendRoundedBox(at + Vec3f(0, size.seat - .056f, .005f), {.43f, .024f, .42f},
                   .006f, mesh);
  for (const float side : {-1.f, 1.f}) {
    const float x = side * kHalf;
    AppendCylinder(at + Vec3f(x * 1.06f, 0, kFront + .03f),
                   at + Vec3f(x, size.seat - .05f, kFront), .013f, .018f, mesh);
    AppendCylinder(at + Vec3f(x * 1.06f, 0, kBack - .05f),
                   at + Vec3f(x, size.seat - .05f, kBack), .013f, .018f, mesh);
    AppendCylinder(
        at + Vec3f(x, size.seat - .05f, kBack - .005f),
        at + Vec3f(x * .985f, size.seat + size.back * .85f, kBack - .06f),
        .017f, .013f, mesh);
  }
  AppendRoundedBox(at + Vec3f(0, size.seat + size.back - .05f, kBack - .062f),
                   {.42f, .11f, .018f}, .008f, mesh);
  mesh.id = GeometryId(mesh);
  return mesh;
}

PropMesh MakeChairCushion(const ChairSize& size) {
  PropMesh mesh;
  mesh.surface = Surface::kUpholstery;
  AppendRoundedBox(size.place + Vec3f(0, size.seat - .022f, .005f),
                   {.44f, .044f, .43f}, .018f, mesh);
  mesh.id = GeometryId(mesh);
  return mesh;
}

}  // namespace limber::scene

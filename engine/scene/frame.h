// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/math/transform.h"

// One frame as plain data: the seam between what is shown and how it is drawn.
// Everything here is world space, metres, y up, linear Rec.709 colour unless a
// field says otherwise. The renderer keeps nothing of it but what it uploads.
namespace limber::scene {

using math::Vec2f;
using math::Vec3f;
using math::Vec4f;

enum class Theme : std::uint8_t { kDark, kLight };

// software: one forward pass, box anti-aliasing; high: multisampling, soft
// shadows, full detail. Chosen from measured frame time, or by hand.
enum class Tier : std::uint8_t { kSoftware, kHigh };

struct Camera {
  double azimuth =
      0;  // rad; 0 = from the front (+z), pi/2 = from the figure's left (+x)
  double elevation = 0;  // rad, up
  double distance = 4;   // m from target
  Vec3f target{0, 0.9f, 0};
  double fov = 0.384;  // rad, vertical
};

enum class Surface : std::uint8_t {
  kSkin,
  kEye,
  kBrow,
  kHair,
  kHairTie,
  kMat,
  kWood,
  kUpholstery,
  kFrame,
  kWall,
  kFoam,
  kTerry,
  kCotton,
  kCanvas,
  kPlastic,
  kMetal,
  kScreen
};

struct Picture {  // pixels are borrowed and must outlive the upload
  int width = 0, height = 0, channels = 0;
  std::span<const std::uint8_t> pixels;
};

// A mesh whose vertices may move each frame.
struct MeshShape {
  std::string name;
  Surface surface{};
  std::span<const std::uint32_t> triangles;
  std::span<const Vec2f> uvs;  // [vertex]; may be empty
  std::span<const Vec4f>
      colours;  // [vertex] multiplies the base colour; may be empty
  std::size_t vertex_count = 0;
};

// Uploaded once per figure. See body/figure.h for what the pictures hold.
struct FigureShape {
  std::uint64_t id = 0;           // changes when any of it changes
  std::vector<MeshShape> meshes;  // meshes[0] is the body
  Picture garment, tint;
  std::vector<Picture> muscle_layers, muscle_ids;
  std::size_t region_count = 0;
  // Eyes, rest pose of the head joint: centre and radius, gaze along +z.
};

// What a muscle region shows now.
struct RegionLight {
  enum class State : std::uint8_t {
    kNone,
    kPrimary,
    kSecondary,
    kWorking,
    kRelaxed
  };
  State state = State::kNone;
  float opacity = 0;  // [0, 1], smoothstep(.15, .5, stretch); what is drawn is
                      // state opacity times this
  float stretch = 0;  // stripe spacing grows with it
};

// A thing, or what of it is made of one material, in its own space: uploaded
// once, wherever it goes. Made by scene/props.h.
struct PropMesh {
  std::uint64_t id = 0;  // changes when the geometry changes
  Surface surface{};
  std::vector<Vec3f> positions, normals;
  std::vector<Vec2f> uvs;      // m on the surface; may be empty
  std::vector<Vec4f> colours;  // rgb multiplies the base colour, w is the share
                               // of ambient light that gets there; may be empty
  std::vector<std::uint32_t> triangles;
};

// Where a mesh stands in one frame.
struct PropPlace {
  const PropMesh* mesh = nullptr;  // borrowed for the frame
  math::Transform world_from_prop;
  float opacity = 1;  // [0, 1]; 0 draws nothing and casts nothing
  float height = 1;   // times as high, along its own y
};

struct SkinTone {
  Vec3f colour, wrap;  // base colour; red, green, blue diffuse wrap
  float roughness, f0;
  bool dark_outline;  // outline #2A0E06, else #FFF3E2
};

struct Outfit {
  Vec3f top, legs, trim;
};

// A second body of the figure's shape, in one plain tone: what the figure would
// look like if it did not do right. Spans are borrowed for the frame.
struct Ghost {
  // [mesh][vertex] as of the figure: world space less `moved`
  std::vector<std::span<const Vec3f>> positions, normals;
  // [mesh][vertex] how far it is from where the figure is, [0, 1]
  std::vector<std::span<const float>> astray;
  // Beside the figure it is solid and casts a shadow; in its place it is
  // translucent, and only what is astray is drawn.
  bool solid = false;
  Vec3f moved{0};             // m
  float opacity = 1;          // [0, 1]
  std::uint64_t pose_id = 0;  // same id = same positions
};

// Bodies under the skin, as one mesh. Spans are borrowed for the frame.
struct InnerMesh {
  std::uint64_t shape_id = 0;  // changes when triangles, fibres or sizes do
  std::span<const std::uint32_t> triangles;
  std::span<const Vec3f> positions, normals;  // [vertex] world space, m
  // [vertex] fibres: how many lie beside this place, and how far along it is
  // from origin to insertion, [0, 1]; empty = none are drawn.
  std::span<const Vec2f> fibres;
  // [vertex] base colour; w: without fibres the share of ambient light that
  // gets there, with them RegionLight::State plus how strongly it shows,
  // [0, 1).
  std::span<const Vec4f> colours;
};

// What shows through the skin, which turns to glass as clothes and hair go.
struct Inner {
  float shown = 0;  // (0, 1]; 1 = of the skin no more than glass is left
  InnerMesh bones, muscles;
};

// Marks on a floor that goes backwards (towards -z) under somebody who walks,
// so that it is seen to move.
struct GroundMarks {
  float opacity = 0;  // [0, 1]; 0 draws none
  float apart = .5f;  // m from mark to mark
  float gone = 0;     // m, how far the floor has gone; less than `apart`
};

struct Overlay;  // ui geometry, below

struct Frame {
  Theme theme = Theme::kDark;
  Tier tier = Tier::kSoftware;
  Camera camera;
  // The part of the window the picture is composed for, pixels, origin top
  // left: the backdrop fills the whole window, the figure is centred in this.
  int view_x = 0, view_y = 0, view_width = 0, view_height = 0;
  float floor_y = 0;      // m; below the mat where there is one
  Vec3f floor_centre{0};  // the floor fades out around this point
  GroundMarks marks;
  bool mirror = false;  // flip left and right on screen

  const FigureShape* figure = nullptr;
  // [mesh] as in figure->meshes: world space, this frame
  std::vector<std::span<const Vec3f>> positions, normals;
  std::span<const RegionLight> regions;  // [region], size region_count
  std::uint64_t pose_id =
      0;  // same id = same positions: shadow and upload may be kept
  // Capsules of the body for contact shading on floor and props: a, b, radius
  struct Capsule {
    Vec3f a, b;
    float radius;
  };
  std::span<const Capsule> capsules;

  SkinTone skin{};
  Outfit outfit{};
  Vec3f hair{0.042f, 0.023f, 0.014f};
  Vec3f iris{0.147f, 0.091f, 0.051f};
  int palette = 0;  // 0 anatomical, 1 clear; index into scene/palette.h
  std::span<const PropPlace> props;
  const Ghost* ghost = nullptr;  // may be null; needs a figure
  const Inner* inner = nullptr;  // may be null; needs a figure

  const Overlay* overlay = nullptr;  // drawn last, sRGB bytes, may be null
};

// Geometry of the panels, laid out like ImDrawVert, drawn over the picture.
struct Overlay {
  struct Vertex {
    float x, y;  // window pixels
    float u, v;
    std::uint32_t rgba;  // sRGB, r in the low byte, straight alpha
  };
  struct Command {
    float clip_x0, clip_y0, clip_x1, clip_y1;  // window pixels
    std::uint32_t first_index, index_count, vertex_offset;
    std::uint32_t texture;  // id given by the renderer (font atlas, thumbnails)
  };
  struct List {
    std::span<const Vertex> vertices;
    std::span<const std::uint16_t> indices;
    std::vector<Command> commands;
  };
  std::vector<List> lists;
};

}  // namespace limber::scene

// SPDX-License-Identifier: MIT
#include "engine/render/surfaces.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/colour.h"
#include "engine/scene/looks.h"
#include "engine/scene/palette.h"
#include "engine/scene/studio.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using State = scene::RegionLight::State;

constexpr GLuint kRegionSlot = 1;

// Distance between fibres at rest, mm; secondary is wider so that the two are
// told apart without colour.
float Spacing(State state) { return state == State::kSecondary ? 9.f : 6.f; }

}  // namespace

core::Loaded<Surfaces> Surfaces::Create(bool high) {
  core::Loaded<Surfaces> loaded;
  Surfaces self;
  const unsigned tier = high ? kHighTier : kPlain;
  struct Row {
    Program* program;
    const char *vertex, *fragment;
  };
  for (const Row& row :
       {Row{&self.body_[0], "surface_solid.vert", "surface_body.frag"},
        Row{&self.body_[1], "surface_solid.vert", "surface_body.frag"},
        Row{&self.part_, "surface_solid.vert", "surface_part.frag"},
        Row{&self.glass_, "surface_solid.vert", "surface_glass.frag"},
        Row{&self.prop_, "surface_solid.vert", "surface_prop.frag"},
        Row{&self.mat_, "surface_solid.vert", "surface_mat.frag"},
        Row{&self.floor_[0], "surface_floor.vert", "surface_floor_bare.frag"},
        Row{&self.floor_[1], "surface_floor.vert", "surface_floor.frag"},
        Row{&self.marks_, "surface_floor.vert", "surface_floor_marks.frag"},
        Row{&self.backdrop_, "post_backdrop.vert", "post_backdrop.frag"}}) {
    const bool placed = row.program == &self.prop_ || row.program == &self.mat_;
    const unsigned kind = row.program == &self.body_[1] ? kPainted
                          : placed                      ? kPlaced
                                                        : kPlain;
    core::Loaded<Program> program =
        Program::Build(row.vertex, row.fragment, tier | kind);
    if (program.ok()) *row.program = std::move(*program.value);
    loaded.problems.insert(loaded.problems.end(), program.problems.begin(),
                           program.problems.end());
  }
  if (!loaded.problems.empty()) return loaded;
  for (std::size_t i = 0; i < 2; ++i) {
    const Program& body = self.body_[i];
    self.u_body_[i] = {
        body.Find("u_skin"),          body.Find("u_skin_wrap"),
        body.Find("u_cloth"),         body.Find("u_cloth_finish"),
        body.Find("u_outline"),       body.Find("u_lit"),
        body.Find("u_lit_layers"),    body.Find("u_tendon"),
        body.Find("u_outline_pixels")};
  }
  self.u_part_ = {self.part_.Find("u_base"), self.part_.Find("u_finish")};
  for (const bool lies : {false, true}) {
    const Program& prop = lies ? self.mat_ : self.prop_;
    (lies ? self.u_mat_ : self.u_prop_) = {
        prop.Find("u_base"), prop.Find("u_second"), prop.Find("u_finish"),
        prop.Find("u_world_from_prop"), prop.Find("u_opacity")};
  }
  const auto place = [](const Program& floor) {
    return FloorUniforms{floor.Find("u_corner"), floor.Find("u_side_a"),
                         floor.Find("u_side_b")};
  };
  for (std::size_t i = 0; i < 2; ++i) {
    self.u_floor_[i] = place(self.floor_[i]);
  }
  self.u_marks_place_ = place(self.marks_);
  self.u_marks_ = self.marks_.Find("u_marks");
  self.u_glass_ = self.glass_.Find("u_glass");
  glBindBuffer(GL_UNIFORM_BUFFER, self.regions_.name());
  glBufferData(GL_UNIFORM_BUFFER, sizeof(RegionBlock), nullptr,
               GL_DYNAMIC_DRAW);
  loaded.value = std::move(self);
  return loaded;
}

void Surfaces::SetRegions(const scene::Frame& frame,
                          std::span<const FigureMesh::Region> regions) {
  lit_ = 0;
  lit_layers_ = 0;
  const std::size_t count =
      std::min({regions.size(), frame.regions.size(), kRegions});
  block_.fill.fill(Vec4f(0));
  block_.style.fill(Vec4f(1));
  for (std::size_t i = 0; i < count; ++i) {
    const scene::RegionLight& light = frame.regions[i];
    if (light.state == State::kNone || light.opacity <= 0) continue;
    if (regions[i].layer < 0) continue;
    const scene::Highlight highlight =
        scene::HighlightOf(frame.palette, light.state, frame.skin);
    block_.fill[i + 1] =
        Vec4f(highlight.fill, highlight.opacity * light.opacity);
    const float grown = 1 + .35f * std::clamp(light.stretch, 0.f, 1.2f);
    block_.style[i + 1] =
        Vec4f(Spacing(light.state) * grown, float(light.state),
              regions[i].length, highlight.lift);
    lit_layers_ |= 1 << regions[i].layer;
    lit_ = std::max(lit_, light.opacity);
  }
  glBindBuffer(GL_UNIFORM_BUFFER, regions_.name());
  glBufferSubData(GL_UNIFORM_BUFFER, 0, sizeof(block_), &block_);
  glBindBufferBase(GL_UNIFORM_BUFFER, kRegionSlot, regions_.name());
}

void Surfaces::UseBody(const scene::Frame& frame, bool painted) {
  body_[painted].Use();
  const BodyUniforms& u = u_body_[painted];
  const scene::SkinTone& skin = frame.skin;
  const scene::Outfit& outfit = frame.outfit;
  glUniform4f(u.skin, skin.colour.r, skin.colour.g, skin.colour.b,
              skin.roughness);
  glUniform4f(u.wrap, skin.wrap.r, skin.wrap.g, skin.wrap.b, skin.f0);
  const std::array<Vec4f, 3> cloth = {
      Vec4f(outfit.top, 1), Vec4f(outfit.legs, 1), Vec4f(outfit.trim, 1)};
  glUniform4fv(u.cloth, 3, &cloth[0].x);
  glUniform4f(u.finish, scene::kClothRoughness, scene::kClothF0, .06f,
              scene::kHighlightRoughness);
  const std::array<Vec4f, 3> outline = {
      Vec4f(scene::OutlineOver(skin), 1),
      Vec4f(scene::OutlineOver(outfit.top), 1),
      Vec4f(scene::OutlineOver(outfit.legs), 1)};
  glUniform4fv(u.outline, 3, &outline[0].x);
  glUniform1f(u.lit, lit_);
  glUniform1i(u.lit_layers, lit_layers_);
  const Vec3f tendon = scene::FromHex(0xF0DEC6);
  glUniform4f(u.tendon, tendon.r, tendon.g, tendon.b, .55f);
  glUniform1f(u.outline_pixels, frame.palette == 1 ? 2.f : 1.25f);
}

void Surfaces::UsePart(const scene::Frame& frame, scene::Surface surface) {
  part_.Use();
  const scene::Finish finish = scene::FinishOf(surface);
  const Vec3f base = scene::BaseColour(surface, frame.hair);
  glUniform4f(u_part_.base, base.r, base.g, base.b, 1);
  glUniform4f(u_part_.finish, finish.roughness, finish.f0, finish.sheen,
              surface == scene::Surface::kEye ? .5f : 0.f);
}

void Surfaces::UseGlass(const scene::Frame& frame) {
  glass_.Use();
  glUniform4f(u_glass_, scene::kGlass.r, scene::kGlass.g, scene::kGlass.b,
              frame.inner->shown);
}

void Surfaces::UseProp(scene::Surface surface,
                       const math::Mat4f& world_from_prop, float opacity) {
  const bool lies = surface == scene::Surface::kMat;
  const PropUniforms& u = lies ? u_mat_ : u_prop_;
  (lies ? mat_ : prop_).Use();
  const scene::Finish finish = scene::FinishOf(surface);
  Vec3f second = finish.second * finish.colour;
  if (finish.pattern == scene::Pattern::kGrain) {
    second = scene::FromHex(0x9E744B);  // the dark grain is redder
  }
  glUniform4f(u.base, finish.colour.r, finish.colour.g, finish.colour.b,
              float(finish.pattern));
  glUniform4f(u.second, second.r, second.g, second.b, 1);
  glUniform4f(u.finish, finish.roughness, finish.f0, finish.sheen, 0);
  glUniformMatrix4fv(u.world, 1, GL_FALSE, &world_from_prop[0][0]);
  glUniform1f(u.opacity, opacity);
}

void Surfaces::UseFloor(const Vec2f& corner, const Vec2f& side_a,
                        const Vec2f& side_b, bool shaded) {
  floor_[shaded].Use();
  const FloorUniforms& u = u_floor_[shaded];
  glUniform2fv(u.corner, 1, &corner.x);
  glUniform2fv(u.side_a, 1, &side_a.x);
  glUniform2fv(u.side_b, 1, &side_b.x);
}

void Surfaces::UseMarks(const scene::Frame& frame, const Vec2f& corner,
                        const Vec2f& side_a, const Vec2f& side_b) {
  marks_.Use();
  glUniform2fv(u_marks_place_.corner, 1, &corner.x);
  glUniform2fv(u_marks_place_.side_a, 1, &side_a.x);
  glUniform2fv(u_marks_place_.side_b, 1, &side_b.x);
  // A share of the light that is there, so that a shadow lies on them too.
  const float mark = scene::StudioOf(frame.theme).mark;
  if (mark > 0) {
    glBlendFunc(GL_DST_COLOR, GL_ONE);
  } else {
    glBlendFunc(GL_ZERO, GL_ONE_MINUS_SRC_COLOR);
  }
  glUniform3f(u_marks_, frame.marks.apart, frame.marks.gone,
              frame.marks.opacity * std::abs(mark));
}

void Surfaces::UseBackdrop() { backdrop_.Use(); }

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#include "engine/render/figure_mesh.h"

#include <algorithm>
#include <cmath>

#include "engine/render/blocks.h"
#include "engine/render/simplify.h"
#include "engine/render/vertex_stream.h"

namespace limber::render {
namespace {

using math::Vec2f;
using math::Vec3f;
using math::Vec4f;

// Rounds of simplification of what casts the shadow: about a quarter is left.
constexpr int kCasterRounds = 3;
// Edges of the body longer than this are rounded off, m: trunk and limbs have
// such, face and hands have none.
constexpr float kLongestEdge = .010f;

bool Casts(scene::Surface surface) {
  return surface != scene::Surface::kEye && surface != scene::Surface::kBrow;
}

// `shape` is what is drawn, `coarse` what it was made from.
void UploadPart(const scene::MeshShape& shape, const scene::MeshShape& coarse,
                std::span<const Vec3f> places, FigurePart& part) {
  const std::size_t count = shape.vertex_count;
  part.surface = shape.surface;
  part.vertex_count = count;
  part.index_count = static_cast<GLsizei>(shape.triangles.size());

  glBindVertexArray(part.vertices.name());
  glBindBuffer(GL_ARRAY_BUFFER, part.stream.name());
  glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(2 * count * sizeof(Vec3f)), nullptr,
               GL_STREAM_DRAW);
  Point(kPosition, 3, 0, 0);
  Point(kNormal, 3, 0, count * sizeof(Vec3f));
  const std::size_t uv_bytes = shape.uvs.size_bytes();
  glBindBuffer(GL_ARRAY_BUFFER, part.fixed.name());
  glBufferData(GL_ARRAY_BUFFER,
               GLsizeiptr(uv_bytes + shape.colours.size_bytes()), nullptr,
               GL_STATIC_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, GLsizeiptr(uv_bytes), shape.uvs.data());
  glBufferSubData(GL_ARRAY_BUFFER, GLintptr(uv_bytes),
                  GLsizeiptr(shape.colours.size_bytes()), shape.colours.data());
  if (!shape.uvs.empty()) Point(kUv, 2, 0, 0);
  if (!shape.colours.empty()) Point(kColour, 4, 0, uv_bytes);
  FillIndices(part.indices, shape.triangles);

  if (Casts(shape.surface)) {
    const std::vector<std::uint32_t> casters =
        Simplify(coarse.triangles, coarse.vertex_count, kCasterRounds);
    part.caster_count = static_cast<GLsizei>(casters.size());
    glBindVertexArray(part.casters.name());
    glBindBuffer(GL_ARRAY_BUFFER, part.stream.name());
    Point(kPosition, 3, 0, 0);
    FillIndices(part.caster_indices, casters);
    part.fins.Build(coarse.triangles, places);
  }
  glBindVertexArray(0);
}

void Filter(GLenum target, GLint filter) {
  glTexParameteri(target, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(target, GL_TEXTURE_MAG_FILTER, filter);
  glTexParameteri(target, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(target, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

// A picture of 1, 3 or 4 channels; `plain` where there is none.
void UploadPicture(const scene::Picture& picture, std::uint32_t plain,
                   Texture& texture) {
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (picture.pixels.empty()) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 1, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 &plain);
  } else {
    const GLenum format = picture.channels == 4   ? GL_RGBA
                          : picture.channels == 3 ? GL_RGB
                                                  : GL_RED;
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0,
                 format, GL_UNSIGNED_BYTE, picture.pixels.data());
  }
  Filter(GL_TEXTURE_2D, GL_LINEAR);
}

}  // namespace

void FigureMesh::Upload(const scene::Frame& frame) {
  const scene::FigureShape& shape = *frame.figure;
  parts_.clear();
  parts_.resize(shape.meshes.size());
  tier_ = frame.tier;
  Refine(frame);
  std::size_t edges = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    UploadPart(i == 0 ? body_ : shape.meshes[i], shape.meshes[i],
               frame.positions[i], parts_[i]);
    if (Casts(parts_[i].surface)) edges += shape.meshes[i].triangles.size() / 2;
  }
  UploadPictures(shape);
  MeasureRegions(shape);
  FindTouched(shape);

  // A silhouette runs through far fewer than a quarter of the edges.
  fins_.Reserve(parts_.size() + 1, edges, .25);
  painted_fins_.reserve(6 * edges / 4);
  id_ = shape.id;
  pose_ = 0;
}

void FigureMesh::Refine(const scene::Frame& frame) {
  body_ = frame.figure->meshes[0];
  refined_ = tier_ == scene::Tier::kHigh && body_.colours.empty();
  if (!refined_) return;
  refinement_.Build(body_.triangles, frame.positions[0], kLongestEdge);
  const std::size_t count = refinement_.vertex_count();
  uvs_.resize(body_.uvs.empty() ? 0 : count);
  if (!body_.uvs.empty()) refinement_.Spread(body_.uvs, uvs_);
  places_.resize(count);
  normals_.resize(count);
  body_.triangles = refinement_.triangles();
  body_.uvs = uvs_;
  body_.vertex_count = count;
}

void FigureMesh::UploadPictures(const scene::FigureShape& shape) {
  // Texel values of "no garment" and of plain, open skin.
  UploadPicture(shape.garment, 0x00000000u, garment_);
  UploadPicture(shape.tint, 0xff808080u, tint_);
  const auto layers = static_cast<GLsizei>(
      std::min({shape.muscle_layers.size(), shape.muscle_ids.size(), kLayers}));
  muscles_.Drop();
  muscle_ids_.Drop();
  glBindTexture(GL_TEXTURE_2D_ARRAY, muscles_.name());
  Filter(GL_TEXTURE_2D_ARRAY, GL_LINEAR);
  const int width = layers ? shape.muscle_layers[0].width : 1;
  const int height = layers ? shape.muscle_layers[0].height : 1;
  glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_RGBA8, width, height,
               std::max(layers, 1), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  for (GLsizei i = 0; i < layers; ++i) {
    glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, i, width, height, 1, GL_RGBA,
                    GL_UNSIGNED_BYTE,
                    shape.muscle_layers[std::size_t(i)].pixels.data());
  }
  glBindTexture(GL_TEXTURE_2D_ARRAY, muscle_ids_.name());
  Filter(GL_TEXTURE_2D_ARRAY, GL_NEAREST);
  glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R8UI, width, height,
               std::max(layers, 1), 0, GL_RED_INTEGER, GL_UNSIGNED_BYTE,
               nullptr);
  for (GLsizei i = 0; i < layers; ++i) {
    glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, i, width, height, 1,
                    GL_RED_INTEGER, GL_UNSIGNED_BYTE,
                    shape.muscle_ids[std::size_t(i)].pixels.data());
  }
  // Most skin has no region of a given layer: one look tells which to skip.
  std::vector<std::uint16_t> mask(std::size_t(width) * std::size_t(height));
  for (GLsizei i = 0; i < layers; ++i) {
    const auto& ids = shape.muscle_ids[std::size_t(i)].pixels;
    for (std::size_t at = 0; at < mask.size(); ++at) {
      if (ids[at]) mask[at] = std::uint16_t(mask[at] | 1 << i);
    }
  }
  glBindTexture(GL_TEXTURE_2D, layer_mask_.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R16UI, width, height, 0, GL_RED_INTEGER,
               GL_UNSIGNED_SHORT, mask.data());
  Filter(GL_TEXTURE_2D, GL_NEAREST);
}

// A texel is as long along the fibres as across them, and across them the
// pictures give millimetres: width times the change of u. So the change of t
// there gives the length.
void FigureMesh::MeasureRegions(const scene::FigureShape& shape) {
  regions_.assign(shape.region_count, {});
  struct Sums {
    double across = 0, along = 0;  // mm and share of the length, per texel
  };
  std::vector<Sums> sums(shape.region_count);
  const std::size_t layers =
      std::min({shape.muscle_layers.size(), shape.muscle_ids.size(), kLayers});
  for (std::size_t layer = 0; layer < layers; ++layer) {
    const scene::Picture& field = shape.muscle_layers[layer];
    const scene::Picture& ids = shape.muscle_ids[layer];
    for (int y = 0; y + 2 < field.height; y += 2) {
      for (int x = 0; x + 2 < field.width; x += 2) {
        const std::size_t at =
            std::size_t(y) * std::size_t(field.width) + std::size_t(x);
        const std::size_t right = at + 2;
        const std::size_t below = at + 2 * std::size_t(field.width);
        const std::size_t id = ids.pixels[at];
        if (id == 0 || id > sums.size()) continue;
        regions_[id - 1].layer = static_cast<int>(layer);
        if (ids.pixels[right] != id || ids.pixels[below] != id) continue;
        const auto slope = [&](std::size_t channel) {
          const double here = field.pixels[4 * at + channel];
          return std::hypot(field.pixels[4 * right + channel] - here,
                            field.pixels[4 * below + channel] - here) /
                 510;
        };
        const bool inside = field.pixels[4 * at] > 160;
        if (!inside) continue;
        sums[id - 1].across += slope(1) * field.pixels[4 * at + 3];
        sums[id - 1].along += slope(2);
      }
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double length =
        sums[i].along > 0 ? sums[i].across / sums[i].along : 150;
    regions_[i].length = static_cast<float>(std::clamp(length, 20., 600.));
  }
}

void FigureMesh::FindTouched(const scene::FigureShape& shape) {
  const scene::MeshShape& body = body_;
  const std::size_t count = body.triangles.size() / 3;
  touched_.assign(count, {});
  painted_.assign(count, 0);
  sorted_.assign(body.triangles.begin(), body.triangles.end());
  lit_.reset();
  bare_count_ = GLsizei(sorted_.size());
  if (body.uvs.empty()) return;
  for (const scene::Picture& ids : shape.muscle_ids) {
    const Vec2f size(float(ids.width), float(ids.height));
    const Vec2f last = size - 1.f;
    for (std::size_t t = 0; t < count; ++t) {
      Vec2f low(1e9f), high(-1e9f);
      for (std::size_t k = 0; k < 3; ++k) {
        const Vec2f at = body.uvs[body.triangles[3 * t + k]] * size;
        low = glm::min(low, at);
        high = glm::max(high, at);
      }
      low = glm::clamp(low - 1.f, Vec2f(0), last);
      high = glm::clamp(high + 1.f, Vec2f(0), last);
      for (int y = int(low.y); y <= int(high.y); ++y) {
        for (int x = int(low.x); x <= int(high.x); ++x) {
          const std::size_t id =
              ids.pixels[std::size_t(y) * std::size_t(ids.width) +
                         std::size_t(x)];
          if (id > 0) touched_[t].set(id - 1);
        }
      }
    }
  }
}

void FigureMesh::SortTriangles(const scene::Frame& frame) {
  RegionSet lit;
  for (std::size_t i = 0; i < std::min(frame.regions.size(), kRegions); ++i) {
    const scene::RegionLight& light = frame.regions[i];
    lit[i] =
        light.state != scene::RegionLight::State::kNone && light.opacity > 0;
  }
  if (lit == lit_) return;
  lit_ = lit;
  const auto triangles = body_.triangles;
  std::size_t front = 0, back = sorted_.size();
  for (std::size_t t = 0; t < touched_.size(); ++t) {
    const bool bare = (touched_[t] & lit).none();
    painted_[t] = !bare;
    if (!bare) back -= 3;
    const std::size_t at = bare ? front : back;
    std::copy_n(triangles.begin() + std::ptrdiff_t(3 * t), 3,
                sorted_.begin() + std::ptrdiff_t(at));
    if (bare) front += 3;
  }
  bare_count_ = GLsizei(front);
  glBindVertexArray(parts_[0].vertices.name());
  glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, 0,
                  GLsizeiptr(sorted_.size() * sizeof(sorted_[0])),
                  sorted_.data());
  glBindVertexArray(0);
}

void FigureMesh::Stream(const scene::Frame& frame) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const GLsizeiptr half = GLsizeiptr(parts_[i].vertex_count * sizeof(Vec3f));
    glBindBuffer(GL_ARRAY_BUFFER, parts_[i].stream.name());
    glBufferData(GL_ARRAY_BUFFER, 2 * half, nullptr, GL_STREAM_DRAW);
    std::span<const Vec3f> places = frame.positions[i];
    std::span<const Vec3f> normals = frame.normals[i];
    if (i == 0 && refined_) {
      refinement_.Round(places, normals, places_, normals_);
      places = places_;
      normals = normals_;
    }
    glBufferSubData(GL_ARRAY_BUFFER, 0, half, places.data());
    glBufferSubData(GL_ARRAY_BUFFER, half, half, normals.data());
  }
  pose_ = frame.pose_id;
}

void FigureMesh::StreamFins(const scene::Frame& frame, const Vec3f& eye) {
  fins_.Clear();
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    std::vector<EdgeFins::Vertex>& out = fins_.Begin();
    const std::size_t first = out.size();
    if (!Casts(parts_[i].surface)) continue;
    const scene::MeshShape& mesh = frame.figure->meshes[i];
    parts_[i].fins.Append(mesh.triangles, frame.positions[i], frame.normals[i],
                          mesh.uvs, mesh.colours, eye, out);
    if (i == 0) {
      painted_fins_.clear();
      parts_[0].fins.Divide(painted_, first, out, painted_fins_);
    }
  }
  std::vector<EdgeFins::Vertex>& out = fins_.Begin();
  out.insert(out.end(), painted_fins_.begin(), painted_fins_.end());
  fins_.Upload();
}

void FigureMesh::BindPictures() {
  glActiveTexture(GL_TEXTURE0 + kGarmentUnit);
  glBindTexture(GL_TEXTURE_2D, garment_.name());
  glActiveTexture(GL_TEXTURE0 + kTintUnit);
  glBindTexture(GL_TEXTURE_2D, tint_.name());
  glActiveTexture(GL_TEXTURE0 + kMuscleUnit);
  glBindTexture(GL_TEXTURE_2D_ARRAY, muscles_.name());
  glActiveTexture(GL_TEXTURE0 + kMuscleIdUnit);
  glBindTexture(GL_TEXTURE_2D_ARRAY, muscle_ids_.name());
  glActiveTexture(GL_TEXTURE0 + kLayerMaskUnit);
  glBindTexture(GL_TEXTURE_2D, layer_mask_.name());
}

}  // namespace limber::render

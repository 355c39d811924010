// SPDX-License-Identifier: MIT
#pragma once

#include <glad/gl.h>

#include <cstddef>
#include <cstdint>
#include <utility>

// Private to this room: owners of OpenGL names. Each needs the context that
// made it to be current when it dies.
namespace limber::render {

template <void (*kMake)(GLuint*), void (*kDrop)(GLuint)>
class Owned {
 public:
  Owned() = default;
  Owned(Owned&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~Owned() {
    if (name_) kDrop(name_);
  }

  // The name, made when first asked for.
  GLuint name() {
    if (!name_) kMake(&name_);
    return name_;
  }
  explicit operator bool() const { return name_ != 0; }
  void Drop() {
    if (name_) kDrop(std::exchange(name_, 0));
  }

 private:
  GLuint name_ = 0;
};

void MakeBuffer(GLuint* name);
void DropBuffer(GLuint name);
void MakeTexture2d(GLuint* name);
void DropTexture2d(GLuint name);
void MakeFramebuffer(GLuint* name);
void DropFramebuffer(GLuint name);
void MakeRenderbuffer(GLuint* name);
void DropRenderbuffer(GLuint name);
void MakeVertexArray(GLuint* name);
void DropVertexArray(GLuint name);
void MakeSampler(GLuint* name);
void DropSampler(GLuint name);

using Buffer = Owned<MakeBuffer, DropBuffer>;
using Texture = Owned<MakeTexture2d, DropTexture2d>;
using Framebuffer = Owned<MakeFramebuffer, DropFramebuffer>;
using Renderbuffer = Owned<MakeRenderbuffer, DropRenderbuffer>;
using VertexArray = Owned<MakeVertexArray, DropVertexArray>;
using Sampler = Owned<MakeSampler, DropSampler>;

// Attributes of every vertex stream.
enum Attribute : GLuint {
  kPosition = 0,
  kNormal = 1,
  kUv = 2,
  kColour = 3,
  kEdge = 4,
};

// Texture units, the same in every program.
enum Unit : GLint {
  kGarmentUnit = 0,
  kTintUnit = 1,
  kMuscleUnit = 2,
  kMuscleIdUnit = 3,
  kShadowUnit = 4,       // compared
  kShadowDepthUnit = 5,  // read as depth
  kFloorLightUnit = 6,
  kPictureUnit = 7,  // overlay, blur
  kLayerMaskUnit = 8,
};

inline const void* Offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);
}

}  // namespace limber::render

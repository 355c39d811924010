// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"
#include "engine/math/vocabulary.h"
#include "engine/render/gl.h"

namespace limber::render {

// Variants of a shader, may be joined with |.
enum Variant : unsigned {
  kPlain = 0,
  kHighTier = 1,  // LIMBER_HIGH
  kPainted = 2,   // LIMBER_PAINTED: muscle regions on the skin
  kPlaced = 4,    // LIMBER_PLACED: things that stand anywhere, and may fade
  kGhost = 8,     // LIMBER_GHOST: a_edge is how far a vertex is astray
};

// A linked program. Uniforms are found once, by name, at start.
class Program {
 public:
  // `vertex` and `fragment` are file names of shaders/. Faults carry rule
  // "opengl", the shader file and the driver's log. Samplers and blocks are
  // bound to the units of gl.h.
  static core::Loaded<Program> Build(std::string_view vertex,
                                     std::string_view fragment,
                                     unsigned variant);
  Program() = default;
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  ~Program();

  void Use() const { glUseProgram(name_); }
  // -1 where the program has no such uniform; setting that is harmless.
  GLint Find(const char* uniform) const {
    return glGetUniformLocation(name_, uniform);
  }
  GLuint name() const { return name_; }

 private:
  GLuint name_ = 0;
};

// The text of a shader with its includes in place and #line before each;
// `files` receives the names the line numbers refer to. Each file is included
// once. Empty and a problem where one is missing.
core::Loaded<std::string> ResolveShader(std::string_view file, unsigned variant,
                                        std::vector<std::string>& files);

}  // namespace limber::render

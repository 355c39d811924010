// SPDX-License-Identifier: MIT
#include "engine/render/program.h"

#include <algorithm>
#include <array>

#include "engine/render/shader_sources.h"

namespace limber::render {
namespace {

core::Problem Fault(std::string_view file, std::string text) {
  return {
      "shaders/" + std::string(file), 0, 0, "opengl", std::move(text), "", ""};
}

bool Append(std::string_view file, std::vector<std::string>& files,
            std::string& text, core::Problem& fault) {
  if (std::ranges::find(files, file) != files.end()) return true;
  const auto sources = ShaderSources();
  const auto source = std::ranges::find(sources, file, &ShaderSource::name);
  if (source == sources.end()) {
    fault = Fault(file, "no such shader file");
    return false;
  }
  const std::string number = std::to_string(files.size());
  files.emplace_back(file);
  text += "#line 1 " + number + "\n";
  std::string_view rest = source->text;
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view row = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    constexpr std::string_view kInclude = "#include \"";
    if (row.starts_with(kInclude)) {
      const std::string_view name = row.substr(
          kInclude.size(), row.find('"', kInclude.size()) - kInclude.size());
      if (!Append(name, files, text, fault)) return false;
      text += "#line " + std::to_string(line + 1) + " " + number + "\n";
    } else {
      text += row;
    }
  }
  return true;
}

GLuint Compile(GLenum stage, std::string_view file, unsigned variant,
               std::vector<core::Problem>& problems) {
  std::vector<std::string> files;
  core::Loaded<std::string> text = ResolveShader(file, variant, files);
  if (!text.ok()) {
    problems.insert(problems.end(), text.problems.begin(), text.problems.end());
    return 0;
  }
  const GLuint shader = glCreateShader(stage);
  const GLchar* source = text.value->c_str();
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint done = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done) return shader;
  std::array<GLchar, 4096> log{};
  glGetShaderInfoLog(shader, log.size(), nullptr, log.data());
  std::string said = log.data();
  for (std::size_t i = 0; i < files.size(); ++i) {
    said += "\n" + std::to_string(i) + " = shaders/" + files[i];
  }
  problems.push_back(Fault(file, said));
  glDeleteShader(shader);
  return 0;
}

void BindUnits(GLuint program) {
  struct Binding {
    const char* name;
    Unit unit;
  };
  static constexpr Binding kBindings[] = {
      {"u_garment", kGarmentUnit},        {"u_tint", kTintUnit},
      {"u_muscles", kMuscleUnit},         {"u_muscle_ids", kMuscleIdUnit},
      {"u_shadow", kShadowUnit},          {"u_shadow_depth", kShadowDepthUnit},
      {"u_floor_light", kFloorLightUnit}, {"u_picture", kPictureUnit},
      {"u_layer_mask", kLayerMaskUnit}};
  glUseProgram(program);
  for (const Binding& binding : kBindings) {
    const GLint at = glGetUniformLocation(program, binding.name);
    if (at >= 0) glUniform1i(at, binding.unit);
  }
  GLuint slot = 0;
  for (const char* block : {"FrameBlock", "RegionBlock", "CapsuleBlock"}) {
    const GLuint index = glGetUniformBlockIndex(program, block);
    if (index != GL_INVALID_INDEX) glUniformBlockBinding(program, index, slot);
    ++slot;
  }
}

}  // namespace

core::Loaded<std::string> ResolveShader(std::string_view file, unsigned variant,
                                        std::vector<std::string>& files) {
  core::Loaded<std::string> loaded;
  std::string text = "#version 330 core\n";
  if (variant & kHighTier) text += "#define LIMBER_HIGH\n";
  if (variant & kPainted) text += "#define LIMBER_PAINTED\n";
  if (variant & kPlaced) text += "#define LIMBER_PLACED\n";
  if (variant & kGhost) text += "#define LIMBER_GHOST\n";
  core::Problem fault;
  if (Append(file, files, text, fault)) {
    loaded.value = std::move(text);
  } else {
    loaded.problems.push_back(fault);
  }
  return loaded;
}

core::Loaded<Program> Program::Build(std::string_view vertex,
                                     std::string_view fragment,
                                     unsigned variant) {
  core::Loaded<Program> loaded;
  const GLuint a = Compile(GL_VERTEX_SHADER, vertex, variant, loaded.problems);
  const GLuint b =
      Compile(GL_FRAGMENT_SHADER, fragment, variant, loaded.problems);
  if (a && b) {
    Program program;
    program.name_ = glCreateProgram();
    glAttachShader(program.name_, a);
    glAttachShader(program.name_, b);
    glLinkProgram(program.name_);
    GLint done = 0;
    glGetProgramiv(program.name_, GL_LINK_STATUS, &done);
    if (done) {
      BindUnits(program.name_);
      loaded.value = std::move(program);
    } else {
      std::array<GLchar, 4096> log{};
      glGetProgramInfoLog(program.name_, log.size(), nullptr, log.data());
      loaded.problems.push_back(Fault(fragment, log.data()));
    }
  }
  if (a) glDeleteShader(a);
  if (b) glDeleteShader(b);
  return loaded;
}

Program::Program(Program&& other) noexcept
    : name_(std::exchange(other.name_, 0)) {}

Program& Program::operator=(Program&& other) noexcept {
  std::swap(name_, other.name_);
  return *this;
}

Program::~Program() {
  if (name_) glDeleteProgram(name_);
}

}  // namespace limber::render

// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "engine/render/program.h"
#include "engine/render/shader_sources.h"
#include "engine/scene/colour.h"
#include "tests/render/offscreen.h"

namespace limber::render {
namespace {

TEST(Shaders, EveryVariantOfEveryFragmentCompiles) {
  Offscreen screen;
  ASSERT_TRUE(screen.renderer());
  for (const ShaderSource& source : ShaderSources()) {
    if (!source.name.ends_with(".frag")) continue;
    const std::string_view vertex =
        source.name.starts_with("surface_floor") ? "surface_floor.vert"
        : source.name.starts_with("surface")     ? "surface_solid.vert"
        : source.name.starts_with("overlay")     ? "overlay_panel.vert"
        : source.name.starts_with("shadow")      ? "shadow_depth.vert"
                                                 : "post_backdrop.vert";
    for (const unsigned variant :
         {0u, 1u * kHighTier, 1u * kPainted, kHighTier | 1u * kPainted,
          1u * kPlaced, kHighTier | 1u * kPlaced, 1u * kGhost,
          kHighTier | 1u * kGhost}) {
      const auto program = Program::Build(vertex, source.name, variant);
      EXPECT_TRUE(program.ok()) << source.name;
      for (const core::Problem& problem : program.problems) {
        ADD_FAILURE() << core::Format(problem);
      }
    }
  }
}

TEST(Shaders, IncludesKeepTheLineNumbersOfEachFile) {
  std::vector<std::string> files;
  const auto text = ResolveShader("surface_body.frag", 0, files);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(files.front(), "surface_body.frag");
  EXPECT_GT(files.size(), 3u);
  // Walk the text as a compiler counts it; each line of the first file has to
  // carry its own number.
  const ShaderSource* source = nullptr;
  for (const ShaderSource& s : ShaderSources()) {
    if (s.name == files.front()) source = &s;
  }
  std::vector<std::string> original;
  for (std::size_t at = 0; at < source->text.size();) {
    const std::size_t end = source->text.find('\n', at);
    original.emplace_back(source->text.substr(at, end - at));
    at = end + 1;
  }
  int file = -1, line = 0, checked = 0;
  for (std::size_t at = 0; at < text.value->size();) {
    const std::size_t end = text.value->find('\n', at);
    const std::string row = text.value->substr(at, end - at);
    at = end + 1;
    if (std::sscanf(row.c_str(), "#line %d %d", &line, &file) == 2) continue;
    if (file == 0) {
      EXPECT_EQ(row, original[std::size_t(line - 1)]);
      ++checked;
    }
    ++line;
  }
  EXPECT_GT(checked, 20);
}

TEST(Shaders, AMissingFileIsAProblem) {
  std::vector<std::string> files;
  EXPECT_FALSE(ResolveShader("surface_unicorn.frag", 0, files).ok());
}

// The shader's three square roots against the definition.
TEST(Shaders, SrgbCurveIsWithinHalfAStep) {
  for (float c = 0; c <= 1; c += 1 / 4096.f) {
    const float a = std::sqrt(c), b = std::sqrt(a), d = std::sqrt(b);
    const float fast =
        c < .0031308f ? 12.92f * c
                      : .585122381f * a + .783140355f * b - .368262736f * d;
    EXPECT_NEAR(fast, scene::SrgbEncode(c), .6 / 255) << c;
  }
}

}  // namespace
}  // namespace limber::render

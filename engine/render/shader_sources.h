// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace limber::render {

struct ShaderSource {
  std::string_view name;  // file name in shaders/
  std::string_view text;
};

// Every file of shaders/, built into the program, sorted by name.
std::span<const ShaderSource> ShaderSources();

}  // namespace limber::render

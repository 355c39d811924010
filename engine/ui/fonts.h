// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>

#include "engine/core/problem.h"

struct ImFont;
struct ImFontAtlas;

// Private to this room: the one font atlas of the page.
namespace limber::ui {

// Type steps of the page: em in logical pixels and weight.
enum class Type {
  kCaption,        // 12 regular: meta lines, timeline labels
  kCaptionStrong,  // 12 semibold: headings of groups
  kLabel,          // 13 medium: buttons, muscle names
  kLabelStrong,    // 13 semibold: the chosen one
  kBody,           // 14 regular
  kBodyMedium,     // 14 medium: rows
  kHeading,        // 16 semibold
  kTitle,          // 20 semibold
  kCue,            // 20 medium
  kDigits,         // 44 semibold, digits only
  kIcon,           // 16
  kIconLarge,      // 22
  kCount
};

class Fonts {
 public:
  // Reads the files; see Panel::Create for where it looks and how it fails.
  core::Loaded<bool> Find(std::span<const std::filesystem::path> folders);

  // Fills `atlas` for this scale. The atlas borrows the files from here.
  void Build(ImFontAtlas* atlas, float scale);

  ImFont* operator[](Type type) const {
    return faces_[static_cast<std::size_t>(type)];
  }
  bool has_icons() const { return !icons_.empty(); }

 private:
  std::array<std::string, 3> text_;  // [weight] regular, medium, semibold
  std::string icons_;
  float ascent_plus_descent_ = 1.2104f;  // of the text files, in em
  std::array<ImFont*, static_cast<std::size_t>(Type::kCount)> faces_{};
};

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include "engine/ui/fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>
#include <vector>

#include "engine/text/font_files.h"

namespace limber::ui {
namespace {

namespace fs = std::filesystem;

enum Weight { kRegular, kMedium, kSemiBold, kIcons };

struct Step {
  float em;  // logical pixels
  Weight weight;
};
constexpr std::array<Step, static_cast<std::size_t>(Type::kCount)> kSteps{
    {{12, kRegular},
     {12, kSemiBold},
     {13, kMedium},
     {13, kSemiBold},
     {14, kRegular},
     {14, kMedium},
     {16, kSemiBold},
     {20, kSemiBold},
     {20, kMedium},
     {44, kSemiBold},
     {16, kIcons},
     {22, kIcons}}};

// Latin 1, Latin Extended-A, thin space, dashes and quotes, arrows, minus.
constexpr ImWchar kText[] = {0x20,   0xFF,   0x100,  0x17F,  0x2009,
                             0x2009, 0x2010, 0x2026, 0x2190, 0x2193,
                             0x2212, 0x2212, 0};
constexpr ImWchar kDigits[] = {'0', '9', 0};
constexpr ImWchar kGlyphs[] = {
    0xF002, 0xF002, 0xF00D, 0xF00D, 0xF03A, 0xF03A, 0xF042, 0xF042, 0xF048,
    0xF048, 0xF04B, 0xF04C, 0xF051, 0xF051, 0xF067, 0xF068, 0xF06A, 0xF06A,
    0xF079, 0xF079, 0xF07E, 0xF07E, 0xF0E2, 0xF0E2, 0xF11C, 0xF11C, 0xF20A,
    0xF20A, 0xF21E, 0xF21E, 0xF256, 0xF256, 0xF29A, 0xF29A, 0xF1FC, 0xF1FC,
    0xF043, 0xF043, 0xF065, 0xF065, 0xF175, 0xF175, 0};

}  // namespace

core::Loaded<bool> Fonts::Find(std::span<const fs::path> folders) {
  core::Loaded<bool> out;
  auto families = text::FindFamilies(folders);
  out.problems = families.problems;
  if (!families.value) return out;
  out.value = !families.value->empty();
  if (*out.value) {
    text_ = std::move(families.value->front().files);
    ascent_plus_descent_ = families.value->front().height;
  }
  icons_ = text::ReadFont(text::kIconFont, folders);
  return out;
}

void Fonts::Build(ImFontAtlas* atlas, float scale) {
  atlas->Clear();
  atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas->TexGlyphPadding = 1;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = true;
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    const Step& step = kSteps[i];
    const bool icon = step.weight == kIcons;
    std::string& file = icon ? icons_ : text_[step.weight];
    if (file.empty()) {
      ImFontConfig plain;
      plain.SizePixels = std::round(step.em * scale);
      faces_[i] = atlas->AddFontDefault(&plain);
      continue;
    }
    // Fork Awesome is drawn on an em of its own height.
    const float factor = icon ? 1 : ascent_plus_descent_;
    const ImWchar* ranges = icon                                    ? kGlyphs
                            : static_cast<Type>(i) == Type::kDigits ? kDigits
                                                                    : kText;
    faces_[i] = atlas->AddFontFromMemoryTTF(
        file.data(), static_cast<int>(file.size()),
        std::round(step.em * scale * factor), &config, ranges);
  }
  atlas->Build();
}

}  // namespace limber::ui

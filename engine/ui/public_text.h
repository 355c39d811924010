// SPDX-License-Identifier: MIT
#pragma once

#include <imgui.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/problem.h"
#include "engine/text/glyph_picture.h"
#include "engine/ui/public_sizes.h"
#include "engine/ui/tokens.h"

// Private to this room: writes what is read from afar.
namespace limber::ui {

// Steps of public text; see PublicSizes.
enum class PublicType {
  kFloor,     // regular
  kButton,    // as large, medium
  kCaption,   // medium
  kHeading,   // as large, semibold
  kName,      // semibold
  kDigits,    // semibold
  kIcon,      // of the size of a caption
  kIconLarge  // half as large again
};

class PublicText {
 public:
  // Fails as text::Typesetter::Create does.
  static core::Loaded<std::unique_ptr<PublicText>> Create(
      std::span<const std::filesystem::path> folders);

  // For texts of these sizes from now on. True where the picture is new.
  bool Fit(const PublicSizes& sizes);
  const PublicSizes& sizes() const { return sizes_; }
  float cap_height(PublicType type) const;  // pixels
  float em(PublicType type) const;

  // Pixels. Tabular: digits as wide as each other, for times in columns.
  float Width(PublicType type, std::string_view text, bool tabular = false);
  // From `x` on, with the baseline at `y`. Returns the width.
  float Write(ImDrawList* list, PublicType type, Colour colour, float x,
              float y, std::string_view text, bool tabular = false);
  // Lines of at most `width`, as far as words allow; valid until the next call.
  std::span<const std::string_view> Wrap(PublicType type, std::string_view text,
                                         float width);

  text::GlyphPicture& picture() { return *picture_; }
  void SetTexture(std::uint32_t texture) { texture_ = texture; }

 private:
  text::Style StyleOf(PublicType type, bool tabular = false) const;

  std::unique_ptr<text::Typesetter> typesetter_;
  std::unique_ptr<text::GlyphPicture> picture_;
  PublicSizes sizes_;
  std::uint32_t texture_ = 0;
  std::vector<std::string_view> lines_;
};

}  // namespace limber::ui

// SPDX-License-Identifier: MIT
#include "engine/ui/public_text.h"

#include <algorithm>
#include <cmath>

namespace limber::ui {
namespace {

// Height of a capital letter, cm for each metre of distance.
constexpr double kFloor = .5, kCaption = .65, kName = 1.3, kDigits = 2.5;
constexpr float kTight = -0.02f;  // em, between the letters of a name
constexpr int kPictureWidth = 1024;

}  // namespace

PublicSizes SizesFor(int width, int height, const Seat& seat, double scale,
                     double cap_height) {
  const double w = width, h = height;
  const double height_cm = seat.inches * 2.54 * h / std::hypot(w, h);
  const auto em = [&](double cm_per_metre) {
    return static_cast<int>(std::ceil(cm_per_metre * seat.metres / height_cm *
                                          h / cap_height * std::max(1., scale) -
                                      1e-9));
  };
  return {em(kFloor), em(kCaption), em(kName), em(kDigits)};
}

core::Loaded<std::unique_ptr<PublicText>> PublicText::Create(
    std::span<const std::filesystem::path> folders) {
  core::Loaded<std::unique_ptr<PublicText>> out;
  auto made = text::Typesetter::Create(folders);
  out.problems = made.problems;
  if (!made.value) return out;
  out.value = std::make_unique<PublicText>();
  (*out.value)->typesetter_ = std::move(*made.value);
  (*out.value)->Fit({});
  return out;
}

bool PublicText::Fit(const PublicSizes& sizes) {
  if (picture_ && sizes == sizes_) return false;
  sizes_ = sizes;
  // Room for all digits and the letters of some hundred different texts.
  int height = 256;
  const int needed = sizes.digits * 2 + sizes.name * 7 + sizes.caption * 14;
  while (height < needed && height < 8192) height *= 2;
  const int width = sizes.digits > 300 ? 2 * kPictureWidth : kPictureWidth;
  picture_ = std::make_unique<text::GlyphPicture>(*typesetter_, width, height);
  return true;
}

text::Style PublicText::StyleOf(PublicType type, bool tabular) const {
  using text::Weight;
  switch (type) {
    case PublicType::kFloor:
      return {Weight::kRegular, sizes_.floor, 0, tabular};
    case PublicType::kButton:
      return {Weight::kMedium, sizes_.floor, 0, tabular};
    case PublicType::kCaption:
      return {Weight::kMedium, sizes_.caption, 0, tabular};
    case PublicType::kHeading:
      return {Weight::kSemiBold, sizes_.caption, 0, tabular};
    case PublicType::kName:
      return {Weight::kSemiBold, sizes_.name, kTight, tabular};
    case PublicType::kDigits:
      return {Weight::kSemiBold, sizes_.digits, kTight, tabular};
    case PublicType::kIcon:
      return {Weight::kRegular, sizes_.caption * 4 / 5, 0, false};
    case PublicType::kIconLarge:
      return {Weight::kRegular, sizes_.caption * 6 / 5, 0, false};
  }
  return {};
}

float PublicText::em(PublicType type) const {
  return static_cast<float>(StyleOf(type).em);
}

float PublicText::cap_height(PublicType type) const {
  return typesetter_->cap_height() * em(type);
}

float PublicText::Width(PublicType type, std::string_view text, bool tabular) {
  return typesetter_->Set(text, StyleOf(type, tabular)).width;
}

float PublicText::Write(ImDrawList* list, PublicType type, Colour colour,
                        float x, float y, std::string_view text, bool tabular) {
  const text::Style style = StyleOf(type, tabular);
  const text::Line& line = typesetter_->Set(text, style);
  list->PushTextureID(reinterpret_cast<ImTextureID>(std::uintptr_t{texture_}));
  const float baseline = std::round(y);
  for (const text::Glyph& glyph : line.glyphs) {
    const float at = x + glyph.x, whole = std::floor(at);
    const auto* place =
        picture_->Find(glyph.face, glyph.index, style.em, at - whole);
    if (place == nullptr) continue;
    const float foot = baseline + std::round(glyph.y);
    list->PrimReserve(6, 4);
    list->PrimRectUV({whole + place->x0, foot + place->y0},
                     {whole + place->x1, foot + place->y1},
                     {place->u0, place->v0}, {place->u1, place->v1}, colour);
  }
  list->PopTextureID();
  return line.width;
}

std::span<const std::string_view> PublicText::Wrap(PublicType type,
                                                   std::string_view text,
                                                   float width) {
  lines_.clear();
  typesetter_->Wrap(text, StyleOf(type), width, lines_);
  return lines_;
}

}  // namespace limber::ui

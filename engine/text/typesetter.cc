// SPDX-License-Identifier: MIT
#include "engine/text/typesetter.h"

#include <fribidi.h>
#include <ft2build.h>
#include <hb-ot.h>
#include <hb.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>

namespace limber::text {
namespace {

constexpr std::size_t kRemembered = 1024;  // lines
constexpr float kUnits = 64;               // of HarfBuzz and FreeType, a pixel

struct Key {
  std::string text;
  Style style;
};
struct View {
  std::string_view text;
  Style style;
};
struct Hash {
  using is_transparent = void;
  std::size_t operator()(const auto& key) const {
    const auto& s = key.style;
    return std::hash<std::string_view>()(key.text) * 31 +
           std::size_t(s.em) * 8 + std::size_t(s.weight) * 2 +
           std::size_t(s.tabular);
  }
};
struct Same {
  using is_transparent = void;
  bool operator()(const auto& a, const auto& b) const {
    return a.style == b.style &&
           std::string_view(a.text) == std::string_view(b.text);
  }
};

struct Face {
  std::string bytes;
  FT_Face type = nullptr;
  hb_font_t* font = nullptr;
};

// Characters [begin, end) of one direction and one face.
struct Run {
  int begin = 0, end = 0, face = 0;
  bool from_right = false;
};

// Joins and marks belong to the letter before them, whoever draws that.
bool Clings(FriBidiChar character) {
  return character == 0x200C || character == 0x200D ||
         (character >= 0x0300 && character <= 0x036F) ||
         (character >= 0x064B && character <= 0x065F);
}

}  // namespace

class Typesetter::Impl {
 public:
  Impl() { buffer = hb_buffer_create(); }
  ~Impl() {
    hb_buffer_destroy(buffer);
    for (Face& face : faces) {
      hb_font_destroy(face.font);
      if (face.type) FT_Done_Face(face.type);
    }
    if (library) FT_Done_FreeType(library);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool Add(std::string bytes) {
    Face face{.bytes = std::move(bytes)};
    faces.push_back(std::move(face));
    Face& kept = faces.back();
    if (FT_New_Memory_Face(
            library, reinterpret_cast<const FT_Byte*>(kept.bytes.data()),
            static_cast<FT_Long>(kept.bytes.size()), 0, &kept.type) != 0) {
      faces.pop_back();
      return false;
    }
    hb_blob_t* blob = hb_blob_create(kept.bytes.data(),
                                     static_cast<unsigned>(kept.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* shape = hb_face_create(blob, 0);
    kept.font = hb_font_create(shape);
    hb_ot_font_set_funcs(kept.font);
    hb_face_destroy(shape);
    hb_blob_destroy(blob);
    return true;
  }

  // The first family that has the character; the first of all where none has.
  int FaceOf(FriBidiChar character, Weight weight) const {
    const int families = static_cast<int>(faces.size() / kWeights);
    for (int i = 0; i < families; ++i) {
      const int face = i * int(kWeights) + int(weight);
      if (FT_Get_Char_Index(faces[std::size_t(face)].type, character) != 0) {
        return face;
      }
    }
    return static_cast<int>(weight);
  }

  void FindRuns(Weight weight);
  void Shape(const Run& run, const Style& style, Line& line);
  Line Set(std::string_view utf8, const Style& style);

  FT_Library library = nullptr;
  std::deque<Face> faces;  // [family * kWeights + weight]
  hb_buffer_t* buffer;
  std::unordered_map<Key, Line, Hash, Same> lines;
  std::vector<FriBidiChar> characters;
  std::vector<FriBidiLevel> levels;
  std::vector<Run> runs;  // from left to right
  bool from_right = false;
};

void Typesetter::Impl::FindRuns(Weight weight) {
  const int count = static_cast<int>(characters.size());
  std::vector<FriBidiCharType> types(characters.size());
  std::vector<FriBidiBracketType> brackets(characters.size());
  levels.resize(characters.size());
  fribidi_get_bidi_types(characters.data(), count, types.data());
  fribidi_get_bracket_types(characters.data(), count, types.data(),
                            brackets.data());
  FriBidiParType paragraph = FRIBIDI_PAR_ON;
  const FriBidiLevel highest =
      fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count,
                                          &paragraph, levels.data()) -
      1;  // 0 = out of memory;
  from_right = FRIBIDI_IS_RTL(paragraph);

  runs.clear();
  int face = 0;
  for (int i = 0; i < count; ++i) {
    const std::size_t at = std::size_t(i);
    if (i == 0 || !Clings(characters[at])) {
      const bool space = characters[at] == ' ' && i > 0;
      if (!space) face = FaceOf(characters[at], weight);
    }
    if (i > 0 && levels[at] == levels[at - 1] && face == runs.back().face) {
      runs.back().end = i + 1;
    } else {
      runs.push_back({i, i + 1, face, levels[at] % 2 == 1});
    }
  }
  // From the highest level down, what runs the other way is turned round.
  for (FriBidiLevel level = highest; level > 0; --level) {
    for (std::size_t i = 0; i < runs.size();) {
      std::size_t end = i;
      while (end < runs.size() &&
             levels[std::size_t(runs[end].begin)] >= level) {
        ++end;
      }
      std::reverse(runs.begin() + long(i), runs.begin() + long(end));
      i = end + 1;
    }
  }
}

void Typesetter::Impl::Shape(const Run& run, const Style& style, Line& line) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, characters.data(), int(characters.size()),
                           static_cast<unsigned>(run.begin),
                           run.end - run.begin);
  hb_buffer_set_direction(buffer,
                          run.from_right ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_guess_segment_properties(buffer);
  hb_font_t* font = faces[std::size_t(run.face)].font;
  const int scale = static_cast<int>(float(style.em) * kUnits);
  hb_font_set_scale(font, scale, scale);
  const hb_feature_t tabular{HB_TAG('t', 'n', 'u', 'm'), 1,
                             HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(font, buffer, &tabular, style.tabular ? 1 : 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places =
      hb_buffer_get_glyph_positions(buffer, &count);
  const float tracking = run.from_right ? 0 : style.tracking * float(style.em);
  for (unsigned i = 0; i < count; ++i) {
    line.glyphs.push_back({run.face, infos[i].codepoint,
                           line.width + float(places[i].x_offset) / kUnits,
                           -float(places[i].y_offset) / kUnits});
    line.width += float(places[i].x_advance) / kUnits + tracking;
  }
}

Line Typesetter::Impl::Set(std::string_view utf8, const Style& style) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf8(buffer, utf8.data(), int(utf8.size()), 0,
                     int(utf8.size()));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  characters.clear();
  for (unsigned i = 0; i < count; ++i) {
    characters.push_back(infos[i].codepoint);
  }
  Line line;
  if (characters.empty()) return line;
  FindRuns(style.weight);
  line.from_right = from_right;
  for (const Run& run : runs) Shape(run, style, line);
  line.width = std::max(0.f, line.width - style.tracking * float(style.em));
  return line;
}

Typesetter::Typesetter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Typesetter::~Typesetter() = default;

core::Loaded<std::unique_ptr<Typesetter>> Typesetter::Create(
    std::span<const std::filesystem::path> folders) {
  core::Loaded<std::unique_ptr<Typesetter>> out;
  auto families = FindFamilies(folders);
  out.problems = families.problems;
  if (!families.value) return out;
  auto impl = std::make_unique<Impl>();
  bool fine = FT_Init_FreeType(&impl->library) == 0;
  for (Family& family : *families.value) {
    for (std::string& file : family.files) {
      fine = fine && impl->Add(std::move(file));
    }
  }
  if (!fine || impl->faces.empty()) {
    out.problems.push_back({.file = "",
                            .rule = "no-font",
                            .text = "no font that can be used",
                            .allowed = "Inter or DejaVu Sans",
                            .hint = "tools/set-up installs fonts-inter"});
    return out;
  }
  out.value = std::unique_ptr<Typesetter>(new Typesetter(std::move(impl)));
  return out;
}

const Line& Typesetter::Set(std::string_view utf8, const Style& style) {
  auto& lines = impl_->lines;
  const auto known = lines.find(View{utf8, style});
  if (known != lines.end()) return known->second;
  if (lines.size() >= kRemembered) lines.clear();
  return lines.emplace(Key{std::string(utf8), style}, impl_->Set(utf8, style))
      .first->second;
}

void Typesetter::Wrap(std::string_view utf8, const Style& style, float width,
                      std::vector<std::string_view>& lines) {
  std::size_t begin = 0;
  while (begin < utf8.size()) {
    std::size_t end = utf8.find(' ', begin);
    end = std::min(end, utf8.size());
    while (end < utf8.size()) {
      const std::size_t next = std::min(utf8.find(' ', end + 1), utf8.size());
      if (Set(utf8.substr(begin, next - begin), style).width > width) break;
      end = next;
    }
    lines.push_back(utf8.substr(begin, end - begin));
    begin = end + 1;
  }
}

float Typesetter::cap_height() const {
  const FT_Face face = impl_->faces.front().type;
  const auto* table =
      static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
  constexpr float kUsual = 0.7275f;
  return table == nullptr || table->sCapHeight <= 0
             ? kUsual
             : float(table->sCapHeight) / float(face->units_per_EM);
}

Ink Typesetter::Draw(int face, std::uint32_t index, int em,
                     int quarters) const {
  Ink ink;
  const FT_Face type = impl_->faces[std::size_t(face)].type;
  if (FT_Set_Pixel_Sizes(type, 0, static_cast<FT_UInt>(em)) != 0 ||
      FT_Load_Glyph(type, index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) {
    return ink;
  }
  FT_Outline_Translate(&type->glyph->outline, quarters * 16, 0);
  if (FT_Render_Glyph(type->glyph, FT_RENDER_MODE_NORMAL) != 0) return ink;
  const FT_Bitmap& bitmap = type->glyph->bitmap;
  ink.left = type->glyph->bitmap_left;
  ink.top = type->glyph->bitmap_top;
  ink.width = static_cast<int>(bitmap.width);
  ink.height = static_cast<int>(bitmap.rows);
  ink.alpha.resize(std::size_t(ink.width) * std::size_t(ink.height));
  for (int row = 0; row < ink.height; ++row) {
    std::copy_n(bitmap.buffer + row * bitmap.pitch, ink.width,
                ink.alpha.begin() + row * ink.width);
  }
  return ink;
}

}  // namespace limber::text

// SPDX-License-Identifier: MIT
#include "engine/text/font_files.h"

#include "engine/core/file.h"

namespace limber::text {
namespace {

namespace fs = std::filesystem;

struct Names {
  std::array<const char*, kWeights> files;
  float height;  // as the files themselves say
};
constexpr std::array kNames{
    Names{{"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf"},
          (1984.f + 495.f) / 2048.f},
    Names{{"DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"},
          (1901.f + 483.f) / 2048.f},
    Names{{kIconFont, kIconFont, kIconFont}, 1}};
constexpr std::array kSystemFolders{
    "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/fork-awesome",
    "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF",
    "/usr/share/fonts/OTF"};

}  // namespace

std::string ReadFont(const char* name, std::span<const fs::path> folders) {
  const auto look = [&](const fs::path& folder) {
    auto file = core::ReadFile(folder / name);
    return file.ok() ? std::move(*file.value) : std::string();
  };
  for (const fs::path& folder : folders) {
    if (std::string bytes = look(folder); !bytes.empty()) return bytes;
  }
  for (const char* folder : kSystemFolders) {
    if (std::string bytes = look(folder); !bytes.empty()) return bytes;
  }
  return {};
}

core::Loaded<std::vector<Family>> FindFamilies(
    std::span<const fs::path> folders) {
  core::Loaded<std::vector<Family>> out;
  for (const fs::path& folder : folders) {
    std::error_code error;
    if (fs::is_directory(folder, error)) continue;
    out.problems.push_back({.file = folder.string(),
                            .rule = "unreadable-file",
                            .text = "not a folder",
                            .allowed = "a folder with font files",
                            .hint = "leave it out to use the system's fonts"});
  }
  if (!out.problems.empty()) return out;
  out.value.emplace();
  for (const Names& names : kNames) {
    Family family{.files = {}, .height = names.height};
    for (std::size_t i = 0; i < kWeights; ++i) {
      family.files[i] = ReadFont(names.files[i], folders);
    }
    if (family.files[0].empty()) continue;
    for (std::string& file : family.files) {
      if (file.empty()) file = family.files[0];
    }
    out.value->push_back(std::move(family));
  }
  return out;
}

}  // namespace limber::text

// SPDX-License-Identifier: MIT
#include "engine/core/file.h"

#include <fstream>
#include <system_error>

namespace limber::core {

namespace fs = std::filesystem;

Loaded<std::string> ReadFile(const fs::path& path, std::size_t limit) {
  Loaded<std::string> loaded;
  const auto fail = [&](std::string text) {
    loaded.problems.push_back(
        {path.string(), 0, 0, "unreadable-file", std::move(text), "", ""});
    return loaded;
  };
  std::error_code error;
  if (!fs::exists(path, error)) return fail("there is no such file");
  if (!fs::is_regular_file(path, error)) return fail("this is not a file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return fail(error.message());
  if (size > limit) {
    return fail("the file has " + std::to_string(size) +
                " bytes, more than the " + std::to_string(limit) + " allowed");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string content(static_cast<std::size_t>(size), '\0');
  stream.read(content.data(), static_cast<std::streamsize>(size));
  if (!stream) return fail("the file could not be read to its end");
  loaded.value = std::move(content);
  return loaded;
}

std::optional<Problem> WriteFile(const fs::path& path,
                                 std::string_view content) {
  const auto fault = [&](std::string text) {
    return Problem{path.string(),
                   0,
                   0,
                   "unwritable-file",
                   std::move(text),
                   "",
                   "name a folder that exists and that you may write to"};
  };
  fs::path beside = path;
  beside += ".part";
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.flush();
    if (!stream) {
      std::error_code ignored;
      fs::remove(beside, ignored);
      return fault("the file could not be written");
    }
  }
  std::error_code error;
  fs::rename(beside, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    return fault(error.message());
  }
  return std::nullopt;
}

}  // namespace limber::core

// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "engine/core/problem.h"

namespace limber::output {

// Pipes pictures into the ffmpeg program, which encodes H.264 in MP4. The film
// is written beside its name and renamed when it is whole. Where it has sound,
// that is a file which ffmpeg can read, as long as the pictures take.
class FilmWriter {
 public:
  // Width and height even. Fails with rule "ffmpeg" where it is not installed.
  static core::Loaded<std::unique_ptr<FilmWriter>> Open(
      const std::filesystem::path& path, int width, int height, int fps,
      const std::filesystem::path& sound = {});
  ~FilmWriter();  // an unfinished film is removed

  std::optional<core::Problem> Add(std::span<const std::uint8_t> rgb);
  std::optional<core::Problem> Finish();

 private:
  FilmWriter() = default;
  std::filesystem::path path_, beside_;
  pid_t process_ = -1;
  int pipe_ = -1;
};

}  // namespace limber::output

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/core/problem.h"

// Files that a command leaves behind: whole or not at all.
namespace limber::output {

// What keeps `path` from being written as a file that ends in `extension`
// (".png"; empty = any): rule "unwritable-file". Asked before the work, so
// that nobody waits for a film that has no place.
std::optional<core::Problem> CheckOutput(const std::filesystem::path& path,
                                         std::string_view extension);

// Text that comes bit by bit. Written beside its name and renamed by Finish;
// removed if that is never reached. Empty path or "-" = standard output.
class OutputFile {
 public:
  static core::Loaded<std::unique_ptr<OutputFile>> Open(
      const std::filesystem::path& path);
  ~OutputFile();

  void Write(std::string_view text);
  std::optional<core::Problem> Finish();  // the fault of any Write, too

 private:
  OutputFile() = default;
  std::filesystem::path path_, beside_;
  std::FILE* file_ = nullptr;
};

// From here on Ctrl-C and a request to end only set a flag, so that a command
// can remove what it has half written. Exit code of a command that did.
void CatchInterrupts();
bool Interrupted();
inline constexpr int kInterrupted = 130;

}  // namespace limber::output

// SPDX-License-Identifier: MIT
#include "engine/output/output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

namespace limber::output {

namespace fs = std::filesystem;

namespace {

volatile std::sig_atomic_t interrupted = 0;

core::Problem Fault(const fs::path& path, std::string text,
                    std::string allowed = {}) {
  return {.file = path.string(),
          .rule = "unwritable-file",
          .text = std::move(text),
          .allowed = std::move(allowed),
          .hint =
              "name a file in a folder that exists and that you may write "
              "to"};
}

}  // namespace

std::optional<core::Problem> CheckOutput(const fs::path& path,
                                         std::string_view extension) {
  if (path.empty()) return Fault(path, "the output has no name");
  std::error_code error;
  if (fs::is_directory(path, error)) return Fault(path, "this is a folder");
  if (!extension.empty() && path.extension() != extension) {
    return Fault(path, "the name does not say what is in the file",
                 "a name that ends in " + std::string(extension));
  }
  const fs::path folder =
      path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, error)) {
    return Fault(path, "there is no folder '" + folder.string() + "'");
  }
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    return Fault(path, "the folder: " + std::string(std::strerror(errno)));
  }
  return std::nullopt;
}

core::Loaded<std::unique_ptr<OutputFile>> OutputFile::Open(
    const fs::path& path) {
  core::Loaded<std::unique_ptr<OutputFile>> loaded;
  std::unique_ptr<OutputFile> self(new OutputFile);
  if (path.empty() || path == "-") {
    self->file_ = stdout;
    loaded.value = std::move(self);
    return loaded;
  }
  if (auto fault = CheckOutput(path, "")) {
    loaded.problems.push_back(std::move(*fault));
    return loaded;
  }
  self->path_ = self->beside_ = path;
  self->beside_ += ".part";
  self->file_ = std::fopen(self->beside_.c_str(), "wb");
  if (!self->file_) {
    loaded.problems.push_back(Fault(path, std::strerror(errno)));
    return loaded;
  }
  loaded.value = std::move(self);
  return loaded;
}

OutputFile::~OutputFile() {
  if (!file_ || file_ == stdout) return;
  std::fclose(file_);
  std::error_code ignored;
  fs::remove(beside_, ignored);
}

void OutputFile::Write(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), file_);
}

std::optional<core::Problem> OutputFile::Finish() {
  if (file_ == stdout) return std::nullopt;  // the program looks at its end
  const bool failed = std::ferror(file_) != 0;
  std::error_code error;
  if (std::fclose(std::exchange(file_, nullptr)) != 0 || failed) {
    const std::string text = std::strerror(errno);
    fs::remove(beside_, error);
    return Fault(path_, text);
  }
  fs::rename(beside_, path_, error);
  if (!error) return std::nullopt;
  std::error_code ignored;
  fs::remove(beside_, ignored);
  return Fault(path_, error.message());
}

void CatchInterrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool Interrupted() { return interrupted != 0; }

}  // namespace limber::output

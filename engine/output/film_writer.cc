// SPDX-License-Identifier: MIT
#include "engine/output/film_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include "engine/output/output.h"

extern char** environ;

namespace limber::output {
namespace {

core::Problem Fault(const std::filesystem::path& path, std::string text,
                    std::string hint = "its own words stand above, if any") {
  return {path.string(), 0, 0, "ffmpeg", std::move(text), "", std::move(hint)};
}

}  // namespace

core::Loaded<std::unique_ptr<FilmWriter>> FilmWriter::Open(
    const std::filesystem::path& path, int width, int height, int fps,
    const std::filesystem::path& sound) {
  core::Loaded<std::unique_ptr<FilmWriter>> loaded;
  std::unique_ptr<FilmWriter> self(new FilmWriter);
  self->path_ = path;
  self->beside_ = path;
  self->beside_ += ".part";

  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    loaded.problems.push_back(Fault(path, std::strerror(errno)));
    return loaded;
  }
  std::vector<std::string> arguments = {"ffmpeg",
                                        "-hide_banner",
                                        "-loglevel",
                                        "error",
                                        "-y",
                                        "-f",
                                        "rawvideo",
                                        "-pix_fmt",
                                        "rgb24",
                                        "-s",
                                        fmt::format("{}x{}", width, height),
                                        "-r",
                                        std::to_string(fps),
                                        "-i",
                                        "-"};
  if (!sound.empty()) {
    const std::vector<std::string> heard = {
        "-i",  sound.string(), "-map", "0:v",  "-map",
        "1:a", "-c:a",         "aac",  "-b:a", "160k"};
    arguments.insert(arguments.end(), heard.begin(), heard.end());
  }
  const std::vector<std::string> coded = {"-c:v",
                                          "libx264",
                                          "-preset",
                                          "veryfast",
                                          "-crf",
                                          "18",
                                          "-pix_fmt",
                                          "yuv420p",
                                          "-movflags",
                                          "+faststart",
                                          "-f",
                                          "mp4",
                                          self->beside_.string()};
  arguments.insert(arguments.end(), coded.begin(), coded.end());
  std::vector<char*> argv;
  for (const std::string& a : arguments)
    argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  const int failed = posix_spawnp(&self->process_, "ffmpeg", &actions, nullptr,
                                  argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  self->pipe_ = ends[1];
  if (failed != 0) {
    self->process_ = -1;
    loaded.problems.push_back(
        Fault(path,
              fmt::format("the ffmpeg program did not start: {}",
                          std::strerror(failed)),
              "ffmpeg must be installed; tools/set-up does it"));
    return loaded;
  }
  // A dead encoder is an error to report, not a signal to die from.
  std::signal(SIGPIPE, SIG_IGN);
  loaded.value = std::move(self);
  return loaded;
}

FilmWriter::~FilmWriter() {
  if (pipe_ >= 0) close(pipe_);
  if (process_ > 0) {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove(beside_, ignored);
  }
}

std::optional<core::Problem> FilmWriter::Add(
    std::span<const std::uint8_t> rgb) {
  std::size_t done = 0;
  while (done < rgb.size()) {
    const ssize_t n = write(pipe_, rgb.data() + done, rgb.size() - done);
    if (n < 0 && errno == EINTR && !Interrupted()) continue;
    if (n <= 0)
      return Fault(path_, "the encoder stopped before the film ended");
    done += static_cast<std::size_t>(n);
  }
  return std::nullopt;
}

std::optional<core::Problem> FilmWriter::Finish() {
  close(pipe_);
  pipe_ = -1;
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  std::error_code error;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::filesystem::remove(beside_, error);
    return Fault(path_, "the encoder reported a failure");
  }
  std::filesystem::rename(beside_, path_, error);
  if (!error) return std::nullopt;
  std::error_code ignored;
  std::filesystem::remove(beside_, ignored);
  return Fault(path_, error.message(), "");
}

}  // namespace limber::output

// SPDX-License-Identifier: MIT
#include "engine/audio/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

extern char** environ;

namespace limber::audio {
namespace {

std::string ReadAll(int pipe, std::size_t most) {
  std::string output;
  std::array<char, 4096> bytes;
  for (;;) {
    const ssize_t n = read(pipe, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return output;
    output.append(bytes.data(), std::min(std::size_t(n), most - output.size()));
  }
}

}  // namespace

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         std::size_t most_output) {
  ProgramResult result;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return result;
  std::vector<char*> argv;
  for (const std::string& a : arguments) {
    argv.push_back(const_cast<char*>(a.c_str()));
  }
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                   O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                   O_WRONLY, 0);
  pid_t process = -1;
  const int failed =
      posix_spawnp(&process, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed == 0) {
    result.output = ReadAll(ends[0], most_output);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    result.ran = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  close(ends[0]);
  return result;
}

}  // namespace limber::audio

// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/audio/clip.h"

namespace limber::audio {

// Speaks texts by running the espeak-ng program, on a thread of its own. What
// was spoken once is kept in a folder, under a name that tells text, voice and
// version apart, and is read from there the next time. Files are written beside
// their names and renamed, so that two programs may share the folder. Without
// the program nothing is spoken, and that is no fault.
class Speech {
 public:
  struct Options {
    std::filesystem::path folder = CacheFolder();
    std::string program = "espeak-ng";
    std::string voice = "en-gb";
    int words_per_minute = 160;
  };
  // The folder of the XDG base directory specification.
  static std::filesystem::path CacheFolder();

  explicit Speech(Options options);
  ~Speech();  // what is not spoken yet is dropped

  // Asks for texts; those known already cost nothing.
  void Ask(const std::vector<std::string>& texts);
  void Wait();  // until all that was asked for is there, or cannot be

  // Null while it is not there.
  std::shared_ptr<const Clip> Find(const std::string& text) const;
  // Grows whenever something has come.
  int came() const;
  // Why nothing is spoken; empty while all is well.
  std::string fault() const;

 private:
  void Work();
  std::shared_ptr<const Clip> Make(const std::string& text);
  void Fail(std::string why);

  Options options_;
  std::string version_;  // of the program; the thread's own
  mutable std::mutex mutex_;
  std::condition_variable asked_, done_;
  std::map<std::string, std::shared_ptr<const Clip>> clips_;  // null = pending
  std::vector<std::string> waiting_;  // the last is next
  int came_ = 0;
  std::string fault_;
  bool leave_ = false;
  std::thread thread_;
};

}  // namespace limber::audio

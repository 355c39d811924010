// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace limber::content {

inline const std::filesystem::path kSourceDir = LIMBER_SOURCE_DIR;

inline std::string Slurp(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The shipped content less its movements and the routines made from them, in a
// folder of its own, so that a test can put one faulty file into it. Removed at
// the end.
class TemporaryLibrary {
 public:
  TemporaryLibrary() {
    namespace fs = std::filesystem;
    const auto* const test =
        testing::UnitTest::GetInstance()->current_test_info();
    std::string name =
        std::string(test->test_suite_name()) + "." + test->name();
    for (char& c : name) {
      if (c == '/') c = '_';
    }
    folder_ = fs::path(LIMBER_BINARY_DIR) / "content_test_files" / name;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(kSourceDir / "content", folder_, fs::copy_options::recursive);
    fs::remove_all(folder_ / "movements");
    fs::create_directories(folder_ / "movements");
    fs::remove_all(folder_ / "routines");
    fs::create_directories(folder_ / "routines");
  }
  ~TemporaryLibrary() { std::filesystem::remove_all(folder_); }
  TemporaryLibrary(const TemporaryLibrary&) = delete;
  TemporaryLibrary& operator=(const TemporaryLibrary&) = delete;

  void Write(const std::string& file, std::string_view text) {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace limber::content

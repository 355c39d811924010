// SPDX-License-Identifier: MIT
#include "engine/audio/speech.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/audio/tone.h"

namespace limber::audio {
namespace {

namespace fs = std::filesystem;

// A stand-in for espeak-ng: writes down each run, and says a short noise.
class SpeechTest : public testing::Test {
 protected:
  SpeechTest() {
    std::string name = (fs::temp_directory_path() / "speech.XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::vector<float> stereo;
    for (int i = 0; i < kRate; ++i) {
      const float s = i % 100 < 50 ? .1f : -.1f;
      stereo.push_back(s);
      stereo.push_back(s);
    }
    std::ofstream(folder_ / "noise.wav")
        << WavHeader(kRate) << WavSamples(stereo);
    Program("1.0");
  }
  ~SpeechTest() override { fs::remove_all(folder_); }

  void Program(const std::string& version) {
    const fs::path path = folder_ / "speak";
    std::ofstream(path) << "#!/bin/sh\n"
                        << "if [ \"$1\" = --version ]; then echo " << version
                        << "; exit; fi\n"
                        << "for a in \"$@\"; do printf '[%s]' \"$a\"; done >>'"
                        << (folder_ / "runs").string() << "'\n"
                        << "echo >>'" << (folder_ / "runs").string() << "'\n"
                        << "cat '" << (folder_ / "noise.wav").string() << "'\n";
    fs::permissions(path, fs::perms::owner_all);
  }
  Speech::Options Options() const {
    return {folder_ / "cache", (folder_ / "speak").string(), "en-gb", 160};
  }
  std::vector<std::string> Runs() const {
    std::ifstream file(folder_ / "runs");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }
  std::shared_ptr<const Clip> Say(const std::string& text,
                                  Speech::Options options) const {
    Speech speech(std::move(options));
    speech.Ask({text});
    speech.Wait();
    EXPECT_EQ(speech.fault(), "");
    return speech.Find(text);
  }

  fs::path folder_;
};

TEST_F(SpeechTest, ATextIsSpokenOnceAndThenKept) {
  const auto first = Say("Breathe in", Options());
  const auto again = Say("Breathe in", Options());
  ASSERT_TRUE(first && again);
  EXPECT_NEAR(double(first->size()) / kRate, 1, .01);
  EXPECT_EQ(*first, *again);
  EXPECT_EQ(Runs().size(), 1u);
  // Nothing half done lies about.
  for (const auto& entry : fs::directory_iterator(folder_ / "cache")) {
    EXPECT_EQ(entry.path().extension(), ".wav");
  }
}

TEST_F(SpeechTest, AnotherTextVoicePaceOrVersionIsSpokenAnew) {
  Say("Breathe in", Options());
  Say("Breathe out", Options());
  auto other = Options();
  other.voice = "en-us";
  Say("Breathe in", other);
  other = Options();
  other.words_per_minute = 120;
  Say("Breathe in", other);
  Program("2.0");
  Say("Breathe in", Options());
  EXPECT_EQ(Runs().size(), 5u);
}

// No shell reads a text, and none is taken for an option.
TEST_F(SpeechTest, ATextReachesTheProgramAsItIs) {
  for (const std::string text :
       {"-v; rm -rf \"$HOME\" `ls` 'x'", "--stdout", "Ease in \u2013 slowly"}) {
    ASSERT_TRUE(Say(text, Options()));
    EXPECT_NE(Runs().back().find("[--][" + text + "]"), std::string::npos);
  }
}

TEST_F(SpeechTest, WithoutTheProgramNothingIsSpokenAndThatIsSaid) {
  auto options = Options();
  options.program = (folder_ / "missing").string();
  Speech speech(options);
  speech.Ask({"Breathe in"});
  speech.Wait();
  EXPECT_NE(speech.fault(), "");
  EXPECT_EQ(speech.Find("Breathe in"), nullptr);
}

TEST_F(SpeechTest, WhatWasKeptBadlyIsSpokenAgain) {
  Say("Breathe in", Options());
  for (const auto& entry : fs::directory_iterator(folder_ / "cache")) {
    std::ofstream(entry.path()) << "RIFF";
  }
  EXPECT_TRUE(Say("Breathe in", Options()));
  EXPECT_EQ(Runs().size(), 2u);
  EXPECT_TRUE(Say("Breathe in", Options()));
  EXPECT_EQ(Runs().size(), 2u);
}

TEST_F(SpeechTest, AFolderThatCannotBeMadeCostsNoWords) {
  std::ofstream(folder_ / "file") << "";
  auto options = Options();
  options.folder = folder_ / "file" / "cache";
  EXPECT_TRUE(Say("Breathe in", options));
}

TEST_F(SpeechTest, LeavingDoesNotWaitForWhatIsNotSpokenYet) {
  Speech speech(Options());
  std::vector<std::string> texts;
  for (int i = 0; i < 2000; ++i) texts.push_back(std::to_string(i));
  speech.Ask(texts);
}

TEST(SpeechFolder, IsTheOneOfTheUsersCache) {
  const char* const home = std::getenv("XDG_CACHE_HOME");
  const std::string before = home != nullptr ? home : "";
  setenv("XDG_CACHE_HOME", "/somewhere", 1);
  EXPECT_EQ(Speech::CacheFolder(), "/somewhere/limber/speech");
  setenv("XDG_CACHE_HOME", "relative", 1);
  EXPECT_TRUE(Speech::CacheFolder().is_absolute());
  EXPECT_NE(Speech::CacheFolder(), "relative/limber/speech");
  if (home != nullptr) {
    setenv("XDG_CACHE_HOME", before.c_str(), 1);
  } else {
    unsetenv("XDG_CACHE_HOME");
  }
}

}  // namespace
}  // namespace limber::audio

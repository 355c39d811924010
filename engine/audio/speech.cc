// SPDX-License-Identifier: MIT
#include "engine/audio/speech.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "engine/audio/run_program.h"
#include "engine/core/file.h"

namespace limber::audio {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargest = 16 << 20;  // bytes of a recording

// FNV-1a: tells texts apart, and is the same everywhere.
std::uint64_t Hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  return hash;
}

}  // namespace

fs::path Speech::CacheFolder() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return fs::path(value != nullptr ? value : "");
  };
  // Relative ones are to be ignored, says the specification.
  fs::path base = variable("XDG_CACHE_HOME");
  if (!base.is_absolute()) {
    base = variable("HOME");
    base = base.is_absolute() ? base / ".cache" : fs::temp_directory_path();
  }
  return base / "limber" / "speech";
}

Speech::Speech(Options options)
    : options_(std::move(options)), thread_([this] { Work(); }) {}

Speech::~Speech() {
  {
    const std::lock_guard lock(mutex_);
    leave_ = true;
  }
  asked_.notify_all();
  thread_.join();
}

void Speech::Ask(const std::vector<std::string>& texts) {
  {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> more;
    for (const std::string& text : texts) {
      if (!text.empty() && clips_.emplace(text, nullptr).second) {
        more.push_back(text);
      }
    }
    // What was asked for last is needed first, in its order.
    waiting_.insert(waiting_.end(), more.rbegin(), more.rend());
  }
  asked_.notify_all();
}

void Speech::Wait() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] {
    return !fault_.empty() ||
           (waiting_.empty() &&
            std::ranges::none_of(clips_, [](const auto& entry) {
              return entry.second == nullptr;
            }));
  });
}

std::shared_ptr<const Clip> Speech::Find(const std::string& text) const {
  const std::lock_guard lock(mutex_);
  const auto found = clips_.find(text);
  return found == clips_.end() ? nullptr : found->second;
}

int Speech::came() const {
  const std::lock_guard lock(mutex_);
  return came_;
}

std::string Speech::fault() const {
  const std::lock_guard lock(mutex_);
  return fault_;
}

void Speech::Fail(std::string why) {
  const std::lock_guard lock(mutex_);
  fault_ = std::move(why);
  done_.notify_all();
}

void Speech::Work() {
  for (;;) {
    std::string text;
    {
      std::unique_lock lock(mutex_);
      asked_.wait(lock, [this] { return leave_ || !waiting_.empty(); });
      if (leave_) return;
      text = std::move(waiting_.back());
      waiting_.pop_back();
    }
    if (version_.empty()) {
      const ProgramResult said =
          RunProgram({options_.program, "--version"}, 4096);
      if (!said.ran) {
        return Fail(options_.program + " does not run: captions only");
      }
      version_ = said.output;
    }
    auto clip = Make(text);
    if (!clip) {
      return Fail(options_.program + " did not speak: captions only");
    }
    {
      const std::lock_guard lock(mutex_);
      clips_[text] = std::move(clip);
      ++came_;
    }
    done_.notify_all();
  }
}

std::shared_ptr<const Clip> Speech::Make(const std::string& text) {
  const std::string key = fmt::format("{}\n{}\n{}\n{}", text, options_.voice,
                                      options_.words_per_minute, version_);
  const fs::path path = options_.folder / fmt::format("{:016x}.wav", Hash(key));
  const auto read = [&](std::string_view bytes) {
    auto clip = ReadSpeech(bytes, path.string());
    return clip.ok() ? std::make_shared<const Clip>(std::move(*clip.value))
                     : nullptr;
  };
  if (const auto kept = core::ReadFile(path, kLargest); kept.ok()) {
    if (auto clip = read(*kept.value)) return clip;
  }
  const ProgramResult spoken = RunProgram(
      {options_.program, "-v", options_.voice, "-s",
       std::to_string(options_.words_per_minute), "--stdout", "--", text},
      kLargest);
  auto clip = spoken.ran ? read(spoken.output) : nullptr;
  if (clip) {
    // A folder that cannot be written to costs time, and no words.
    std::error_code error;
    fs::create_directories(options_.folder, error);
    (void)core::WriteFile(path, spoken.output);
  }
  return clip;
}

}  // namespace limber::audio

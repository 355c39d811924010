// SPDX-License-Identifier: MIT
#include "engine/content/library.h"

#include <algorithm>
#include <system_error>

#include "engine/content/body_reader.h"
#include "engine/content/movement_reader.h"
#include "engine/content/muscle_reader.h"
#include "engine/content/pose_reader.h"

namespace limber::content {
namespace {

namespace fs = std::filesystem;

// All *.yaml of a folder by name. None where there is no such folder.
std::vector<fs::path> YamlFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".yaml") files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

template <class Map>
std::set<std::string> KeysOf(const Map& map) {
  std::set<std::string> keys;
  for (const auto& [key, value] : map) keys.insert(key);
  return keys;
}

class Loader {
 public:
  explicit Loader(const fs::path& folder) : folder_(folder) {}

  core::Loaded<Library> Load() {
    std::set<std::string> source_ids, muscle_ids;
    References known;
    if (Read(folder_ / "sources.yaml", [&](const Node& root, Report& report) {
          library_.sources = ReadSources(root, report);
        })) {
      source_ids = KeysOf(library_.sources);
      known.sources = &source_ids;
    }
    if (Read(folder_ / "body" / "joints.yaml",
             [&](const Node& root, Report& report) {
               ReadJoints(root, known.sources, report, library_.ranges,
                          library_.joints);
             })) {
      known.ranges = &library_.ranges;
    }
    const bool has_poses = Read(folder_ / "body" / "poses.yaml",
                                [&](const Node& root, Report& report) {
                                  ReadBasePoses(root, known, report);
                                });
    known.poses = &library_.poses;
    if (LoadMuscles(known)) {
      for (const body::MuscleDefinition& muscle : library_.muscles) {
        muscle_ids.insert(muscle.id);
      }
      known.muscles = &muscle_ids;
    }
    LoadMovements(known, has_poses);
    if (!problems_.empty()) return {std::nullopt, std::move(problems_)};
    return {std::move(library_), {}};
  }

 private:
  // Whether the file was without fault.
  template <class Reader>
  bool Read(const fs::path& path, Reader&& reader) {
    core::Loaded<Node> root = LoadYaml(path);
    Report report(path.string());
    if (root.ok()) reader(*root.value, report);
    const bool clean = root.ok() && report.problems().empty();
    Add(std::move(root.problems));
    Add(report.Take());
    return clean;
  }

  void Add(std::vector<core::Problem> problems) {
    std::ranges::move(problems, std::back_inserter(problems_));
  }

  void ReadBasePoses(const Node& root, const References& known,
                     Report& report) {
    Fields fields(root, report, "the base poses");
    if (fields.Integer("schema", {1, 1}, 0) == 0) {
      report.Add(root.place, "schema", "this is not schema 1", "1");
    }
    ReadPoses(fields.Map("poses"), nullptr, known.ranges, report,
              library_.poses);
    fields.Finish();
  }

  // regions.yaml of the same folder is read where the figures are baked.
  // Whether all lines of action were without fault.
  bool LoadMuscles(const References& known) {
    bool clean = true;
    for (const fs::path& path : YamlFiles(folder_ / "muscles")) {
      if (!path.filename().string().starts_with("lines_")) continue;
      clean &= Read(path, [&](const Node& root, Report& report) {
        ReadMuscleLines(root, known.sources, report, library_.muscles);
      });
    }
    return clean;
  }

  void LoadMovements(const References& known, bool has_poses) {
    const std::vector<fs::path> files = YamlFiles(folder_ / "movements");
    if (files.empty()) {
      Add({{(folder_ / "movements").string(), 0, 0, "no-movements",
            "there is no movement in this folder", "one file a movement", ""}});
    }
    for (const fs::path& path : files) {
      core::Loaded<Node> root = LoadYaml(path);
      Report report(path.string());
      if (root.ok()) {
        library_.movements.push_back(
            ReadMovement(*root.value, path.stem().string(), known, report));
      }
      std::vector<core::Problem> problems = report.Take();
      // A fault in the base poses is said once, not at each use of them.
      if (!has_poses) {
        std::erase_if(problems, [](const core::Problem& problem) {
          return problem.rule == "unknown-pose";
        });
      }
      Add(std::move(root.problems));
      Add(std::move(problems));
    }
    std::ranges::stable_sort(library_.movements, {}, &coach::Movement::kind);
  }

  fs::path folder_;
  Library library_;
  std::vector<core::Problem> problems_;
};

}  // namespace

core::Loaded<Library> LoadLibrary(const std::filesystem::path& folder) {
  return Loader(folder).Load();
}

}  // namespace limber::content

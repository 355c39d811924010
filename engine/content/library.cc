// SPDX-License-Identifier: MIT
#include "engine/content/library.h"

#include <algorithm>
#include <system_error>

#include "engine/content/body_reader.h"
#include "engine/content/card_reader.h"
#include "engine/content/movement_reader.h"
#include "engine/content/muscle_reader.h"
#include "engine/content/pose_reader.h"
#include "engine/content/routine_reader.h"

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
    LoadRoutines(known.sources);
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
    const fs::path solids = folder_ / "muscles" / "solids.yaml";
    for (const fs::path& path : YamlFiles(folder_ / "muscles")) {
      if (!path.filename().string().starts_with("lines_")) continue;
      clean &= Read(path, [&](const Node& root, Report& report) {
        ReadMuscleLines(root, known.sources, report, library_.muscles);
      });
    }
    std::error_code none;
    if (!clean || !fs::exists(solids, none)) return clean;
    return Read(solids, [&](const Node& root, Report& report) {
      PlaceSolids(ReadSolids(root, known.sources, report), report,
                  library_.muscles);
    });
  }

  void LoadMovements(References known, bool has_poses) {
    const std::vector<fs::path> files = YamlFiles(folder_ / "movements");
    if (files.empty()) {
      Add({{(folder_ / "movements").string(), 0, 0, "no-movements",
            "there is no movement in this folder", "one file a movement", ""}});
    }
    for (const fs::path& path : YamlFiles(folder_ / "ways")) {
      LoadMovement(path, has_poses, [&](const Node& root, Report& report) {
        library_.ways.push_back(
            ReadWay(root, path.stem().string(), known, report));
      });
      // What names it is not at fault where it could not be read.
      const std::string id = path.stem().string();
      if (library_.ways.empty() || library_.ways.back().id != id) {
        library_.ways.emplace_back().id = id;
      }
    }
    known.ways = library_.ways;
    for (const fs::path& path : files) {
      LoadMovement(path, has_poses, [&](const Node& root, Report& report) {
        library_.movements.push_back(
            ReadMovement(root, path.stem().string(), known, report));
      });
    }
    std::ranges::stable_sort(library_.movements, {}, &coach::Movement::kind);
  }

  template <class Reader>
  void LoadMovement(const fs::path& path, bool has_poses, Reader&& reader) {
    core::Loaded<Node> root = LoadYaml(path);
    Report report(path.string());
    if (root.ok()) reader(*root.value, report);
    std::vector<core::Problem> problems = report.Take();
    // A fault in the base poses is said once, not at each use of them.
    if (!has_poses) {
      std::erase_if(problems, [](const core::Problem& problem) {
        return problem.rule == "unknown-pose";
      });
    }
    whole_ = whole_ && root.ok() && problems.empty();
    Add(std::move(root.problems));
    Add(std::move(problems));
  }

  // Routines are held against movements, ways and cards only where all of
  // these could be read.
  void LoadRoutines(const std::set<std::string>* sources) {
    for (const fs::path& path : YamlFiles(folder_ / "cards")) {
      whole_ &= Read(path, [&](const Node& root, Report& report) {
        library_.cards.push_back(
            ReadCard(root, path.stem().string(), sources, report));
      });
    }
    coach::Repertoire repertoire{library_.movements, library_.cards};
    std::ranges::copy(library_.ways, std::back_inserter(repertoire.movements));
    RoutineReferences known;
    known.sources = sources;
    if (whole_) known.repertoire = &repertoire;
    for (const fs::path& path : YamlFiles(folder_ / "routines")) {
      Read(path, [&](const Node& root, Report& report) {
        library_.routines.push_back(
            ReadRoutine(root, path.stem().string(), known, report));
      });
    }
  }

  fs::path folder_;
  bool whole_ = true;  // movements, ways and cards without fault so far
  Library library_;
  std::vector<core::Problem> problems_;
};

}  // namespace

core::Loaded<Library> LoadLibrary(const std::filesystem::path& folder) {
  return Loader(folder).Load();
}

}  // namespace limber::content

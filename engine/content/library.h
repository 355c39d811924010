// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/body/muscle.h"
#include "engine/body/range_of_motion.h"
#include "engine/coach/movement.h"
#include "engine/coach/routine.h"
#include "engine/core/problem.h"

namespace limber::content {

// Where a statement comes from.
struct Source {
  std::string id;     // "inman-1944"
  std::string title;  // author, year, title, place
  // How far it was checked: "full" text, "abstract", "second_hand", or "own"
  // for an estimate or a choice of this project.
  std::string read;
  std::string says;  // what is taken from it
};

// What an angle means, for people. Key of Library::joints: "hip.flex".
struct Joint {
  std::string meaning, plus, minus;  // "hip", "flexion", "extension"
  std::string note;                  // may be empty
  std::vector<std::string> sources;  // ids
};

// All content of a folder, checked and with its names resolved. Immutable.
struct Library {
  // Warm-ups first, then essentials, extras, postures; each by its id.
  std::vector<coach::Movement> movements;
  std::vector<coach::Movement> ways;     // by their ids, like what follows
  std::vector<coach::Routine> routines;  // unresolved
  std::vector<coach::Card> cards;
  std::vector<body::MuscleDefinition> muscles;
  body::RangesOfMotion ranges;
  std::map<std::string, Joint> joints;
  std::map<std::string, Source> sources;
  std::map<std::string, body::Posture> poses;  // of body/poses.yaml
};

// Reads a content folder:
//   sources.yaml, body/joints.yaml, body/poses.yaml,
//   muscles/lines_*.yaml, movements/*.yaml, ways/*.yaml, cards/*.yaml,
//   routines/*.yaml
// Every fault of every file in one run; a file that could not be read does not
// make those that point into it faulty. Rules: content/README.md. Never throws.
core::Loaded<Library> LoadLibrary(const std::filesystem::path& folder);

}  // namespace limber::content

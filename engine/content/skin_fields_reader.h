// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/body/figure.h"
#include "engine/core/problem.h"

namespace limber::content {

// What is painted on a figure's body: for "woman.glb" the files beside it
//   woman.garment.png, woman.tint.png, woman.regions.json,
//   woman.muscles_<k>.png, woman.muscle_ids_<k>.png
// as body::SkinFields describes them. A figure without these files has empty
// fields; a layer that regions.json counts has to be there. Rules:
// unreadable-file, figure-picture, figure-regions. Never throws.
core::Loaded<body::SkinFields> LoadSkinFields(
    const std::filesystem::path& figure);

}  // namespace limber::content

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/body/figure.h"
#include "engine/core/problem.h"

namespace limber::content {

// Limits of a figure file.
inline constexpr std::size_t kFigureBytes = std::size_t{256} << 20;
inline constexpr std::size_t kFigureVertices = 2'000'000;
inline constexpr std::size_t kFigureJoints = 1'024;

// Reads a skinned binary glTF 2.0 file, and the pictures painted for its body
// that lie beside it (see skin_fields_reader.h). Every mesh becomes a part;
// parts[0] is the mesh named "body", else the one with the most vertices.
// Meshes without a skin hang on the joint above their node. The lowest vertex
// is put on y = 0.
//
// A file that is missing, cut off, of another format or nonsense gives one
// problem. Rules: unreadable-file, figure-not-gltf, figure-damaged,
// figure-too-large, figure-no-skeleton, figure-joint-names, figure-no-mesh,
// figure-not-finite, figure-weights, figure-scale, figure-size,
// figure-picture, figure-regions. Never throws.
core::Loaded<body::Figure> LoadFigure(const std::filesystem::path& path);

}  // namespace limber::content

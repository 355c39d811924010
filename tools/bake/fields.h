// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/problem.h"
#include "tools/bake/body.h"

namespace limber::bake {

// Paints what lies on the body, in its uv space, beside the figure file:
//   <name>.garment.png       rgb, hems of the top, the legs, the waist seam
//   <name>.tint.png          rgba, skin colour over skin tone, occlusion
//   <name>.muscles_<k>.png   rgba, distance, u, t, width of layer k; the width
//                            is the region's at mid-belly, all over it
//   <name>.muscle_ids_<k>.png  grey, 0 = none, else 1 + region
//   <name>.regions.json      {"schema": 1, "layers": n, "regions": [{"name",
//                            "layer", "deep"}]} in index order
// Encodings: body::SkinFields. 1024 texels a side, rows from the top of
// glTF's uv space. Returns the faults; what is faultless is still written.
std::vector<core::Problem> BakeFields(const BodyMesh& mesh,
                                      const std::filesystem::path& regions_yaml,
                                      const std::filesystem::path& out_folder);

inline constexpr int kFieldSize = 1024;

}  // namespace limber::bake

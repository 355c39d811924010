// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "engine/core/problem.h"

namespace limber::content {

// What is wrong with the outline of a binary glTF file before anything follows
// its indices: lists that are none, ranges beyond the data, sizes beyond the
// limits of figure_reader.h, parts that are missing. The first fault, or none.
// `json` is its JSON part, `data` its binary part.
std::optional<core::Problem> CheckOutline(const nlohmann::json& json,
                                          std::string_view data);

}  // namespace limber::content

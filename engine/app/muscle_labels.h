// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/stage/picture.h"
#include "engine/ui/view.h"

namespace limber::app {

// Where the names of the muscles that lengthen most point to on the screen.
class MuscleLabels {
 public:
  // Finds the middle of each muscle region on the skin; of this figure alone.
  explicit MuscleLabels(const body::Figure& figure);

  // At most ui::kMostLabels: the first of `rows` that are lit and apart, and
  // before them the row that is pointed at, -1 = none. None for what turns
  // away from the camera. `frame` is to be drawn at width x height pixels.
  void Update(const scene::Frame& frame, std::span<const ui::MuscleRow> rows,
              int pointed_at, int width, int height);

  // Borrows names from the rows; as of the last Update.
  std::span<const ui::MuscleLabel> labels() const { return labels_; }
  // Around the body, window pixels.
  const ui::Rect& body() const { return body_; }

 private:
  struct Anchor {
    std::string muscle;
    std::uint32_t vertex = 0;  // of the first part
    bool found = false;
  };
  std::vector<Anchor> anchors_;  // [region]
  std::vector<ui::MuscleLabel> labels_;
  ui::Rect body_;
};

}  // namespace limber::app

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tools/bake/gltf.h"

namespace limber::bake {

// A surface of rows * columns places whose last column meets the first again.
struct Ring {
  int rows = 0, columns = 0;
  std::vector<Vec3> positions;  // [row * columns + column]
  std::vector<double> shades;   // [same] factor on the part's colour

  const Vec3& At(int row, int column) const {
    return positions[row * columns + (column % columns + columns) % columns];
  }
};

// Appends the surface to the part, rigid to `joint`, with smooth normals. Rows
// run from the pole outward and columns the way that makes the outside the
// front; the other way where `flip`. A first row of one place closes the
// surface as a pole. `wrap_rows` joins the last row with the
// first, as a torus does.
void AppendRing(const Ring& ring, int joint, bool flip, bool wrap_rows,
                Part& part);

}  // namespace limber::bake

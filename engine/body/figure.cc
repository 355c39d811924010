// SPDX-License-Identifier: MIT
#include "engine/body/figure.h"

#include <cassert>

namespace limber::body {

void ScaleTo(double stature, Figure& figure) {
  assert(stature > 0 && figure.stature > 0);
  const double ratio = stature / figure.stature;
  for (math::Transform& t : figure.skeleton.parent_from_joint) {
    t.translation *= ratio;
  }
  for (math::Transform& t : figure.skeleton.model_from_joint) {
    t.translation *= ratio;
  }
  for (math::Vec3& tail : figure.skeleton.tails) tail *= ratio;
  for (anim::Mesh& part : figure.parts) {
    for (math::Vec3f& position : part.positions) position *= float(ratio);
  }
  figure.stature = stature;
}

}  // namespace limber::body

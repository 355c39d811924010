// SPDX-License-Identifier: MIT
#pragma once

#include "engine/body/figure.h"

namespace limber::content {

// A jointed wooden mannequin of 1.66 m on the joints of the baked woman, for
// when a figure file cannot be used. Made in code: it always works. Every
// limb hangs on one joint; no helper joints, no skin fields.
body::Figure BuiltInFigure();

}  // namespace limber::content

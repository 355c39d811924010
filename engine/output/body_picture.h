// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/stage/picture.h"

namespace limber::output {

// Skin and clothes as one picture over the body's uvs, for programs that know
// no distance fields: the bytes of a PNG file, sRGB. Empty where nothing is
// painted on the figure. The twin of shaders/surface_body.frag, seen from near.
std::string BodyPicture(const body::SkinFields& fields,
                        const stage::Wardrobe& wardrobe);

}  // namespace limber::output

// SPDX-License-Identifier: MIT
// Draws things beside the standing figure, to look at them:
//   prop_page FILE.png THEME AZIMUTH ELEVATION ZOOM X Y NAME...
// with angles in degrees; --high as the first argument draws the high tier.
#include <cstdlib>
#include <cstring>

#include "tests/app/prop_page.h"
#include "tests/support/picture.h"

int main(int count, char** words) {
  using namespace limber;
  stage::Look look;
  look.tier = scene::Tier::kSoftware;
  if (count > 1 && std::strcmp(words[1], "--high") == 0) {
    look.tier = scene::Tier::kHigh;
    ++words;
    --count;
  }
  if (count < 9) return 2;
  auto world = stage::World::Load(LIMBER_SOURCE_DIR);
  if (!world.value) return 1;
  std::vector<std::string_view> names(words + 8, words + count);
  app::PropPage page(**world.value, names, 1280, 720);
  if (!page.ok()) return 1;
  look.theme = std::strcmp(words[2], "light") == 0 ? scene::Theme::kLight
                                                   : scene::Theme::kDark;
  page.Zoom(std::atof(words[5]), std::atof(words[6]), std::atof(words[7]));
  constexpr double kDegree = 3.14159265358979 / 180;
  const support::Picture picture{1280, 720,
                                 page.Draw(look, std::atof(words[3]) * kDegree,
                                           std::atof(words[4]) * kDegree)};
  return support::WritePng(words[1], picture) ? 0 : 1;
}

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <array>

#include "tests/bake/figures.h"
#include "tools/bake/dome.h"
#include "tools/bake/solve.h"

namespace limber::bake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(MakeHumanPackage, MissingFolderSaysHowToGetIt) {
  const auto package = MakeHuman::Open("no/such/folder");
  ASSERT_EQ(package.problems.size(), 1u);
  EXPECT_EQ(package.problems[0].rule, "missing-package");
  EXPECT_THAT(package.problems[0].hint, HasSubstr("npm ci"));
}

TEST(MakeHumanPackage, UnknownTargetNamesTheClosest) {
  const auto package = MakeHuman::Open(PackageFolder());
  ASSERT_TRUE(package.ok());
  std::vector<Vec3> positions = package.value->mesh().positions;
  const auto problems =
      package.value->AddTarget("nose/nose-width2-mim", 1, positions);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].rule, "unknown-target");
  EXPECT_THAT(problems[0].hint, HasSubstr("nose/nose-width2-min"));
  EXPECT_EQ(positions, package.value->mesh().positions);
}

// Factors of the sliders are shares: those of one family sum to one.
TEST(Recipe, SliderTargetsOfTheWholeBodySumToOne) {
  const auto package = MakeHuman::Open(PackageFolder());
  ASSERT_TRUE(package.ok());
  for (const Recipe* recipe : {&WomanRecipe(), &ManRecipe()}) {
    double universal = 0, race = 0;
    for (const auto& [target, weight] :
         SliderTargets(*recipe, *package.value)) {
      EXPECT_GT(weight, 0);
      if (target.starts_with("macrodetails/universal-")) universal += weight;
      if (target.starts_with("macrodetails/caucasian-") ||
          target.starts_with("macrodetails/african-") ||
          target.starts_with("macrodetails/asian-")) {
        race += weight;
      }
    }
    EXPECT_NEAR(universal, 1, 1e-9) << recipe->name;
    EXPECT_NEAR(race, 1, 1e-9) << recipe->name;
  }
}

TEST(Solve, FindsTheSolutionOfAKnownSystem) {
  std::vector<double> a = {4, 2, 2, 5};
  std::array<double, 2> b = {4 * 3 + 2 * -1, 2 * 3 + 5 * -1};
  ASSERT_TRUE(SolveCholesky(a, b));
  EXPECT_THAT(b, ElementsAre(testing::DoubleNear(3, 1e-12),
                             testing::DoubleNear(-1, 1e-12)));
}

TEST(Solve, RefusesAnIndefiniteMatrix) {
  std::vector<double> a = {1, 2, 2, 1};
  std::array<double, 2> b = {1, 1};
  EXPECT_FALSE(SolveCholesky(a, b));
}

// A bump on a paraboloid, which a cubic fits exactly: the bump goes, the
// paraboloid stays.
TEST(LevelDome, LeavesTheSurfaceWithoutItsBump) {
  const auto height = [](double x, double y) {
    return 0.05 - 3 * (x * x + 0.5 * y * y);
  };
  std::vector<Vec3> smooth, bumpy, normals;
  int tip = 0;
  for (int i = -20; i <= 20; ++i) {
    for (int j = -20; j <= 20; ++j) {
      const double x = 0.004 * i, y = 0.004 * j;
      if (i == 0 && j == 0) tip = static_cast<int>(smooth.size());
      const double bump = 0.006 * std::exp(-(x * x + y * y) / (0.006 * 0.006));
      smooth.emplace_back(x, y, height(x, y));
      bumpy.emplace_back(x, y, height(x, y) + bump);
      normals.push_back(glm::normalize(Vec3(6 * x, 3 * y, 1)));
    }
  }
  LevelDome(normals, tip, 0.036, bumpy);
  for (std::size_t v = 0; v < smooth.size(); ++v) {
    EXPECT_NEAR(bumpy[v].z, smooth[v].z, 2e-4);
  }
}

}  // namespace
}  // namespace limber::bake

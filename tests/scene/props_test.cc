// SPDX-License-Identifier: MIT
#include "engine/scene/props.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <vector>

namespace limber::scene {
namespace {

struct Named {
  std::string_view name;
  std::vector<PropMesh> meshes;
};

// One of each kind, as they come.
template <std::size_t kind = 0>
void AddAll(std::vector<Named>& all) {
  if constexpr (kind < coach::kPropNames.size()) {
    const coach::PropSize size(std::in_place_index<kind>);
    all.push_back({coach::kPropNames[kind], MakeProp(size)});
    AddAll<kind + 1>(all);
  }
}
std::vector<Named> All() {
  std::vector<Named> all;
  AddAll(all);
  coach::PillowSize dented;
  dented.dent = {.06f, .05f, -.03f, .12f};
  all.push_back({"dented pillow", MakeProp(dented)});
  return all;
}

// Vertices at the same place, to the last bit or within a micrometre, are one.
std::vector<int> Places(const PropMesh& mesh) {
  std::map<std::tuple<long, long, long>, int> places;
  std::vector<int> of;
  for (const Vec3f& p : mesh.positions) {
    const auto key = std::make_tuple(
        std::lround(p.x * 1e6), std::lround(p.y * 1e6), std::lround(p.z * 1e6));
    of.push_back(places.emplace(key, int(places.size())).first->second);
  }
  return of;
}

// Triangles that hang together form a solid; its signed volume, by the
// divergence theorem, is positive where they wind outwards.
std::map<int, double> Volumes(const PropMesh& mesh) {
  const std::vector<int> place = Places(mesh);
  std::vector<int> parent(mesh.positions.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](int v) {
    while (parent[std::size_t(v)] != v) v = parent[std::size_t(v)];
    return v;
  };
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const int a = root(place[mesh.triangles[t]]);
    parent[std::size_t(root(place[mesh.triangles[t + 1]]))] = a;
    parent[std::size_t(root(place[mesh.triangles[t + 2]]))] = a;
  }
  std::map<int, double> volumes;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const glm::dvec3 a(mesh.positions[mesh.triangles[t]]);
    const glm::dvec3 b(mesh.positions[mesh.triangles[t + 1]]);
    const glm::dvec3 c(mesh.positions[mesh.triangles[t + 2]]);
    volumes[root(place[mesh.triangles[t]])] +=
        glm::dot(a, glm::cross(b, c)) / 6;
  }
  return volumes;
}

struct Box {
  Vec3f low{1e9f}, high{-1e9f};
};
Box BoundsOf(const std::vector<PropMesh>& meshes) {
  Box box;
  for (const PropMesh& mesh : meshes) {
    for (const Vec3f& p : mesh.positions) {
      box.low = glm::min(box.low, p);
      box.high = glm::max(box.high, p);
    }
  }
  return box;
}

const PropMesh& Of(const std::vector<PropMesh>& meshes, Surface surface) {
  return *std::ranges::find(meshes, surface, &PropMesh::surface);
}

TEST(Props, AreClosed) {
  for (const Named& thing : All()) {
    for (const PropMesh& mesh : thing.meshes) {
      // Each edge is walked once in each direction.
      const std::vector<int> place = Places(mesh);
      std::map<std::pair<int, int>, int> edges;
      for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
        const int a = place[mesh.triangles[i]];
        const int b = place[mesh.triangles[i % 3 == 2 ? i - 2 : i + 1]];
        if (a != b) ++edges[{a, b}];
      }
      int open = 0;
      for (const auto& [edge, count] : edges) {
        const auto back = edges.find({edge.second, edge.first});
        open += back == edges.end() || back->second != count;
      }
      // Rounding may part a few coincident vertices.
      EXPECT_LE(open, int(edges.size() / 100))
          << thing.name << " " << int(mesh.surface);
    }
  }
}

TEST(Props, EverySolidOfThemWindsOutwards) {
  for (const Named& thing : All()) {
    for (const PropMesh& mesh : thing.meshes) {
      for (const auto& [solid, volume] : Volumes(mesh)) {
        EXPECT_GT(volume, 0) << thing.name << " " << int(mesh.surface) << " at "
                             << mesh.positions[std::size_t(solid)].y;
      }
    }
  }
}

TEST(Props, NormalsAreUnitAndAgreeWithTheTriangles) {
  for (const Named& thing : All()) {
    for (const PropMesh& mesh : thing.meshes) {
      ASSERT_EQ(mesh.normals.size(), mesh.positions.size()) << thing.name;
      int against = 0;
      for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
        Vec3f normal(0);
        for (std::size_t k = 0; k < 3; ++k) {
          const Vec3f& n = mesh.normals[mesh.triangles[t + k]];
          EXPECT_NEAR(glm::length(n), 1, 1e-4) << thing.name;
          normal += n;
        }
        const Vec3f& a = mesh.positions[mesh.triangles[t]];
        const Vec3f face =
            glm::cross(mesh.positions[mesh.triangles[t + 1]] - a,
                       mesh.positions[mesh.triangles[t + 2]] - a);
        if (glm::length(face) < 1e-10f) continue;
        against += glm::dot(face, normal) <= 0;
      }
      EXPECT_EQ(against, 0) << thing.name << " " << int(mesh.surface);
    }
  }
}

TEST(Props, AreLean) {
  for (const Named& thing : All()) {
    std::size_t count = 0;
    for (const PropMesh& mesh : thing.meshes) {
      count += mesh.triangles.size() / 3;
      EXPECT_EQ(mesh.uvs.size(), mesh.positions.size()) << thing.name;
      if (!mesh.colours.empty()) {
        EXPECT_EQ(mesh.colours.size(), mesh.positions.size()) << thing.name;
      }
      for (const Vec3f& p : mesh.positions) {
        ASSERT_TRUE(std::isfinite(p.x + p.y + p.z)) << thing.name;
      }
    }
    const bool pillow = thing.name.find("pillow_head") != thing.name.npos ||
                        thing.name == "dented pillow";
    EXPECT_LT(count, pillow ? 1500u : 3000u) << thing.name;
  }
}

TEST(Props, TheMatHasTheSizeOfAMat) {
  const PropMesh mat = MakeProp(coach::MatSize{}).front();
  // A slab with its rim rounded off, so a little less than the full box.
  EXPECT_NEAR(Volumes(mat).begin()->second, 1.83 * .61 * .006,
              1.83 * .61 * .006 * .01);
  for (const Vec3f& p : mat.positions) {
    EXPECT_LE(p.y, 1e-6);
    EXPECT_GE(p.y, -.006 - 1e-6);
  }
}

TEST(Props, TheForearmsFaceOfTheDoorFrameIsWhereAsked) {
  coach::DoorFrameSize size;
  size.half_width = .5f;
  size.face_z = .2f;
  const PropMesh frame = MakeProp(size).front();
  float nearest = 1e9f, least_x = 1e9f;
  for (const Vec3f& p : frame.positions) {
    // Above the feet and the sill: posts and lintel.
    if (p.y < .05f) continue;
    nearest = std::min(nearest, p.z);
    if (p.y < 2.049f) least_x = std::min(least_x, std::abs(p.x));
  }
  EXPECT_NEAR(nearest, size.face_z, 1e-5);
  EXPECT_NEAR(least_x, size.half_width, 1e-5);
}

TEST(Props, AChairCarriesWhereItIsAsked) {
  for (const float seat : {.38f, .41f, .46f}) {
    for (const float back : {.26f, .38f}) {
      coach::ChairSize size;
      size.seat = seat;
      size.back = back;
      const auto chair = MakeProp(size);
      const Box cushion = BoundsOf({Of(chair, Surface::kUpholstery)});
      EXPECT_NEAR(cushion.high.y, seat, 1e-5);
      const Box wood = BoundsOf({Of(chair, Surface::kWood)});
      EXPECT_NEAR(wood.low.y, 0, 1e-4);
      // The upper edge leans back by a few degrees.
      EXPECT_NEAR(wood.high.y, seat + back, .004);
      // Nothing reaches in front of the back rest, but its bent ends and the
      // lean of its lower edge.
      for (const Vec3f& p : Of(chair, Surface::kWood).positions) {
        if (p.y < seat + .02f || std::abs(p.x) > .10f) continue;
        EXPECT_LT(p.z, -size.rest + .014f);
      }
    }
  }
}

// Distance from the axis, as seen along it.
float Radius(const PropMesh& mesh) {
  float radius = 0;
  for (const Vec3f& p : mesh.positions)
    radius = std::max(radius, std::hypot(p.y, p.z));
  return radius;
}

TEST(Props, RollsHaveTheirDiameter) {
  const auto roller = MakeProp(coach::RollerSize{.9f, .15f});
  EXPECT_NEAR(Radius(roller.front()), .075, 1e-5);
  EXPECT_NEAR(BoundsOf(roller).high.x, .45, 1e-5);
  const auto bolster = MakeProp(coach::BolsterSize{.5f, .14f});
  EXPECT_NEAR(Radius(bolster.front()), .07, .002);
  // A spiral is as wide as asked where its end is, and half a turn of a layer
  // less across.
  for (const float diameter : {.08f, .10f}) {
    const Box towel = BoundsOf(MakeProp(coach::TowelSize{.5f, diameter}));
    EXPECT_NEAR(towel.high.y - towel.low.y, diameter, .06 * diameter);
    EXPECT_NEAR(towel.high.z - towel.low.z, diameter, .06 * diameter);
    EXPECT_NEAR(towel.high.x, .25, 1e-4);
  }
}

// Height of the pillow's top above a place of its underside.
float TopAt(const PropMesh& mesh, float x, float z) {
  float top = 0;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const Vec3f &a = mesh.positions[mesh.triangles[t]],
                &b = mesh.positions[mesh.triangles[t + 1]],
                &c = mesh.positions[mesh.triangles[t + 2]];
    const Vec2f p(x, z), u(a.x, a.z), v(b.x, b.z), w(c.x, c.z);
    const auto cross = [](const Vec2f& s, const Vec2f& r) {
      return s.x * r.y - s.y * r.x;
    };
    const float area = cross(v - u, w - u);
    if (std::abs(area) < 1e-12f) continue;
    const float f = cross(v - p, w - p) / area, g = cross(w - p, u - p) / area;
    if (f < -1e-4f || g < -1e-4f || f + g > 1.0001f) continue;
    top = std::max(top, f * a.y + g * b.y + (1 - f - g) * c.y);
  }
  return top;
}

TEST(Props, APillowIsAsHighAsAskedAndSinksWhereTheHeadLies) {
  coach::PillowSize size;
  size.height = .10f;
  const PropMesh full = MakeProp(size).front();
  EXPECT_NEAR(TopAt(full, 0, 0), .10, .002);
  const Box box = BoundsOf({full});
  EXPECT_NEAR(box.low.y, 0, .002);
  EXPECT_NEAR(box.high.x - box.low.x, size.length, .03);
  EXPECT_NEAR(box.high.z - box.low.z, size.width, .03);
  size.dent = {.06f, 0, 0, .13f};
  const PropMesh pressed = MakeProp(size).front();
  EXPECT_NEAR(TopAt(pressed, 0, 0), .04, .004);
  // A radius away half of it is left, beyond that the stuffing comes up.
  EXPECT_NEAR(TopAt(full, .13f, 0) - TopAt(pressed, .13f, 0), .03, .008);
  EXPECT_GE(TopAt(pressed, .26f, 0), TopAt(full, .26f, 0) - .004);
}

TEST(Props, TheDeskHasItsBoardAndScreenWhereAsked) {
  coach::DeskSize size;
  size.top = .70f;
  size.screen_top = 1.21f;
  const auto desk = MakeProp(size);
  EXPECT_NEAR(BoundsOf({Of(desk, Surface::kWood)}).high.y, size.top, 1e-5);
  EXPECT_NEAR(BoundsOf({Of(desk, Surface::kPlastic)}).high.y, size.screen_top,
              1e-5);
  EXPECT_NEAR(BoundsOf({Of(desk, Surface::kScreen)}).low.z, size.screen_z,
              .001);
  EXPECT_NEAR(BoundsOf({Of(desk, Surface::kMetal)}).low.y, 0, 1e-5);
}

TEST(Props, TheShelfsHighestBoardAndTheBagsStrapAreAtTheirOrigin) {
  const auto shelf = MakeProp(coach::ShelfSize{1.9f, .8f, .28f});
  EXPECT_NEAR(BoundsOf({Of(shelf, Surface::kWood)}).high.y, 1.9, 1e-5);
  coach::BagSize size;
  const Box bag = BoundsOf(MakeProp(size));
  EXPECT_NEAR(bag.high.y, .00225, 1e-3);  // half the strap's thickness
  EXPECT_NEAR(bag.low.y, -size.strap - size.height, 1e-4);
}

TEST(Props, IdFollowsTheGeometry) {
  const auto id = [](const coach::PropSize& size) {
    return MakeProp(size).front().id;
  };
  coach::PillowSize dented;
  dented.dent.depth = .01f;
  EXPECT_EQ(id(coach::PillowSize{}), id(coach::PillowSize{}));
  EXPECT_NE(id(coach::PillowSize{}), id(dented));
}

}  // namespace
}  // namespace limber::scene

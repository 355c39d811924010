// SPDX-License-Identifier: MIT
#include "engine/output/glb_figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/anim/soften.h"
#include "engine/output/body_picture.h"
#include "engine/scene/looks.h"

namespace limber::output {

using math::Mat4f;
using math::Transform;
using math::Vec3;
using math::Vec4f;
using stage::SurfaceOf;
using stage::Wardrobe;

namespace {

// Nearest to the skin that the studio draws, of 0 to 15, over seven movements:
// the worst hundredth of the points is a tenth to a quarter nearer, and the
// fold on top of the shoulder is gone.
constexpr int kSoftening = 6;

Mat4f MatrixOf(const Transform& transform) {
  Mat4f matrix = glm::mat4_cast(glm::quat(transform.rotation));
  matrix[3] = Vec4f(transform.translation, 1);
  return matrix;
}

std::vector<int> AddJoints(const anim::Skeleton& skeleton, int root,
                           gltf::File& file) {
  gltf::Skin skin;
  skin.root = root;
  for (std::size_t j = 0; j < skeleton.names.size(); ++j) {
    const int parent = skeleton.parents[j];
    gltf::Node node;
    node.name = FreeName(file, skeleton.names[j]);
    node.parent = parent < 0 ? root : skin.joints[std::size_t(parent)];
    node.translation = skeleton.parent_from_joint[j].translation;
    node.rotation = skeleton.parent_from_joint[j].rotation;
    if (!skeleton.tails.empty()) {
      const Vec3& tail = skeleton.tails[j];
      node.extras = fmt::format(R"({{"tail":[{:.6f},{:.6f},{:.6f}]}})", tail.x,
                                tail.y, tail.z);
    }
    skin.joints.push_back(int(file.nodes.size()));
    file.nodes.push_back(std::move(node));
    skin.unbind.push_back(MatrixOf(Inverse(skeleton.model_from_joint[j])));
  }
  file.skins.push_back(skin);
  return skin.joints;
}

// Weights are floats, and the specification wants their sum exact to a few
// steps: dividing once more in double takes out what has gathered.
std::vector<std::vector<std::pair<int, float>>> InfluencesOf(
    const anim::Mesh& mesh) {
  std::vector<std::vector<std::pair<int, float>>> rows;
  for (const std::uint32_t p : mesh.point_of) {
    double sum = 0;
    for (const float weight : mesh.weights[p]) sum += double(weight);
    std::vector<std::pair<int, float>>& row = rows.emplace_back();
    for (std::size_t k = 0; k < anim::kInfluences; ++k) {
      if (mesh.weights[p][k] <= 0) continue;
      row.emplace_back(mesh.joints[p][k],
                       float(double(mesh.weights[p][k]) / sum));
    }
  }
  return rows;
}

gltf::Primitive PrimitiveOf(const anim::Mesh& mesh, int material) {
  gltf::Primitive primitive;
  primitive.positions = mesh.positions;
  primitive.normals = mesh.normals;
  primitive.uvs = mesh.uvs;
  primitive.colours = mesh.colours;
  primitive.influences = InfluencesOf(mesh);
  primitive.triangles = mesh.triangles;
  primitive.material = material;
  return primitive;
}

gltf::Material MaterialOf(const anim::Mesh& mesh, const Wardrobe& wardrobe) {
  const scene::Surface surface = SurfaceOf(mesh.name);
  const bool skin = surface == scene::Surface::kSkin;
  gltf::Material material{.name = mesh.name};
  material.base_colour = Vec3(skin ? wardrobe.skin.colour
                                   : scene::BaseColour(surface, wardrobe.hair));
  material.roughness = double(skin ? wardrobe.skin.roughness
                                   : scene::FinishOf(surface).roughness);
  material.blended = std::ranges::any_of(
      mesh.colours, [](const Vec4f& colour) { return colour.a < 1; });
  return material;
}

}  // namespace

std::string FreeName(const gltf::File& file, std::string_view name) {
  std::string free(name);
  for (int n = 2; std::ranges::find(file.nodes, free, &gltf::Node::name) !=
                  file.nodes.end();
       ++n) {
    free = std::string(name) + "_" + std::to_string(n);
  }
  return free;
}

std::vector<int> AddFigure(const body::Figure& figure, const Wardrobe& wardrobe,
                           gltf::File& file) {
  const int root = int(file.nodes.size());
  const int skin = int(file.skins.size());
  file.nodes.push_back({.name = FreeName(file, figure.name)});
  std::vector<int> joints = AddJoints(figure.skeleton, root, file);
  for (const anim::Mesh& part : figure.parts) {
    gltf::Material material = MaterialOf(part, wardrobe);
    const bool body = &part == &figure.parts.front();
    std::string png =
        body && !part.uvs.empty() ? BodyPicture(figure.fields, wardrobe) : "";
    if (!png.empty()) {
      material.base_colour = Vec3(1);
      material.picture = int(file.pictures.size());
      file.pictures.push_back({part.name, std::move(png)});
    }
    const int index = int(file.meshes.size());
    const anim::Mesh mesh = body ? anim::Softened(part, kSoftening) : part;
    file.meshes.push_back(
        {part.name, {PrimitiveOf(mesh, int(file.materials.size()))}});
    file.materials.push_back(std::move(material));
    file.nodes.push_back(
        {.name = FreeName(file, part.name), .mesh = index, .skin = skin});
  }
  return joints;
}

int AddThing(const scene::PropMesh& mesh, std::string_view name,
             gltf::File& file) {
  const scene::Finish finish = scene::FinishOf(mesh.surface);
  gltf::Primitive primitive;
  primitive.positions = mesh.positions;
  primitive.normals = mesh.normals;
  // No uvs: they measure the surface for patterns that only the studio draws.
  // The fourth number of a thing's colour is no alpha but the light it gets.
  for (const Vec4f& colour : mesh.colours) {
    primitive.colours.emplace_back(colour.r, colour.g, colour.b, 1);
  }
  primitive.triangles = mesh.triangles;
  primitive.material = int(file.materials.size());
  const int node = int(file.nodes.size());
  gltf::Node standing;
  standing.name = FreeName(file, name);
  standing.mesh = int(file.meshes.size());
  file.materials.push_back({.name = standing.name,
                            .base_colour = Vec3(finish.colour),
                            .roughness = double(finish.roughness)});
  file.meshes.push_back({standing.name, {std::move(primitive)}});
  file.nodes.push_back(std::move(standing));
  return node;
}

}  // namespace limber::output

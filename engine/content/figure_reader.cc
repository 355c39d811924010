// SPDX-License-Identifier: MIT
#include "engine/content/figure_reader.h"

#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "engine/anim/weld.h"
#include "engine/content/glb_header.h"
#include "engine/content/skin_fields_reader.h"
#include "engine/core/file.h"

namespace limber::content {
namespace {

using math::Transform;
using math::Vec3;
using math::Vec3f;

constexpr double kShortest = 0.4, kTallest = 3.0;  // m, statures allowed
constexpr float kFarthest = 100;                   // m, any coordinate
constexpr float kWeightSlack = 0.02f;              // of a sum of 1
constexpr double kScaleSlack = 0.01;               // of a scale of 1

std::string Text(const aiString& text) { return {text.data, text.length}; }

bool IsFinite(const aiVector3D& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

// Rotation and place of a matrix; nothing where it scales, shears or mirrors.
std::optional<Transform> Rigid(const aiMatrix4x4& m) {
  math::Mat3 r(m.a1, m.b1, m.c1, m.a2, m.b2, m.c2, m.a3, m.b3, m.c3);
  const Vec3 place(m.a4, m.b4, m.c4);
  for (int i = 0; i < 3; ++i) {
    for (int k = 0; k < 3; ++k) {
      const double wanted = i == k ? 1 : 0;
      // Written so that a NaN fails.
      if (!(std::abs(glm::dot(r[i], r[k]) - wanted) < kScaleSlack)) return {};
    }
  }
  if (!(glm::determinant(r) > 0) || !std::isfinite(glm::length(place))) {
    return {};
  }
  // A file of float numbers: an identity should come out as one.
  return Transform{glm::normalize(glm::quat_cast(r)), place};
}

// Turns an imported scene into a figure. The first fault ends it.
class Converter {
 public:
  Converter(const aiScene& scene, const GlbHeader& header)
      : scene_(scene), header_(header) {}

  std::optional<core::Problem> Convert(body::Figure& figure) {
    FindSkeleton(figure.skeleton);
    for (unsigned i = 0; i < scene_.mNumMeshes && !problem_; ++i) {
      const aiMesh& mesh = *scene_.mMeshes[i];
      // Lines and points that a modelling program may have left behind.
      if ((mesh.mPrimitiveTypes & aiPrimitiveType_TRIANGLE) == 0) continue;
      figure.parts.push_back(ConvertMesh(mesh, i, figure.skeleton));
    }
    if (!problem_ && figure.parts.empty()) {
      Fault("figure-no-mesh", "there are no triangles in this file",
            "a body of triangles");
    }
    if (!problem_) PutBodyFirst(figure.parts);
    if (!problem_) Stand(figure);
    return problem_;
  }

 private:
  void Fault(std::string rule, std::string text, std::string allowed,
             std::string hint = "") {
    if (problem_) return;
    problem_ = core::Problem{"",
                             0,
                             0,
                             std::move(rule),
                             std::move(text),
                             std::move(allowed),
                             std::move(hint)};
  }

  void FindSkeleton(anim::Skeleton& skeleton) {
    for (unsigned i = 0; i < scene_.mNumMeshes; ++i) {
      const aiMesh& mesh = *scene_.mMeshes[i];
      for (unsigned b = 0; b < mesh.mNumBones; ++b) {
        bind_.emplace(Text(mesh.mBones[b]->mName),
                      mesh.mBones[b]->mOffsetMatrix);
      }
    }
    if (bind_.empty()) {
      return Fault("figure-no-skeleton", "no mesh of this file has a skeleton",
                   "a body skinned to joints",
                   "export with the skin and the armature");
    }
    if (bind_.size() > kFigureJoints) {
      return Fault("figure-too-large", std::to_string(bind_.size()) + " joints",
                   "at most " + std::to_string(kFigureJoints));
    }
    AddJoints(*scene_.mRootNode, -1, aiMatrix4x4(), skeleton);
    for (const auto& [name, matrix] : bind_) {
      if (!problem_ && skeleton.Find(name) < 0) {
        Fault("figure-joint-names", "the joint \"" + name + "\" is no node",
              "joints that are nodes of the scene");
      }
    }
    if (skeleton.tails.size() > header_.tails.size()) skeleton.tails.clear();
  }

  // Parent first, which is also the order of a walk down the tree. Nodes
  // between joints are left out; their transforms lie in the bind matrices.
  void AddJoints(const aiNode& node, int parent, const aiMatrix4x4& above,
                 anim::Skeleton& skeleton) {
    if (problem_) return;
    const std::string name = Text(node.mName);
    const aiMatrix4x4 place = above * node.mTransformation;
    for (unsigned m = 0; m < node.mNumMeshes; ++m) {
      hung_.try_emplace(node.mMeshes[m], Hung{std::max(parent, 0), place});
    }
    if (const auto bone = bind_.find(name); bone != bind_.end()) {
      if (skeleton.Find(name) >= 0) {
        return Fault("figure-joint-names",
                     "two joints are named \"" + name + "\"",
                     "a name of its own for each joint");
      }
      aiMatrix4x4 rest = bone->second;
      const std::optional<Transform> model = Rigid(rest.Inverse());
      if (!model) {
        return Fault("figure-scale",
                     "the bind pose of the joint \"" + name +
                         "\" scales, mirrors or is not a number",
                     "joints that turn and move only",
                     "apply all scales before exporting");
      }
      const int index = skeleton.joint_count();
      skeleton.names.push_back(name);
      skeleton.parents.push_back(parent);
      skeleton.model_from_joint.push_back(*model);
      skeleton.parent_from_joint.push_back(
          parent < 0 ? *model
                     : Inverse(skeleton.model_from_joint[std::size_t(parent)]) *
                           *model);
      const auto tail = header_.tails.find(name);
      skeleton.tails.push_back(tail == header_.tails.end() ? Vec3(0)
                                                           : tail->second);
      parent = index;
    }
    for (unsigned c = 0; c < node.mNumChildren; ++c) {
      AddJoints(*node.mChildren[c], parent, place, skeleton);
    }
  }

  anim::Mesh ConvertMesh(const aiMesh& from, unsigned index,
                         const anim::Skeleton& skeleton) {
    anim::Mesh mesh;
    mesh.name = Text(from.mName);
    const Hung hung = hung_.contains(index) ? hung_.at(index) : Hung{};
    // A skin places its mesh; only meshes without one are placed by their node.
    const aiMatrix4x4 place = from.mNumBones > 0 ? aiMatrix4x4() : hung.place;
    CopyVertices(from, place, mesh);
    CopyTriangles(from, mesh);
    std::vector<anim::VertexInfluences> influences(mesh.vertex_count());
    for (unsigned b = 0; b < from.mNumBones; ++b) {
      const aiBone& bone = *from.mBones[b];
      const int joint = skeleton.Find(Text(bone.mName));
      for (unsigned w = 0; w < bone.mNumWeights; ++w) {
        const aiVertexWeight& weight = bone.mWeights[w];
        if (weight.mWeight == 0 || weight.mVertexId >= influences.size()) {
          continue;
        }
        influences[weight.mVertexId].push_back({joint, weight.mWeight});
      }
    }
    if (from.mNumBones == 0) {
      for (auto& list : influences) list = {{hung.joint, 1.0f}};
    }
    CheckWeights(mesh.name, influences);
    if (!problem_) anim::WeldPoints(mesh, influences);
    return mesh;
  }

  void CopyVertices(const aiMesh& from, const aiMatrix4x4& place,
                    anim::Mesh& mesh) {
    const aiMatrix3x3 turn(place);
    for (unsigned v = 0; v < from.mNumVertices; ++v) {
      const aiVector3D p = place * from.mVertices[v];
      if (!IsFinite(p) || std::abs(p.x) > kFarthest ||
          std::abs(p.y) > kFarthest || std::abs(p.z) > kFarthest) {
        return Fault("figure-not-finite",
                     "the mesh \"" + mesh.name + "\" has a vertex at " +
                         std::to_string(p.x) + ", " + std::to_string(p.y) +
                         ", " + std::to_string(p.z),
                     "places in metres");
      }
      // Adding zero turns -0 into 0, so that such places weld.
      mesh.positions.push_back({p.x + 0.0f, p.y + 0.0f, p.z + 0.0f});
      Vec3f normal(0, 1, 0);
      if (from.HasNormals() && IsFinite(from.mNormals[v])) {
        const aiVector3D n = turn * from.mNormals[v];
        const float length = n.Length();
        if (length > 1e-6f) normal = Vec3f(n.x, n.y, n.z) / length;
      }
      mesh.normals.push_back(normal);
      if (from.HasTextureCoords(0)) {
        // The importer counts v from below.
        const aiVector3D uv = from.mTextureCoords[0][v];
        mesh.uvs.push_back(IsFinite(uv) ? math::Vec2f(uv.x, 1 - uv.y)
                                        : math::Vec2f(0));
      }
      if (from.HasVertexColors(0)) {
        const aiColor4D& c = from.mColors[0][v];
        mesh.colours.push_back({c.r, c.g, c.b, c.a});
      }
    }
  }

  void CopyTriangles(const aiMesh& from, anim::Mesh& mesh) {
    for (unsigned f = 0; f < from.mNumFaces; ++f) {
      const aiFace& face = from.mFaces[f];
      if (face.mNumIndices != 3) continue;
      for (unsigned k = 0; k < 3; ++k) {
        if (face.mIndices[k] >= from.mNumVertices) {
          return Fault("figure-damaged",
                       "a triangle of the mesh \"" + mesh.name +
                           "\" has a corner that is not there",
                       "");
        }
        mesh.triangles.push_back(face.mIndices[k]);
      }
    }
  }

  void CheckWeights(const std::string& name,
                    const std::vector<anim::VertexInfluences>& influences) {
    std::size_t bad = 0, first = 0;
    for (std::size_t v = 0; v < influences.size(); ++v) {
      float sum = 0;
      bool negative = false;
      for (const auto& [joint, weight] : influences[v]) {
        sum += weight;
        negative |= !(weight > 0);
      }
      if (!negative && std::abs(sum - 1) <= kWeightSlack) continue;
      if (bad++ == 0) first = v;
    }
    if (bad == 0) return;
    Fault("figure-weights",
          std::to_string(bad) + " vertices of the mesh \"" + name +
              "\" have joint weights that do not sum to 1, the first is " +
              std::to_string(first),
          "weights of at least 0 that sum to 1", "normalise the weights");
  }

  static void PutBodyFirst(std::vector<anim::Mesh>& parts) {
    auto body = std::ranges::find(parts, "body", &anim::Mesh::name);
    if (body == parts.end()) {
      body = std::ranges::max_element(parts, {}, &anim::Mesh::vertex_count);
    }
    std::rotate(parts.begin(), body, body + 1);
  }

  // Puts the feet on the floor.
  void Stand(body::Figure& figure) {
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (const Vec3f& p : figure.parts[0].positions) {
      low = std::min(low, p.y);
      high = std::max(high, p.y);
    }
    figure.stature = double(high) - double(low);
    if (!(figure.stature >= kShortest && figure.stature <= kTallest)) {
      return Fault("figure-size",
                   "the body is " + std::to_string(figure.stature) + " m tall",
                   "0.4 to 3 m, upright along y", "export in metres with y up");
    }
    if (std::abs(low) < 1e-6f) return;
    for (anim::Mesh& mesh : figure.parts) {
      for (Vec3f& p : mesh.positions) p.y -= low;
    }
    anim::Skeleton& skeleton = figure.skeleton;
    for (std::size_t j = 0; j < skeleton.names.size(); ++j) {
      skeleton.model_from_joint[j].translation.y -= double(low);
      if (skeleton.parents[j] < 0) {
        skeleton.parent_from_joint[j] = skeleton.model_from_joint[j];
      }
    }
  }

  struct Hung {
    int joint = 0;  // the joint above the mesh's node
    aiMatrix4x4 place;
  };

  const aiScene& scene_;
  const GlbHeader& header_;
  std::map<std::string, aiMatrix4x4> bind_;  // joint_from_model, by joint
  std::map<unsigned, Hung> hung_;            // by mesh
  std::optional<core::Problem> problem_;
};

std::optional<core::Problem> Import(const std::string& bytes,
                                    const GlbHeader& header,
                                    body::Figure& figure) {
  const auto damaged = [](const std::string& why) {
    return core::Problem{"",
                         0,
                         0,
                         "figure-damaged",
                         "the file could not be read: " + why,
                         "a skinned binary glTF 2.0 file (.glb)",
                         "export the figure again as glTF binary"};
  };
  try {
    Assimp::Importer importer;
    const aiScene* scene = importer.ReadFileFromMemory(
        bytes.data(), bytes.size(),
        aiProcess_Triangulate | aiProcess_GenSmoothNormals, "glb");
    if (scene == nullptr || scene->mRootNode == nullptr) {
      return damaged(importer.GetErrorString());
    }
    return Converter(*scene, header).Convert(figure);
  } catch (const std::exception& error) {
    return damaged(error.what());
  } catch (...) {
    return damaged("the importer gave up");
  }
}

}  // namespace

core::Loaded<body::Figure> LoadFigure(const std::filesystem::path& path) {
  core::Loaded<body::Figure> loaded;
  const auto fail = [&](core::Problem problem) {
    problem.file = path.string();
    loaded.problems.push_back(std::move(problem));
    return loaded;
  };
  core::Loaded<std::string> bytes = core::ReadFile(path, kFigureBytes);
  if (!bytes.ok()) return fail(std::move(bytes.problems.front()));
  core::Loaded<GlbHeader> header = ReadGlbHeader(*bytes.value);
  if (!header.ok()) return fail(std::move(header.problems.front()));
  body::Figure figure;
  figure.name = path.stem().string();
  if (auto problem = Import(*bytes.value, *header.value, figure)) {
    return fail(std::move(*problem));
  }
  core::Loaded<body::SkinFields> fields = LoadSkinFields(path);
  if (!fields.ok()) {
    loaded.problems = std::move(fields.problems);
    return loaded;
  }
  figure.fields = std::move(*fields.value);
  loaded.value = std::move(figure);
  return loaded;
}

}  // namespace limber::content

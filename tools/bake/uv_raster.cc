// SPDX-License-Identifier: MIT
#include "tools/bake/uv_raster.h"

#include <algorithm>
#include <cmath>

namespace limber::bake {
namespace {

constexpr double kRim = 1.5;  // texels
constexpr double kMaxWeight = 2.5;

// Distance in texels from p to the triangle, 0 inside.
double Outside(const Vec2& p, const std::array<Vec2, 3>& t, const Vec3& w) {
  if (w.x >= 0 && w.y >= 0 && w.z >= 0) return 0;
  double best = 1e9;
  for (int k = 0; k < 3; ++k) {
    const Vec2 a = t[k], d = t[(k + 1) % 3] - a;
    const double s = std::clamp(
        glm::dot(p - a, d) / std::max(glm::dot(d, d), 1e-12), 0.0, 1.0);
    best = std::min(best, glm::length(a + s * d - p));
  }
  return best;
}

}  // namespace

UvRaster::UvRaster(const SkinSurface& skin, int size) : size_(size) {
  const BodyMesh& mesh = skin.mesh();
  std::vector<double> outside(size * size, 1e9);
  std::vector<int> slot(size * size, -1);
  for (std::size_t i = 0; i < skin.triangles().size(); ++i) {
    const auto& uvs = mesh.quad_uvs[i / 2];
    const std::array<int, 3> corner =
        i % 2 == 0 ? std::array{0, 1, 2} : std::array{0, 2, 3};
    std::array<Vec2, 3> t;
    for (int k = 0; k < 3; ++k) {
      const Vec2& uv = mesh.uvs[uvs[corner[k]]];
      t[k] = Vec2(uv.x * size - 0.5, (1 - uv.y) * size - 0.5);
    }
    const Vec2 e1 = t[1] - t[0], e2 = t[2] - t[0];
    const double area = e1.x * e2.y - e1.y * e2.x;
    if (std::abs(area) < 1e-9) continue;
    const Vec2 low = glm::min(glm::min(t[0], t[1]), t[2]) - kRim;
    const Vec2 high = glm::max(glm::max(t[0], t[1]), t[2]) + kRim;
    for (int y = std::max(0, int(std::ceil(low.y)));
         y <= std::min(size - 1, int(std::floor(high.y))); ++y) {
      for (int x = std::max(0, int(std::ceil(low.x)));
           x <= std::min(size - 1, int(std::floor(high.x))); ++x) {
        const Vec2 p(x, y), d = p - t[0];
        const double w1 = (d.x * e2.y - d.y * e2.x) / area;
        const double w2 = (e1.x * d.y - e1.y * d.x) / area;
        const Vec3 w(1 - w1 - w2, w1, w2);
        const double away = Outside(p, t, w);
        const int pixel = y * size + x;
        if (away > kRim || away >= outside[pixel]) continue;
        // a sliver would be continued far off the body
        if (std::max({w.x, w.y, w.z}) > kMaxWeight) continue;
        outside[pixel] = away;
        Texel texel;
        for (int k = 0; k < 3; ++k) {
          const int v = skin.triangles()[i][k];
          texel.position += w[k] * mesh.positions[v];
          texel.normal += w[k] * mesh.normals[v];
        }
        texel.normal = glm::normalize(texel.normal);
        texel.triangle = static_cast<int>(i);
        texel.weights = w;
        texel.pixel = pixel;
        if (slot[pixel] < 0) {
          slot[pixel] = static_cast<int>(texels_.size());
          texels_.push_back(texel);
        } else {
          texels_[slot[pixel]] = texel;
        }
      }
    }
  }
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (slot[y * size + x] >= 0) continue;
      int best = kGutter * kGutter + 1, from = -1;
      for (int v = std::max(0, y - kGutter);
           v <= std::min(size - 1, y + kGutter); ++v) {
        for (int u = std::max(0, x - kGutter);
             u <= std::min(size - 1, x + kGutter); ++u) {
          const int d = (u - x) * (u - x) + (v - y) * (v - y);
          if (d < best && slot[v * size + u] >= 0) {
            best = d;
            from = v * size + u;
          }
        }
      }
      if (from >= 0) gutter_.emplace_back(y * size + x, from);
    }
  }
}

body::Image UvRaster::Blank(int channels, std::uint8_t value) const {
  body::Image image;
  image.width = image.height = size_;
  image.channels = channels;
  image.pixels.assign(std::size_t(size_) * size_ * channels, value);
  return image;
}

void UvRaster::Dilate(body::Image& image) const {
  for (const auto& [pixel, from] : gutter_) {
    for (int c = 0; c < image.channels; ++c) {
      image.pixels[pixel * image.channels + c] =
          image.pixels[from * image.channels + c];
    }
  }
}

}  // namespace limber::bake

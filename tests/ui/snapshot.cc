// SPDX-License-Identifier: MIT
// Draws the page over a flat stage on the CPU and writes PNG files, one for
// each case below, or for those whose name contains the second argument.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>

#include "engine/ui/panel.h"
#include "engine/ui/tokens.h"
#include "tests/ui/sample.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>

namespace {

using namespace limber;
using Vertex = scene::Overlay::Vertex;

struct Canvas {
  int width, height;
  std::vector<float> rgb;

  Canvas(int w, int h, ui::Colour ground)
      : width(w), height(h), rgb(static_cast<std::size_t>(w) * h * 3) {
    for (std::size_t i = 0; i < rgb.size(); ++i) {
      rgb[i] = static_cast<float>(ground >> (8 * (i % 3)) & 0xFF);
    }
  }
};

float Edge(const Vertex& a, const Vertex& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

void Triangle(Canvas& out, const scene::Overlay::Command& clip,
              const scene::Picture& texture, const Vertex& a, Vertex b,
              Vertex c) {
  float area = Edge(a, b, c.x, c.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(b, c);
    area = -area;
  }
  const auto span = [](float low, float high, float from, float to, int size) {
    return std::pair(
        std::max(0, static_cast<int>(std::floor(std::max(low, from)))),
        std::min(size, static_cast<int>(std::ceil(std::min(high, to)))));
  };
  const auto [x0, x1] =
      span(std::min({a.x, b.x, c.x}), std::max({a.x, b.x, c.x}), clip.clip_x0,
           clip.clip_x1, out.width);
  const auto [y0, y1] =
      span(std::min({a.y, b.y, c.y}), std::max({a.y, b.y, c.y}), clip.clip_y0,
           clip.clip_y1, out.height);
  // Pixels on a shared edge belong to one triangle only: top-left rule.
  const auto inside = [](float e, const Vertex& p, const Vertex& q) {
    return e > 0 || (e == 0 && (q.y < p.y || (q.y == p.y && q.x > p.x)));
  };
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const float px = static_cast<float>(x) + 0.5f;
      const float py = static_cast<float>(y) + 0.5f;
      if (px < clip.clip_x0 || px >= clip.clip_x1 || py < clip.clip_y0 ||
          py >= clip.clip_y1)
        continue;
      const float ea = Edge(b, c, px, py), eb = Edge(c, a, px, py),
                  ec = Edge(a, b, px, py);
      if (!inside(ea, b, c) || !inside(eb, c, a) || !inside(ec, a, b)) continue;
      const float wa = ea / area, wb = eb / area, wc = ec / area;
      const float u = a.u * wa + b.u * wb + c.u * wc;
      const float v = a.v * wa + b.v * wb + c.v * wc;
      const int tx =
          std::clamp(static_cast<int>(u * static_cast<float>(texture.width)), 0,
                     texture.width - 1);
      const int ty =
          std::clamp(static_cast<int>(v * static_cast<float>(texture.height)),
                     0, texture.height - 1);
      const std::uint8_t* texel =
          &texture
               .pixels[(static_cast<std::size_t>(ty) * texture.width + tx) * 4];
      const auto channel = [&](int k) {
        const auto of = [&](const Vertex& p) {
          return static_cast<float>(p.rgba >> (8 * k) & 0xFF);
        };
        return (of(a) * wa + of(b) * wb + of(c) * wc) *
               static_cast<float>(texel[k]) / 255;
      };
      const float alpha = channel(3) / 255;
      float* pixel =
          &out.rgb[(static_cast<std::size_t>(y) * out.width + x) * 3];
      for (int k = 0; k < 3; ++k) pixel[k] += (channel(k) - pixel[k]) * alpha;
    }
  }
}

// Texture 2 is the picture of the public text.
void Draw(Canvas& out, const scene::Overlay& overlay,
          const scene::Picture& font, const scene::Picture& letters) {
  for (const auto& list : overlay.lists) {
    for (const auto& command : list.commands) {
      for (std::uint32_t i = 0; i + 2 < command.index_count; i += 3) {
        const auto at = [&](std::uint32_t k) {
          return list.vertices[command.vertex_offset +
                               list.indices[command.first_index + i + k]];
        };
        Triangle(out, command, command.texture == 2 ? letters : font, at(0),
                 at(1), at(2));
      }
    }
  }
}

struct Case {
  const char* name;
  int width, height;
  scene::Theme theme;
  std::size_t movement;
  double seconds;
  int palette = 0;
  bool help = false;
  double user_scale = 1;
  const char* click = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: ui_snapshot FOLDER [NAME]\n");
    return 2;
  }
  using enum scene::Theme;
  const Case cases[] = {
      {"1280-dark", 1280, 720, kDark, 0, 38, 1},
      {"1280-dark-hold", 1280, 720, kDark, 1, 28.2},
      {"1920-light", 1920, 1080, kLight, 3, 22, 1},
      {"1920-light-march", 1920, 1080, kLight, 6, 22},
      {"3840-dark", 3840, 2160, kDark, 3, 25},
      {"1024-light", 1024, 600, kLight, 0, 38},
      {"1024-drawer", 1024, 600, kDark, 0, 38, 0, false, 1, "open_list"},
      {"1080x1920", 1080, 1920, kDark, 0, 38},
      {"1080x1920-muscles", 1080, 1920, kLight, 0, 38, 0, false, 1, "tab"},
      {"1280-help", 1280, 720, kDark, 0, 38, 0, true},
      {"1280-focus", 1280, 720, kLight, 1, 30, 0, false, 1, "tabs"},
      {"1920-150", 1920, 1080, kDark, 2, 20, 0, false, 1.5},
  };
  const auto library = ui::sample::Library();
  for (const Case& it : cases) {
    if (argc > 2 && std::string(it.name).find(argv[2]) == std::string::npos)
      continue;
    auto made = ui::Panel::Create();
    if (!made.ok()) return 1;
    ui::Panel& panel = **made.value;
    coach::Session session(library);
    session.Select(it.movement);
    session.Seek(core::Seconds(it.seconds));
    session.Play();
    auto view = ui::sample::ViewOf(session, it.width, it.height);
    view.theme = it.theme;
    view.palette = it.palette;
    view.user_scale = it.user_scale;
    using Clock = std::chrono::steady_clock;
    const auto milliseconds = [](Clock::time_point from) {
      return std::chrono::duration<double, std::milli>(Clock::now() - from)
          .count();
    };
    const auto begin = Clock::now();
    panel.Fit(it.width, it.height, it.user_scale);
    const double atlas = milliseconds(begin);
    panel.SetFontTexture(1);
    panel.SetPublicTexture(2);
    std::vector<ui::Command> commands;
    if (it.help) panel.Push(ui::KeyPress{.key = ui::Key::kF1});
    const scene::Overlay* overlay = nullptr;
    for (int i = 0; i < 4; ++i) {
      view.wall_seconds += 0.02;
      if (it.click == std::string("tabs")) {  // walks to a control by keys
        view.wall_seconds += 0.5;
        for (int k = 0; k < 7; ++k) panel.Push(ui::KeyPress{ui::Key::kTab});
        panel.Push(ui::MouseMove{600, 620});
        if (i == 3) panel.Push(ui::KeyPress{ui::Key::kTab});
      } else if (i == 1 && it.click != nullptr) {
        const auto r =
            *panel.Find(it.click, it.click == std::string("tab") ? 1 : 0);
        panel.Push(ui::MouseButton{0, true, r.centre_x(), r.centre_y()});
        panel.Push(ui::MouseButton{0, false, r.centre_x(), r.centre_y()});
        panel.Push(ui::MouseLeave{});
      }
      overlay = &panel.Draw(view, &commands);
    }
    constexpr int kRuns = 200;
    const auto runs = Clock::now();
    for (int i = 0; i < kRuns; ++i) overlay = &panel.Draw(view, &commands);
    const double draw = milliseconds(runs) / kRuns;
    const ui::Colour ground =
        it.theme == kDark ? ui::Rgb(0x5D6466) : ui::Rgb(0xE9E4DB);
    Canvas out(it.width, it.height, ground);
    Draw(out, *overlay, panel.font_picture(), panel.public_picture());
    std::vector<std::uint8_t> bytes(out.rgb.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::uint8_t>(out.rgb[i] + 0.5f);
    std::size_t vertices = 0;
    for (const auto& list : overlay->lists) vertices += list.vertices.size();
    const auto font = panel.font_picture();
    const auto path =
        std::filesystem::path(argv[1]) / (std::string(it.name) + ".png");
    stbi_write_png(path.c_str(), it.width, it.height, 3, bytes.data(),
                   it.width * 3);
    std::printf(
        "%s: %zu lists, %zu vertices, font %d x %d in %.0f ms, %.2f ms a "
        "frame\n",
        it.name, overlay->lists.size(), vertices, font.width, font.height,
        atlas, draw);
  }
}

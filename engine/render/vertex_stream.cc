// SPDX-License-Identifier: MIT
#include "engine/render/vertex_stream.h"

namespace limber::render {

using Vertex = EdgeFins::Vertex;

void Point(Attribute attribute, GLint size, GLsizei stride,
           std::size_t offset) {
  glEnableVertexAttribArray(attribute);
  glVertexAttribPointer(attribute, size, GL_FLOAT, GL_FALSE, stride,
                        Offset(offset));
}

void FillIndices(Buffer& buffer, std::span<const std::uint32_t> indices) {
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffer.name());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, GLsizeiptr(indices.size_bytes()),
               indices.data(), GL_STATIC_DRAW);
}

void FinStream::Reserve(std::size_t parts, std::size_t edges, double share) {
  vertices_.clear();
  vertices_.reserve(std::size_t(6 * share * double(edges)) + 64);
  first_.clear();
  first_.reserve(parts);
  glBindVertexArray(array_.name());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  constexpr GLsizei kStride = sizeof(Vertex);
  Point(kPosition, 3, kStride, offsetof(Vertex, position));
  Point(kNormal, 3, kStride, offsetof(Vertex, normal));
  Point(kUv, 2, kStride, offsetof(Vertex, uv));
  Point(kColour, 4, kStride, offsetof(Vertex, colour));
  Point(kEdge, 1, kStride, offsetof(Vertex, edge));
  glBindVertexArray(0);
}

void FinStream::Clear() {
  vertices_.clear();
  first_.clear();
}

std::vector<Vertex>& FinStream::Begin() {
  first_.push_back(vertices_.size());
  return vertices_;
}

void FinStream::Upload() {
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
  glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(vertices_.size() * sizeof(Vertex)),
               vertices_.data(), GL_STREAM_DRAW);
}

void FinStream::Draw(std::size_t part) {
  if (part >= first_.size()) return;
  const std::size_t end =
      part + 1 < first_.size() ? first_[part + 1] : vertices_.size();
  if (end == first_[part]) return;
  glBindVertexArray(array_.name());
  glDrawArrays(GL_TRIANGLES, GLint(first_[part]), GLsizei(end - first_[part]));
}

}  // namespace limber::render

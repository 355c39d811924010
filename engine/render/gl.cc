// SPDX-License-Identifier: MIT
#include "engine/render/gl.h"

namespace limber::render {

void MakeBuffer(GLuint* name) { glGenBuffers(1, name); }
void DropBuffer(GLuint name) { glDeleteBuffers(1, &name); }
void MakeTexture2d(GLuint* name) { glGenTextures(1, name); }
void DropTexture2d(GLuint name) { glDeleteTextures(1, &name); }
void MakeFramebuffer(GLuint* name) { glGenFramebuffers(1, name); }
void DropFramebuffer(GLuint name) { glDeleteFramebuffers(1, &name); }
void MakeRenderbuffer(GLuint* name) { glGenRenderbuffers(1, name); }
void DropRenderbuffer(GLuint name) { glDeleteRenderbuffers(1, &name); }
void MakeVertexArray(GLuint* name) { glGenVertexArrays(1, name); }
void DropVertexArray(GLuint name) { glDeleteVertexArrays(1, &name); }
void MakeSampler(GLuint* name) { glGenSamplers(1, name); }
void DropSampler(GLuint name) { glDeleteSamplers(1, &name); }

}  // namespace limber::render

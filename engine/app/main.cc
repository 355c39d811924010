// SPDX-License-Identifier: MIT
#include "engine/app/command_line.h"

int main(int argc, char** argv) { return limber::app::Run(argc, argv); }

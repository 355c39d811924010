// SPDX-License-Identifier: MIT
#pragma once

namespace limber::app {

// Reads the arguments, runs the command they name, returns its exit code.
int Run(int argc, char** argv);

}  // namespace limber::app

#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Checks binary glTF files with the Khronos validator.
// usage: node tools/bake/validate.js FILE.glb...
// exit status: 0 = no error and no warning in any file, 1 = some, 2 = usage or
// a missing package.
'use strict';
const fs = require('fs');
const path = require('path');

const packages = path.join(__dirname, '..', '..', 'assets', 'node_modules');
let validator;
try {
  validator = require(path.join(packages, 'gltf-validator'));
} catch {
  console.error("error: gltf-validator is not there; run 'npm ci' in the folder assets");
  process.exit(2);
}

async function check(file) {
  let bytes;
  try {
    bytes = fs.readFileSync(file);
  } catch (fault) {
    console.error(`${file}: error: ${fault.code}; bake the figures first`);
    return false;
  }
  const report = await validator.validateBytes(new Uint8Array(bytes));
  const { numErrors, numWarnings, numInfos, messages } = report.issues;
  for (const message of messages.filter((m) => m.severity < 2).slice(0, 20)) {
    console.error(`${file}: ${message.code}: ${message.message} ${message.pointer || ''}`);
  }
  console.log(`${file}: ${numErrors} errors, ${numWarnings} warnings, ${numInfos} infos, ` +
              `${report.info.totalVertexCount} vertices, ${report.info.totalTriangleCount} triangles`);
  return numErrors + numWarnings === 0;
}

(async () => {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    console.error('usage: node tools/bake/validate.js FILE.glb...');
    process.exit(2);
  }
  let good = true;
  for (const file of files) good = (await check(file)) && good;
  process.exit(good ? 0 : 1);
})();

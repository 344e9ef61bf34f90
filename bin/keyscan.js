#!/usr/bin/env node
'use strict';

const PROGRAM = '../dist/cli/main.cjs';

/** Node's own status for an error is 1, which would say that there are findings. */
function defect(error) {
  console.error(error);
  console.error('keyscan: this is a defect: https://github.com/keyscan/keyscan/issues');
  process.exitCode = 3;
}

function load() {
  try {
    return require(PROGRAM);
  } catch (error) {
    if (!String(error.message).startsWith(`Cannot find module '${PROGRAM}'`)) throw error;
    console.error('keyscan is not built: run npm run build');
    process.exitCode = 2;
    return undefined;
  }
}

async function run() {
  const program = load();
  if (program !== undefined) process.exitCode = await program.main(process.argv.slice(2));
}

run().catch(defect);

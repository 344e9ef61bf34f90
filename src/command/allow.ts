/** `keyscan allow`: adds a decision to the allow-list. */

import { ExitStatus, ScanError } from '../error.ts';
import { allow as addToAllowList } from '../filter/decisions.ts';
import type { Options } from '../options/values.ts';
import type { CommandIo } from './io.ts';
import { rootAbove } from './root.ts';
import { decisionFiles } from './settings.ts';

export async function allow(options: Options, io: CommandIo): Promise<ExitStatus> {
  const [fingerprint = ''] = options.arguments;
  const { reason, owner, expires } = options;
  if (reason === undefined) {
    throw new ScanError('an allowed finding needs a reason', {
      hint: `keyscan allow ${fingerprint} --reason "why it is harmless"`,
    });
  }
  const files = decisionFiles(options, io, rootAbove(io.cwd));
  const { created } = await addToAllowList(
    files,
    {
      fingerprint,
      reason,
      ...(owner === undefined ? {} : { owner }),
      ...(expires === undefined ? {} : { expires }),
    },
    io.now,
  );
  const { name } = files.allowList;
  io.stdout.write(
    created
      ? `Allowed. ${name} is new: commit it, so that it counts for everybody.\n`
      : `Allowed, in ${name}.\n`,
  );
  return ExitStatus.Clean;
}

/** The outside world as commands see it: what `cli.ts` takes from the process and tests replace. */

export interface CommandIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How the user starts keyscan, for commands to paste. */
  readonly command: string;
}

export interface Terminal {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number;
}

/**
 * Whether to colour what goes to `terminal`: https://no-color.org, https://force-color.org, and a
 * terminal that can. `--no-color` wins.
 */
export function wantsColour(io: CommandIo, terminal: Terminal, option: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (!option || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return terminal.isTTY && TERM !== 'dumb';
}

/**
 * One line on a terminal that says how far the scan is. It appears only when a scan takes long
 * enough to wonder, and leaves nothing behind.
 */

import type { Progress } from '../finding.ts';
import type { Reporter } from './reporter.ts';
import { crop } from './text.ts';
import { thousands } from './words.ts';

/** Milliseconds before the line first appears. */
const PATIENCE = 500;
/** Milliseconds between two drawings at least. */
const INTERVAL = 100;

const CLEAR_LINE = '\r\u001b[2K';

export interface ProgressContext {
  /** Writes to the terminal: standard error. */
  readonly write: (text: string) => void;
  /** Width of the terminal in columns. */
  readonly width: number;
}

/**
 * Shows the progress events of a run. It must get each event before the reporters do, since it
 * clears its line before they write to the same terminal.
 */
export function createProgress({ write, width }: ProgressContext): Reporter {
  let next = performance.now() + PATIENCE;
  let latest: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let visible = false;

  function draw(): void {
    timer = undefined;
    if (latest === undefined) return;
    next = performance.now() + INTERVAL;
    visible = true;
    // One column less than there is: a full line would wrap on some terminals.
    write(CLEAR_LINE + crop(progressText(latest), width - 1));
  }

  function clear(): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    latest = undefined;
    if (visible) write(CLEAR_LINE);
    visible = false;
  }

  return {
    event(event) {
      if (event.type !== 'progress') {
        clear();
        return;
      }
      latest = event;
      const wait = next - performance.now();
      if (wait <= 0) {
        if (timer !== undefined) clearTimeout(timer);
        draw();
      } else if (timer === undefined) {
        // The scan, not its display, decides how long the process lives.
        timer = setTimeout(draw, wait);
        timer.unref();
      }
    },
    end: clear,
  };
}

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  listing: 'Listing what to scan',
  scanning: 'Scanning',
  locating: 'Locating findings in the history',
};

function progressText({ phase, done, total }: Progress): string {
  if (total === undefined || total === 0) return `${PHASES[phase]} ${thousands(done)}`;
  const percent = Math.min(100, Math.floor((done / total) * 100));
  return `${PHASES[phase]} ${thousands(done)} / ${thousands(total)} (${percent} %)`;
}

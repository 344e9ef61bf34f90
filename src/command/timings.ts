/** Where the time of a run went, for `--timings`. */

import type { ScanEvent } from '../finding.ts';

export interface Timings {
  /** The phase that ends now. */
  mark(phase: string): void;
  /** Scanning and locating end with events of their own. */
  event(event: ScanEvent): void;
  /** One line a phase and one for all, in milliseconds since the process began. */
  text(): string;
}

export function startTimings(): Timings {
  const phases: { readonly phase: string; readonly until: number }[] = [];
  const mark = (phase: string): void => {
    phases.push({ phase, until: 1000 * process.uptime() });
  };
  return {
    mark,
    event(event) {
      if (event.type === 'progress' && event.phase === 'locating') mark('scan');
      if (event.type === 'receipt') mark(phases.at(-1)?.phase === 'scan' ? 'locate' : 'scan');
    },
    text() {
      let from = 0;
      const rows = phases.map(({ phase, until }) => {
        const row = line(until - from, phase);
        from = until;
        return row;
      });
      return [...rows, line(1000 * process.uptime(), 'in all')].join('');
    },
  };
}

function line(milliseconds: number, what: string): string {
  return `${milliseconds.toFixed(1).padStart(10)} ms  ${what}\n`;
}
